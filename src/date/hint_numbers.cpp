#include <fmt/format.h>

#include <algorithm>

#include "date/hints.hpp"
#include "date/scan.hpp"

namespace entente::date {

namespace {

/// "2006" from "Y02006": as a plain year if it has at most four digits.
std::string year_of(std::string digits) {
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
  return digits.size() > 4 ? digits.insert(0, 1, 'Y') : padded(digits, 4);
}

std::string with_sign(bool negative, const std::string& year) {
  std::string out = year;
  if (negative) out.insert(year.front() == 'Y' ? 1 : 0, 1, '-');
  return out;
}

Proposals day(std::string_view year, std::string_view month, std::string_view day) {
  return {fmt::format("{}-{}-{}", year, padded(month, 2), padded(day, 2))};
}

Proposals operator+(Proposals a, const Proposals& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

/// Three numbers in the order they stand in, split by `mark`.
Proposals three_numbers(std::string_view a, std::string_view b, std::string_view c, char mark) {
  if (a.size() == 4) {
    bool swapped = to_int(b) > 12;
    return swapped ? day(a, c, b) : day(a, b, c);
  }
  if (c.size() != 4) return {};
  if (mark == '.') return day(c, b, a);
  return to_int(a) > 12 ? day(c, b, a) : day(c, a, b) + day(c, b, a);
}

Proposals two_numbers(std::string_view a, std::string_view b) {
  if (a.size() == 4 && b.size() == 4) return {fmt::format("{}/{}", a, b)};
  if (b.size() == 4) return {fmt::format("{}-{}", b, padded(a, 2))};
  if (a.size() != 4 || b.size() > 2) return {};
  // "1981-85": two digits that are no month finish a range of years.
  if (to_int(b) > 12) return {fmt::format("{}/{}{}", a, a.substr(0, 2), b)};
  return {fmt::format("{}-{}", a, padded(b, 2))};
}

}  // namespace

Proposals from_years(const std::string& text) {
  Scanner scan(text);
  bool prefixed = scan.take('Y');
  scan.take('+');
  bool negative = scan.take('-');
  std::string digits(scan.take_digits());
  if (digits.empty()) return {};
  if (prefixed && scan.take('E')) {
    int zeros = to_int(scan.take_digits(), 99);
    digits.append(static_cast<std::size_t>(zeros), '0');
  }
  std::string rest = text.substr(scan.at());
  bool bare = rest.empty() || (rest.size() == 1 && !is_digit(rest[0]));
  if (digits == "0000") return {digits + rest};
  if (!prefixed && digits.size() == 8) {
    Proposals compact = day(digits.substr(0, 4), digits.substr(4, 2), digits.substr(6));
    if (std::holds_alternative<Edtf>(parse_strictly(compact.front()))) return compact;
  }
  if (prefixed || digits.size() >= 4) return {with_sign(negative, year_of(digits)) + rest};
  std::string masked = with_sign(negative, digits + std::string(4 - digits.size(), 'X')) + rest;
  return bare && digits.size() >= 2 ? Proposals{masked} : Proposals{};
}

Proposals from_times(const std::string& text) {
  std::size_t split = text.find_first_of("Tt ");
  if (split == std::string::npos || split + 1 == text.size()) return {};
  Scanner scan(std::string_view(text).substr(split + 1));
  std::string hour(scan.take_digits(2));
  if (!scan.take(':')) return {};
  std::string minute(scan.take_digits(2)), second = "00";
  if (scan.take(':')) second = scan.take_digits(2);
  if (scan.take('.') || scan.take(',')) scan.take_digits();
  scan.take(' ');
  std::string out =
      fmt::format("{}T{}:{}:{}", text.substr(0, split), padded(hour, 2), minute, second);
  char sign = scan.peek();
  if (scan.take('Z') || scan.take('z')) {
    out += 'Z';
  } else if (scan.take('+') || scan.take('-')) {
    std::string hours(scan.take_digits(2));
    scan.take(':');
    std::string minutes(scan.take_digits(2));
    bool zero = to_int(hours) == 0 && to_int(minutes) == 0;
    out += zero ? "Z" : fmt::format("{}{}", sign, padded(hours, 2));
    if (!zero && !minutes.empty()) out.append(":").append(minutes);
  }
  return scan.at_end() ? Proposals{out} : Proposals{};
}

Proposals from_numbers(const std::string& text) {
  Scanner scan(text);
  std::vector<std::string_view> numbers;
  char mark = '\0';
  while (numbers.size() < 3) {
    numbers.push_back(scan.take_digits(5));
    if (numbers.back().empty()) return {};
    if (scan.at_end()) break;
    mark = scan.peek();
    if (!scan.take('.') && !scan.take('/') && !scan.take('-')) break;
    scan.take(' ');
  }
  scan.take('.');
  std::string qualifier(scan.take_while([](char c) { return c == '?' || c == '~' || c == '%'; }));
  if (!scan.at_end() || numbers.size() < 2) return {};
  Proposals found = numbers.size() == 3 ? three_numbers(numbers[0], numbers[1], numbers[2], mark)
                                        : two_numbers(numbers[0], numbers[1]);
  for (std::string& proposal : found) proposal += qualifier;
  return found;
}

}  // namespace entente::date
