#pragma once

#include <array>
#include <string_view>

namespace entente::date {

/// A word or pattern by itself, and as it stands after words such as "since" or "c." (Russian
/// "февраль", "с февраля").
struct Inflected {
  std::string_view alone, governed;
};

struct Magnitude {
  int exponent;
  std::string_view pattern;
};

/// All that labels in one language need. Patterns are fmt's: {} or {d}ay, {m}onth, {y}ear, what is
/// {x} within it. A further language is one more row in languages.cpp.
struct Language {
  std::string_view tag;  ///< BCP 47 primary subtag

  std::array<Inflected, 12> months, brief_months;  ///< governed: also after the day's number
  std::array<Inflected, 4> seasons, quarters;
  std::array<Inflected, 2> halves;
  std::string_view northern, southern;
  std::array<std::string_view, 4> brief_quarters;
  std::array<std::string_view, 2> brief_halves;

  std::string_view day_month, day_in_year, month_in_year, season_in_year, part_of_year;
  std::string_view vague_year;  ///< {x} in a decade: "25 December, 1560s"
  std::string_view time, utc;

  std::string_view common_era, before_common_era;
  std::array<Magnitude, 3> magnitudes;  ///< falling
  std::string_view thousands_separator, decimal_separator;
  Inflected decade;
  Inflected first_decade, century;  ///< "1900s", told apart

  std::string_view year_unknown, month_unknown, day_unknown, month_and_day_unknown, inexact;

  std::string_view uncertain;
  Inflected approximate;  ///< the date within is governed in both
  std::array<std::string_view, 3> components;
  std::string_view component_uncertain, component_approximate, component_both, remark;

  std::string_view range, spaced_range;
  std::string_view since, until, end_unknown, start_unknown, on_or_before, on_or_after, undated;
  std::string_view comma, or_, and_;
};

/// By the primary subtag, in any case; English if there is no such row.
const Language& language(std::string_view tag);
/// nullptr if there is no such row.
const Language* find_language(std::string_view tag);
/// The first row is English.
const Language* begin_languages();
const Language* end_languages();

}  // namespace entente::date
