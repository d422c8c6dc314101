#include "exchange/wikidata_time.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstdint>
#include <cstdlib>

#include "entente/date.hpp"

namespace entente::exchange {
namespace {

constexpr int day_precision = 11, month_precision = 10, year_precision = 9, decade_precision = 8,
              century_precision = 7, millennium_precision = 6;
/// Years beyond which no calendar is converted, and none is told to the day.
constexpr std::int64_t farthest_day = 1'000'000;

struct Parts {
  std::int64_t year = 0;
  int month = 0, day = 0;
};

template <class Number>
bool take_number(std::string_view& text, Number& number) {
  const auto status = std::from_chars(text.data(), text.data() + text.size(), number);
  if (status.ec != std::errc()) return false;
  text.remove_prefix(static_cast<std::size_t>(status.ptr - text.data()));
  return true;
}

/// "+1962-02-07T00:00:00Z"; a month or a day that is 00 is not told.
std::optional<Parts> parts_of(std::string_view text) {
  Parts parts;
  if (text.starts_with('+')) text.remove_prefix(1);
  if (!take_number(text, parts.year) || !text.starts_with('-')) return std::nullopt;
  text.remove_prefix(1);
  if (!take_number(text, parts.month) || !text.starts_with('-')) return std::nullopt;
  text.remove_prefix(1);
  if (!take_number(text, parts.day)) return std::nullopt;
  const bool sound = parts.month >= 0 && parts.month <= 12 && parts.day >= 0 && parts.day <= 31;
  return sound ? std::optional(parts) : std::nullopt;
}

/// Four digits at least; "-0043" for a year before 0, "Y17000" for one of more digits.
std::string year_text(std::int64_t year) {
  const std::string digits = fmt::format("{:04}", std::abs(year));
  return (digits.size() > 4 ? "Y" : "") + std::string(year < 0 ? "-" : "") + digits;
}

/// "196X" for a decade, "19XX" for a century: `width` digits stay.
std::string masked(std::int64_t number, std::size_t width) {
  std::string digits = fmt::format("{:0{}}", number, width);
  return digits.size() > width ? "" : digits.append(4 - width, 'X');
}

/// Centuries and millennia begin with a year 1, decades with a year 0.
std::string coarse_text(std::int64_t year, int precision) {
  if (year > 0 && precision == decade_precision) return masked(year / 10, 3);
  if (year > 0 && precision == century_precision) return masked((year - 1) / 100, 2);
  if (year > 0 && precision == millennium_precision) return masked((year - 1) / 1000, 1);
  // So many digits of the year are known.
  const std::string digits = std::to_string(std::abs(year));
  const int unknown = year_precision - precision;
  const int known = static_cast<int>(digits.size()) - unknown;
  if (known < 1) return "";
  const std::string_view sign = year < 0 ? "-" : "";
  return digits.size() > 4 ? fmt::format("Y{}{}S{}", sign, digits, known)
                           : fmt::format("{}{:0>4}S{}", sign, digits, known);
}

std::string text_of(const Parts& parts, int precision) {
  if (precision > day_precision) precision = day_precision;
  if (precision == day_precision && parts.day == 0) precision = month_precision;
  if (precision >= month_precision && parts.month == 0) precision = year_precision;
  if (std::abs(parts.year) > 9999 && precision > year_precision) precision = year_precision;
  const std::string year = year_text(parts.year);
  if (precision == day_precision)
    return fmt::format("{}-{:02}-{:02}", year, parts.month, parts.day);
  if (precision == month_precision) return fmt::format("{}-{:02}", year, parts.month);
  return precision == year_precision ? year : coarse_text(parts.year, precision);
}

/// Of the Julian calendar, in days since 1970-01-01 of the Gregorian one.
/// Source: L. E. Doggett, Calendars, in: Explanatory Supplement to the Astronomical Almanac (1992).
double julian_day_number(const Parts& parts) {
  const std::int64_t late = (14 - parts.month) / 12, months = parts.month + 12 * late - 3;
  const std::int64_t year = parts.year + farthest_day - late;  // above 0; 4 divides what is added
  const std::int64_t days =
      parts.day + (153 * months + 2) / 5 + 365 * year + year / 4 - farthest_day / 4 * 1461;
  return static_cast<double>(days - 719471);
}

}  // namespace

WikidataTime wikidata_time(const Json& value) {
  WikidataTime result;
  const auto time = value.find("time"), precision = value.find("precision");
  if (time == value.end() || !time->is_string() || precision == value.end() ||
      !precision->is_number_integer()) {
    return result;
  }
  std::optional<Parts> parts = parts_of(time->get<std::string>());
  if (!parts) return result;
  if (parts->year < 0) ++parts->year;  // Wikidata has no year 0
  const auto model = value.find("calendarmodel");
  result.julian = model != value.end() && model->is_string() &&
                  model->get<std::string>().ends_with("/Q1985786");
  const int fineness = precision->get<int>();
  const std::string text = text_of(*parts, fineness);
  const bool whole_day = parts->day > 0 && parts->month > 0 && fineness >= day_precision;
  if (result.julian && whole_day && std::abs(parts->year) < farthest_day) {
    result.original = text;
    const date::CivilDay day = date::from_day_number(julian_day_number(*parts));
    parts = {static_cast<std::int64_t>(day.year), day.month, day.day};
  }
  result.edtf = text_of(*parts, fineness);
  return result;
}

std::string rdf_time(std::string_view text, std::optional<int> precision) {
  const std::optional<Parts> parts = parts_of(text);
  if (!parts) return "";
  if (precision) return text_of(*parts, *precision);
  if (parts->day != 1) return text_of(*parts, day_precision);
  return text_of(*parts, parts->month == 1 ? year_precision : month_precision);
}

}  // namespace entente::exchange
