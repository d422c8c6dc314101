#include "date/mask.hpp"

namespace entente::date {

namespace {

enum class Extreme { least, greatest };

/// How many numbers the digits can stand for.
int count(std::string_view digits) {
  int n = 1;
  for (char c : digits) {
    if (c == 'X') n *= 10;
  }
  return n;
}

/// The completion with that index, in rising order: the index's digits fill the X's from the right.
int completion(std::string_view digits, int index) {
  int value = 0, place = 1;
  for (auto c = digits.rbegin(); c != digits.rend(); ++c, place *= 10) {
    int digit = *c - '0';
    if (*c == 'X') {
      digit = index % 10;
      index /= 10;
    }
    value += digit * place;
  }
  return value;
}

std::optional<CivilDay> extreme_in_year(const Mask& mask, Year year, Extreme which) {
  bool least = which == Extreme::least;
  for (int i = 1; i <= 12; ++i) {
    int month = least ? i : 13 - i;
    if (!can_be(mask.month, month)) continue;
    int last = days_in_month(year, month);
    for (int j = 1; j <= last; ++j) {
      int day = least ? j : last + 1 - j;
      if (can_be(mask.day, day)) {
        return CivilDay{year, static_cast<std::int8_t>(month), static_cast<std::int8_t>(day)};
      }
    }
  }
  return std::nullopt;
}

std::optional<CivilDay> extreme(const Mask& mask, Extreme which) {
  int n = count(mask.year);
  bool rising = (which == Extreme::least) != mask.negative;
  for (int i = 0; i < n; ++i) {
    Year year = completion(mask.year, rising ? i : n - 1 - i);
    if (mask.negative && year == 0) continue;  // there is no -0000
    if (auto day = extreme_in_year(mask, mask.negative ? -year : year, which)) return day;
  }
  return std::nullopt;
}

}  // namespace

bool can_be(std::string_view digits, int number) {
  return (digits[0] == 'X' || digits[0] - '0' == number / 10) &&
         (digits[1] == 'X' || digits[1] - '0' == number % 10);
}

std::optional<Span> completions(const Mask& mask) {
  auto earliest = extreme(mask, Extreme::least);
  if (!earliest) return std::nullopt;
  return Span{*earliest, *extreme(mask, Extreme::greatest)};
}

}  // namespace entente::date
