#include <fmt/format.h>

#include <algorithm>

#include "date/labeller.hpp"
#include "date/long_year.hpp"

namespace entente::date {

namespace {

std::string grouped(Year magnitude, std::string_view separator) {
  std::string digits = year_text(magnitude);
  for (std::size_t at = digits.size(); magnitude >= 10'000 && at > 3;) {
    at -= 3;
    digits.insert(at, separator);
  }
  return digits;
}

/// "170 million", "4.54 billion"; grouped digits if that would take more than three decimals.
std::string in_words(Year magnitude, const languages::Language& language) {
  const languages::NumberWords& words = language.numbers;
  for (const languages::Magnitude& row : words.full) {
    Year unit = power_of_ten(row.exponent), thousandth = unit / 1000;
    if (magnitude < unit) continue;
    if (magnitude % thousandth != 0) break;
    std::string number = grouped(magnitude / unit, words.thousands_separator);
    int decimals = static_cast<int>(magnitude % unit / thousandth);
    if (decimals != 0) {
      std::string digits = fmt::format("{:03}", decimals);
      digits.erase(digits.find_last_not_of('0') + 1);
      number.append(words.decimal_separator).append(digits);
    }
    const std::string digits = fmt::format("{}{}", magnitude / unit, decimals != 0 ? "." : "");
    return fmt::format(fmt::runtime(languages::form_of(language, row.word, digits)), number);
  }
  return grouped(magnitude, words.thousands_separator);
}

bool same_month(const CivilDay& a, const CivilDay& b) {
  return a.year == b.year && a.month == b.month;
}

}  // namespace

std::string PointLabeller::year(Year year) const {
  if (year <= 0) {
    // A round year so far back counts thousands of years: the missing year 0 does not matter.
    bool round = year <= -10'000 && year % 1000 == 0;
    return fmt::format(fmt::runtime(words_.before_common_era),
                       in_words(round ? -year : 1 - year, language_));
  }
  std::string text = in_words(year, language_);
  bool clear = year >= 1000 && year < 1'000'000;
  return fmt::format(fmt::runtime(clear ? words_.year : words_.common_era), text);
}

std::string PointLabeller::month(int month, Case in) const {
  const auto& names = brief_ ? words_.brief_months : words_.months;
  return std::string(pick(names[static_cast<std::size_t>(month - 1)], in));
}

std::string PointLabeller::day(int day) const {
  return day == 1 ? std::string(words_.first_day) : fmt::format(fmt::runtime(words_.day), day);
}

std::string PointLabeller::day_in_month(const std::string& day, int month) const {
  return fmt::format(fmt::runtime(brief_ ? words_.brief_day_month : words_.day_month),
                     fmt::arg("d", day), fmt::arg("m", this->month(month, Case::governed)));
}

std::string PointLabeller::point(const Point& point, Case in) const {
  if (point.precision == Precision::year) return year(point.day.year);
  if (point.precision == Precision::month) {
    return complete(month(point.day.month, in), point, Shared::year);
  }
  return complete(part(point, Shared::month), point, Shared::month);
}

PointLabeller::Shared PointLabeller::shared(const std::vector<PointRange>& items) {
  const Point& first = items.front().first;
  bool same_precision = true, ancient = true, one_year = true, one_month = true;
  for (const PointRange& item : items) {
    for (const Point& point : {item.first, item.last}) {
      same_precision &= point.precision == first.precision;
      ancient &= point.day.year <= 0 && point.day.year > -10'000;
      one_year &= point.day.year == first.day.year;
      one_month &= same_month(point.day, first.day);
    }
  }
  if (!same_precision) return Shared::nothing;
  if (first.precision == Precision::year) return ancient ? Shared::era : Shared::nothing;
  if (first.precision == Precision::day && one_month) return Shared::month;
  return one_year ? Shared::year : Shared::nothing;
}

std::string PointLabeller::part(const Point& point, Shared shared) const {
  switch (shared) {
    case Shared::era:
      return year_text(1 - point.day.year);
    case Shared::year:
      if (point.precision == Precision::month) return month(point.day.month, Case::alone);
      return day_in_month(day(point.day.day), point.day.month);
    case Shared::month:
      return day(point.day.day);
    case Shared::nothing:
      break;
  }
  return this->point(point, Case::alone);
}

std::string PointLabeller::complete(const std::string& parts, const Point& point,
                                    Shared shared) const {
  if (shared == Shared::nothing) return parts;
  if (shared == Shared::era) return fmt::format(fmt::runtime(words_.before_common_era), parts);
  std::string text = parts;
  if (shared == Shared::month) {
    text = day_in_month(parts, point.day.month);
  }
  const bool in_month = point.precision == Precision::month;
  const std::string_view full = in_month ? words_.month_in_year : words_.day_in_year;
  const std::string_view brief = in_month ? words_.brief_month_in_year : words_.brief_day_in_year;
  const std::string_view pattern = brief_ ? brief : full;
  return fmt::format(fmt::runtime(pattern), fmt::arg("x", text),
                     fmt::arg("y", year(point.day.year)));
}

std::string PointLabeller::range(const std::string& a, const std::string& b) const {
  if (a == b) return a;
  bool spaced = a.find(' ') != std::string::npos || b.find(' ') != std::string::npos;
  return fmt::format(fmt::runtime(spaced ? words_.spaced_range : words_.range), fmt::arg("a", a),
                     fmt::arg("b", b));
}

std::string PointLabeller::range(const Point& a, const Point& b) const {
  return list({{a, b}}, {});
}

std::string PointLabeller::range(const CivilDay& first, const CivilDay& last) const {
  Precision precision = Precision::day;
  if (first.day == 1 && last.day == days_in_month(last.year, last.month)) {
    bool whole_years = first.month == 1 && last.month == 12;
    precision = whole_years ? Precision::year : Precision::month;
  }
  return range(Point{precision, first}, Point{precision, last});
}

std::string PointLabeller::govern(std::string_view pattern, const std::string& date) const {
  std::string text = fmt::format(fmt::runtime(pattern), date);
  std::string_view rest = words_.contracted;
  while (!rest.empty()) {
    const std::string_view rule = rest.substr(0, rest.find('|'));
    rest.remove_prefix(std::min(rest.size(), rule.size() + 1));
    const std::size_t equals = rule.find('=');
    const std::string apart = std::string(rule.substr(0, equals)) + ' ';
    const std::size_t at = text.find(apart);
    const bool begins = at == 0 || (at != text.npos && text[at - 1] == ' ');
    if (begins) text.replace(at, equals, rule.substr(equals + 1));
  }
  return text;
}

std::string PointLabeller::list(const std::vector<std::string>& items,
                                std::string_view last_join) const {
  std::string text = items.front();
  for (std::size_t i = 1; i < items.size(); ++i) {
    text.append(i + 1 == items.size() ? last_join : words_.comma).append(items[i]);
  }
  return text;
}

std::string PointLabeller::list(const std::vector<PointRange>& items,
                                std::string_view last_join) const {
  Shared common = shared(items);
  std::vector<std::string> parts;
  parts.reserve(items.size());
  for (const PointRange& item : items) {
    parts.push_back(range(part(item.first, common), part(item.last, common)));
  }
  return complete(list(parts, last_join), items.front().first, common);
}

}  // namespace entente::date
