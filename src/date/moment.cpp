#include "date/moment.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "date/long_year.hpp"
#include "date/mask.hpp"
#include "date/scan.hpp"

namespace entente::date {

namespace {

bool is_qualifier(char c) { return c == '?' || c == '~' || c == '%'; }
bool is_place(char c) { return is_digit(c) || c == 'X'; }
bool has_mask(std::string_view digits) { return digits.find('X') != std::string_view::npos; }

Qualifier qualifier(char c) { return {c == '?' || c == '%', c == '~' || c == '%'}; }

void apply(Qualifier& to, char c) {
  Qualifier more = qualifier(c);
  to.uncertain |= more.uncertain;
  to.approximate |= more.approximate;
}

char take_qualifier(Scanner& scan) {
  char c = scan.peek();
  return is_qualifier(c) && scan.take(c) ? c : '\0';
}

/// Year, month or day as written: "?-0100", "06~".
struct Component {
  char before = '\0', after = '\0';
  std::string_view digits;
};

/// A date cut into components, before any number is looked at.
struct Shape {
  bool negative = false;
  std::vector<Component> components;  // one to three

  bool qualified() const {
    return std::any_of(components.begin(), components.end(),
                       [](const Component& c) { return c.before || c.after; });
  }
  /// One qualifier at the very end, or none: what level 1 has.
  bool qualified_as_a_whole() const {
    return std::all_of(components.begin(), components.end(), [&](const Component& c) {
      return !c.before && (!c.after || &c == &components.back());
    });
  }
  bool masked() const {
    return std::any_of(components.begin(), components.end(),
                       [](const Component& c) { return has_mask(c.digits); });
  }
  /// The masks of level 1: last one or two digits of a year, all of a day, all of month and day.
  bool masked_from_the_right() const {
    std::string_view year = components[0].digits;
    if (components.size() == 1) return !has_mask(year.substr(0, 2)) && year[3] == 'X';
    if (has_mask(year)) return false;
    std::string_view month = components[1].digits;
    if (components.size() == 2) return month == "XX";
    return components[2].digits == "XX" && (month == "XX" || !has_mask(month));
  }
};

bool take_component(Scanner& scan, std::size_t width, Shape& shape) {
  Component component;
  component.before = take_qualifier(scan);
  if (width == 4) shape.negative = scan.take('-');
  component.digits = scan.take_while(is_place, width);
  if (component.digits.size() != width) return false;
  component.after = take_qualifier(scan);
  shape.components.push_back(component);
  return true;
}

bool take_shape(Scanner& scan, Shape& shape) {
  if (!take_component(scan, 4, shape)) return false;
  while (!scan.at_end()) {
    if (shape.components.size() == 3 || !scan.take('-') || !take_component(scan, 2, shape)) {
      return false;
    }
  }
  return true;
}

std::optional<int> season_code(std::string_view digits) {
  if (has_mask(digits)) return std::nullopt;
  int code = to_int(digits);
  return code >= 21 && code <= 41 ? std::optional(code) : std::nullopt;
}

bool can_be_month(std::string_view digits) {
  for (int month = 1; month <= 12; ++month) {
    if (can_be(digits, month)) return true;
  }
  return false;
}

std::optional<Fault> check(const Shape& shape) {
  if (shape.negative && shape.components[0].digits == "0000") return Fault::minus_zero;
  if (shape.components.size() == 1) return std::nullopt;
  std::string_view month = shape.components[1].digits;
  if (!season_code(month)) {
    return can_be_month(month) ? std::nullopt : std::optional(Fault::month);
  }
  return shape.components.size() == 3 ? std::optional(Fault::season_with_day) : std::nullopt;
}

Level level_of(const Shape& shape, std::optional<int> season) {
  Level level = shape.negative ? Level::one : Level::zero;
  if (shape.qualified()) {
    level = std::max(level, shape.qualified_as_a_whole() ? Level::one : Level::two);
  }
  if (shape.masked()) {
    level = std::max(level, shape.masked_from_the_right() ? Level::one : Level::two);
  }
  if (season) {
    bool plain = *season <= 24 && !shape.masked() && !shape.qualified();
    level = std::max(level, plain ? Level::one : Level::two);
  }
  return level;
}

/// A qualifier after a component holds for it and all to its left, one before it for it alone.
void apply_qualifiers(const Shape& shape, Moment& moment) {
  std::array<Qualifier*, 3> in_force{&moment.year, &moment.month, &moment.day};
  for (std::size_t i = 0; i < shape.components.size(); ++i) {
    apply(*in_force[i], shape.components[i].before);
    for (std::size_t j = 0; j <= i; ++j) apply(*in_force[j], shape.components[i].after);
  }
}

std::optional<Span> season_span(const Shape& shape, int season) {
  auto years = completions({shape.negative, shape.components[0].digits});
  if (!years) return std::nullopt;
  MonthSpan months = season_months(season);
  Year last_year = years->latest.year + (months.last < months.first ? 1 : 0);
  return Span{{years->earliest.year, static_cast<std::int8_t>(months.first), 1},
              {last_year, static_cast<std::int8_t>(months.last),
               static_cast<std::int8_t>(days_in_month(last_year, months.last))}};
}

std::optional<Span> span_of(const Shape& shape, std::optional<int> season) {
  if (season) return season_span(shape, *season);
  Mask mask{shape.negative, shape.components[0].digits};
  if (shape.components.size() > 1) mask.month = shape.components[1].digits;
  if (shape.components.size() > 2) mask.day = shape.components[2].digits;
  return completions(mask);
}

std::string unqualified(const Shape& shape) {
  std::string digits = shape.negative ? "-" : "";
  for (const Component& c : shape.components) {
    if (&c != &shape.components.front()) digits += '-';
    digits += c.digits;
  }
  return digits;
}

std::optional<Reading> fail(Failure& failure, Fault fault, std::size_t offset) {
  failure = {fault, offset};
  return std::nullopt;
}

std::optional<Reading> read_qualified_long_year(std::string_view text, std::size_t offset,
                                                Failure& failure) {
  Component parts;
  parts.digits = text;
  if (is_qualifier(text.front())) {
    parts.before = text.front();
    parts.digits.remove_prefix(1);
  }
  if (!parts.digits.empty() && is_qualifier(parts.digits.back())) {
    parts.after = parts.digits.back();
    parts.digits.remove_suffix(1);
  }
  auto year = read_long_year(parts.digits, offset + (parts.before ? 1 : 0), failure);
  if (!year) return std::nullopt;
  Reading reading;
  Moment& moment = reading.moment;
  moment.earliest = {year->earliest, 1, 1};
  moment.latest = {year->latest, 12, 31};
  apply(moment.year, parts.before);
  apply(moment.year, parts.after);
  moment.estimate = year->value;
  moment.significant = year->significant;
  moment.digits = year->digits;
  bool two = year->exponential || year->significant || parts.before;
  reading.level = two ? Level::two : Level::one;
  if (parts.before) reading.text += parts.before;
  reading.text += year->digits;
  if (parts.after) reading.text += parts.after;
  return reading;
}

}  // namespace

MonthSpan season_months(int code) {
  switch (code) {
    case 21:
    case 25:
    case 31:
      return {3, 5};
    case 22:
    case 26:
    case 32:
      return {6, 8};
    case 23:
    case 27:
    case 29:
      return {9, 11};
    case 24:
    case 28:
    case 30:
      return {12, 2};
    default:
      break;
  }
  if (code <= 36) return {(code - 33) * 3 + 1, (code - 33) * 3 + 3};
  if (code <= 39) return {(code - 37) * 4 + 1, (code - 37) * 4 + 4};
  return {(code - 40) * 6 + 1, (code - 40) * 6 + 6};
}

std::optional<Reading> read_moment(std::string_view text, std::size_t offset, Failure& failure) {
  if (text.empty()) return fail(failure, Fault::not_a_date, offset);
  if (text.find_first_of("YS") != std::string_view::npos) {
    return read_qualified_long_year(text, offset, failure);
  }
  Scanner scan(text);
  Shape shape;
  if (!take_shape(scan, shape)) return fail(failure, Fault::not_a_date, offset + scan.at());
  if (auto fault = check(shape)) return fail(failure, *fault, offset);

  Reading reading;
  Moment& moment = reading.moment;
  if (shape.components.size() > 1) moment.season = season_code(shape.components[1].digits);
  auto span = span_of(shape, moment.season);
  if (!span) return fail(failure, Fault::day, offset + text.size());
  constexpr std::array precisions{Precision::year, Precision::month, Precision::day};
  moment.precision = moment.season ? Precision::season : precisions[shape.components.size() - 1];
  moment.earliest = span->earliest;
  moment.latest = span->latest;
  moment.masked = shape.masked();
  moment.digits = unqualified(shape);
  apply_qualifiers(shape, moment);
  reading.level = level_of(shape, moment.season);
  reading.text = text;
  return reading;
}

}  // namespace entente::date
