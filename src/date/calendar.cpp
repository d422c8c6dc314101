#include <algorithm>
#include <cmath>

#include "entente/date.hpp"

namespace entente::date {

namespace {

constexpr int days_per_cycle = 146097;  // 400 Gregorian years
constexpr int epoch_offset = 719468;    // days from 0000-03-01 to 1970-01-01

Year floor_div(Year value, Year by) { return value / by - (value % by < 0 ? 1 : 0); }

}  // namespace

// The counting below starts years in March: the leap day is then the last of its year, and the
// months' lengths follow one linear formula.
double day_number(const CivilDay& day) {
  const Year limit = static_cast<Year>(1) << 100;
  if (day.year > limit || day.year < -limit) return static_cast<double>(day.year) * 365.2425;
  Year year = day.month <= 2 ? day.year - 1 : day.year;
  Year cycle = floor_div(year, 400);
  int year_of_cycle = static_cast<int>(year - cycle * 400);
  int month = day.month <= 2 ? day.month + 9 : day.month - 3;
  int day_of_year = (153 * month + 2) / 5 + day.day - 1;
  int day_of_cycle = year_of_cycle * 365 + year_of_cycle / 4 - year_of_cycle / 100 + day_of_year;
  return static_cast<double>(cycle * days_per_cycle + day_of_cycle - epoch_offset);
}

CivilDay from_day_number(double number) {
  if (std::isnan(number)) return {1970, 1, 1};
  Year days = static_cast<Year>(std::clamp(std::floor(number), -1e30, 1e30)) + epoch_offset;
  Year cycle = floor_div(days, days_per_cycle);
  int rest = static_cast<int>(days - cycle * days_per_cycle);
  int year_of_cycle = (rest - rest / 1460 + rest / 36524 - rest / 146096) / 365;
  int day_of_year = rest - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
  int month = (5 * day_of_year + 2) / 153;
  int day = day_of_year - (153 * month + 2) / 5 + 1;
  month = month < 10 ? month + 3 : month - 9;
  return {cycle * 400 + year_of_cycle + (month <= 2 ? 1 : 0), static_cast<std::int8_t>(month),
          static_cast<std::int8_t>(day)};
}

bool is_leap(Year year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in_month(Year year, int month) {
  if (month == 2) return is_leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

std::string year_text(Year year) {
  bool negative = year < 0;
  std::string digits;
  do {
    int digit = static_cast<int>(year % 10);
    digits += static_cast<char>('0' + (digit < 0 ? -digit : digit));
    year /= 10;
  } while (year != 0);
  if (negative) digits += '-';
  return {digits.rbegin(), digits.rend()};
}

std::string iso(const CivilDay& day) {
  auto two_digits = [](int value) {
    return std::string{'-', static_cast<char>('0' + value / 10),
                       static_cast<char>('0' + value % 10)};
  };
  std::string year = year_text(day.year);
  std::size_t sign = day.year < 0 ? 1 : 0;
  if (year.size() < sign + 4) year.insert(sign, sign + 4 - year.size(), '0');
  return year + two_digits(day.month) + two_digits(day.day);
}

}  // namespace entente::date
