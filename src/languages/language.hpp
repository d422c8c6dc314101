#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "languages/phrases.hpp"

/// All words of the program's own in a figure, language by language. A language is one file of
/// data, src/languages/<tag>.def, and a line of languages.cpp.
namespace entente::languages {

/// A word or pattern by itself, and as it stands after words such as "since" or "c." (Russian
/// "февраль", "с февраля").
struct Inflected {
  std::string_view alone, governed;
};

/// A pattern that governs a date, which may depend on how fine the date is (French "jusqu’au 10
/// mars", "jusqu’en 1990", "jusque dans les années 1990"): empty ones are as that of a day.
struct Governing {
  std::string_view day, month = {}, year = {}, vague = {};
};

/// All that labels of dates need. Patterns are fmt's: {} or {d}ay, {m}onth, {y}ear, what is {x}
/// within it.
struct DateWords {
  std::array<Inflected, 12> months, brief_months;  ///< governed: also after the day's number
  std::array<Inflected, 4> seasons, quarters;
  std::array<Inflected, 2> halves;
  std::string_view northern, southern;
  std::array<std::string_view, 4> brief_quarters;
  std::array<std::string_view, 2> brief_halves;

  std::string_view day, first_day;  ///< of a month: "{}", German "{}."; French "1er"
  std::string_view day_month, day_in_year, month_in_year;
  std::string_view brief_day_month, brief_day_in_year, brief_month_in_year;
  std::string_view season_in_year, part_of_year;
  std::string_view vague_year;  ///< {x} in a decade: "25 December, 1560s"
  std::string_view time, utc;

  std::string_view year;  ///< "{}", Chinese "{}年"
  std::string_view common_era, before_common_era;
  std::array<std::string_view, 10> decade_names;  ///< where these are words, as in Arabic
  /// {0}: its first year, {1}: the number of its century, {2}: its two digits within that, {3}: the
  /// century in Roman digits, {4}: of decade_names.
  Inflected decade;
  Inflected first_decade, century;  ///< "1900s", told apart

  std::string_view year_unknown, month_unknown, day_unknown, month_and_day_unknown, inexact;

  std::string_view uncertain;
  Governing approximate;           ///< by itself: "c. 1990"
  Governing governed_approximate;  ///< after "since": Russian "с ок. 1990"
  std::array<std::string_view, 3> components;
  std::string_view
      spans;  ///< words in which time is counted: of what lasted so long they say nothing
  std::string_view component_uncertain, component_approximate, component_both, remark;

  std::string_view range, spaced_range;
  std::string_view unknown;  ///< in the place of an end: "2015–?"
  Governing since, until, end_unknown, start_unknown, on_or_before, on_or_after;
  Governing as_of;  ///< "As of {}": what stands in it is not governed
  /// What becomes of a word and an article where they meet: "zu dem=zum|in dem=im".
  std::string_view contracted;
  std::string_view undated;
  std::string_view comma, or_, and_;

  /// Words that people write in dates, with blanks between them, for hints on what they meant.
  std::string_view heard_approximate, heard_uncertain, heard_silent;
  std::string_view heard_before_era, heard_decade, heard_century;
};

/// What stands for so many zeros: {6, "m"}, with | between plural forms if it has any; of years, a
/// pattern: {6, "{} million"}.
struct Magnitude {
  int exponent = 0;
  std::string_view word = {};
  bool close = false;  ///< the symbol of a currency stands close behind it: French "2,1 M€"
};

struct NumberWords {
  std::string_view thousands_separator, decimal_separator;
  std::array<Magnitude, 4> brief;  ///< rising; those that a language lacks at the end, with 0
  std::array<Magnitude, 3> full;   ///< falling, as patterns
};

/// How many forms words have that are counted, and which number takes which.
/// Source: Unicode CLDR 44, "Language plural rules", for whole numbers.
enum class Plurals : std::uint8_t {
  alike,         ///< Chinese: one form
  one_other,     ///< English: 1, others
  few_other,     ///< French, Portuguese: 0 and 1, others
  one_few_many,  ///< Russian: 1 21 31, 2–4 22–24, others
  six            ///< Arabic: 0, 1, 2, 3–10, 11–99, others
};
std::size_t forms_of(Plurals plurals);
/// From 0; less than forms_of().
std::size_t form_for(Plurals plurals, std::size_t number);

/// A built-in type of ties and events. `counted`: a pattern for each plural form, with | between.
struct TypeWords {
  std::string_view word, label, plural, counted;
};
/// A role that figures name.
struct RoleLabel {
  std::string_view role, label;
};

constexpr std::size_t type_count = 143, role_count = 16;

struct Language {
  std::string_view tag;   ///< BCP 47 primary subtag
  std::string_view name;  ///< in itself
  bool right_to_left;
  Plurals plurals;
  DateWords dates;
  NumberWords numbers;
  Phrases phrases;
  std::array<RoleLabel, role_count> roles;
  std::array<TypeWords, type_count> types;
};

/// English first.
std::span<const Language> all();
/// By the primary subtag, in any case; nullptr if there is no such language.
const Language* find(std::string_view tag);
/// English if there is no such language.
const Language& of(std::string_view tag);
inline const Phrases& phrases(std::string_view tag) { return of(tag).phrases; }
/// nullptr for words that are not built in.
const TypeWords* type_words(const Language& language, std::string_view word);
/// The role itself where it has no label.
std::string_view role_label(const Language& language, std::string_view role);

/// Of forms with | between, that for a number in digits with a point; where decimals count, the
/// last for one that has any. Where there is no |, the word is the same for all.
std::string_view form_of(const Language& language, std::string_view forms, std::string_view digits);
/// "15 visits", "15 визитов": the form of `patterns` for this number, filled.
std::string counted(const Language& language, std::string_view patterns, std::size_t number);
/// The same with the number in words: "two new".
std::string counted_in_words(const Language& language, std::string_view patterns,
                             std::size_t number);
/// A phrase that does not stand at the beginning.
std::string within_sentence(std::string_view phrase, const Phrases& phrases);
/// "five" where the language has words for small numbers, else "5".
std::string numeral(std::size_t number, const Phrases& phrases);

}  // namespace entente::languages
