#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/utf8.hpp"
#include "date/hints.hpp"
#include "date/scan.hpp"
#include "languages/language.hpp"

namespace entente::date {

namespace {

/// Runs of digits and runs of letters (ASCII or not), in lower case; the rest parts them.
std::vector<std::string> tokens(const std::string& text) {
  std::string folded = base::fold_case(text);
  Scanner scan(folded);
  auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c & 0x80) != 0; };
  std::vector<std::string> out;
  while (!scan.at_end()) {
    std::string_view run = scan.take_digits();
    if (run.empty()) run = scan.take_while(is_letter);
    if (run.empty()) run = scan.take_while([&](char c) { return c == '?' || c == '~'; });
    if (!run.empty()) {
      out.emplace_back(run);
    } else {
      scan.take(scan.peek());
    }
  }
  return out;
}

/// True if the word is the name or its beginning, of three letters at least.
bool abbreviates(const std::string& word, std::string_view name) {
  return base::count_code_points(word) >= 3 && base::fold_case(name).rfind(word, 0) == 0;
}

template <std::size_t N>
std::optional<int> index_of(const std::string& word,
                            std::array<languages::Inflected, N> languages::DateWords::*names) {
  for (const languages::Language& language : languages::all()) {
    for (std::size_t i = 0; i < N; ++i) {
      const languages::Inflected& name = (language.dates.*names)[i];
      if (abbreviates(word, name.alone) || abbreviates(word, name.governed)) {
        return static_cast<int>(i);
      }
    }
  }
  return std::nullopt;
}

/// Whether a word is one of those that some language has for it.
bool is_in(const std::string& word, std::string_view languages::DateWords::*heard) {
  const std::string wanted = ' ' + word + ' ';
  return std::any_of(
      languages::all().begin(), languages::all().end(), [&](const languages::Language& language) {
        return fmt::format(" {} ", language.dates.*heard).find(wanted) != std::string::npos;
      });
}

/// What the words say of one date.
struct Said {
  std::string year, day;
  std::optional<int> month, season;
  bool uncertain = false, approximate = false, bce = false, decade = false, century = false;
};

bool take_number(const std::string& digits, Said& said) {
  std::string& place = digits.size() <= 2 && said.day.empty() ? said.day : said.year;
  if (!place.empty() || digits.size() > 4) return false;
  place = digits;
  return true;
}

bool take_word(const std::string& word, Said& said) {
  if (is_in(word, &languages::DateWords::heard_approximate)) return said.approximate = true;
  if (is_in(word, &languages::DateWords::heard_uncertain)) return said.uncertain = true;
  if (is_in(word, &languages::DateWords::heard_before_era)) return said.bce = true;
  if (is_in(word, &languages::DateWords::heard_decade)) return said.decade = true;
  if (is_in(word, &languages::DateWords::heard_century)) return said.century = true;
  if (is_in(word, &languages::DateWords::heard_silent)) return true;
  if (word == "fall") {
    said.season = 2;
    return true;
  }
  // Months first: "out" is short for outubro, and begins outono, too.
  const std::optional<int> month = index_of(word, &languages::DateWords::months);
  if (month && !said.month) said.month = month;
  if (month) return true;
  if (!said.season) said.season = index_of(word, &languages::DateWords::seasons);
  return said.season.has_value();
}

std::optional<Said> listen(const std::string& text) {
  Said said;
  for (const std::string& token : tokens(text)) {
    bool understood = is_digit(token[0]) ? take_number(token, said) : take_word(token, said);
    if (!understood) return std::nullopt;
  }
  // A lone short number is a year or a century: "44 BC", "19th century".
  if (said.year.empty() && !said.month) std::swap(said.year, said.day);
  return said;
}

Proposals years(const Said& said) {
  int year = to_int(said.year);
  if (said.century) {
    if (year < 1 || year > 99 || said.bce) return {};
    return {fmt::format("{:02}XX", year - 1)};
  }
  if (said.bce) {
    if (year < 1) return {};
    return {fmt::format("{}{:04}", year > 1 ? "-" : "", year - 1)};
  }
  std::string digits = padded(said.year, 4);
  if (!said.decade) return {digits};
  if (digits[3] != '0') return {};
  if (digits[2] != '0') return {digits.substr(0, 3) + "X"};
  return {digits.substr(0, 2) + "XX", digits.substr(0, 3) + "X"};
}

}  // namespace

Proposals from_words(const std::string& text) {
  auto said = listen(text);
  if (!said || said->year.empty()) return {};
  std::string rest;
  if (said->season) {
    rest = fmt::format("-{}", 21 + *said->season);
  } else if (said->month) {
    rest = fmt::format("-{:02}", *said->month + 1);
    if (!said->day.empty()) rest.append("-").append(padded(said->day, 2));
  } else if (!said->day.empty()) {
    return {};
  }
  rest += qualifier_text({said->uncertain, said->approximate});
  Proposals found = years(*said);
  for (std::string& proposal : found) proposal += rest;
  return found;
}

}  // namespace entente::date
