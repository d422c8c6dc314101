#include "date/long_year.hpp"

#include <algorithm>

#include "date/scan.hpp"

namespace entente::date {

namespace {

constexpr int most_digits = 38;  // 10^38 - 1 is the last power of ten below 2^127

struct Parts {
  bool prefixed = false, negative = false;
  std::string_view digits;
  std::optional<std::string_view> exponent, significant;
};

std::optional<Parts> split(Scanner& scan) {
  Parts parts;
  parts.prefixed = scan.take('Y');
  parts.negative = scan.take('-');
  parts.digits = scan.take_digits();
  if (parts.digits.empty() || (!parts.prefixed && parts.digits.size() != 4)) return std::nullopt;
  if (parts.prefixed && scan.take('E')) {
    parts.exponent = scan.take_digits();
    if (parts.exponent->empty()) return std::nullopt;
  }
  if (scan.take('S')) {
    parts.significant = scan.take_digits();
    if (parts.significant->empty()) return std::nullopt;
  }
  if (!scan.at_end()) return std::nullopt;
  return parts;
}

std::optional<Fault> check(const Parts& parts) {
  if (parts.prefixed) {
    if (parts.digits.front() == '0') return Fault::leading_zero;
    if (parts.exponent && to_int(*parts.exponent) == 0) return Fault::exponent;
    std::size_t places = parts.digits.size() +
                         static_cast<std::size_t>(parts.exponent ? to_int(*parts.exponent) : 0);
    if (places > most_digits) return Fault::too_large;
    if (places <= 4) return Fault::short_long_year;
  } else if (parts.negative && parts.digits == "0000") {
    return Fault::minus_zero;
  }
  if (parts.significant && to_int(*parts.significant) == 0) return Fault::significant;
  return std::nullopt;
}

}  // namespace

Year power_of_ten(int exponent) {
  Year power = 1;
  while (exponent-- > 0) power *= 10;
  return power;
}

std::optional<LongYear> read_long_year(std::string_view text, std::size_t offset,
                                       Failure& failure) {
  Scanner scan(text);
  auto parts = split(scan);
  if (!parts) {
    failure = {Fault::not_a_date, offset + scan.at()};
    return std::nullopt;
  }
  if (auto fault = check(*parts)) {
    failure = {*fault, offset};
    return std::nullopt;
  }
  LongYear year;
  int exponent = parts->exponent ? to_int(*parts->exponent) : 0;
  Year magnitude = 0;
  for (char c : parts->digits) magnitude = magnitude * 10 + (c - '0');
  magnitude *= power_of_ten(exponent);
  Year nearest = magnitude, farthest = magnitude;
  year.exponential = parts->exponent.has_value();
  year.digits.append(parts->prefixed ? "Y" : "").append(parts->negative ? "-" : "");
  year.digits.append(parts->digits);
  if (parts->exponent) year.digits.append("E").append(std::to_string(exponent));
  if (parts->significant) {
    int places = static_cast<int>(year_text(magnitude).size());
    year.significant = std::min(to_int(*parts->significant), places);
    Year unit = power_of_ten(places - *year.significant);
    nearest = magnitude / unit * unit;
    farthest = nearest + (unit - 1);
    year.digits.append("S").append(std::to_string(*year.significant));
  }
  year.value = parts->negative ? -magnitude : magnitude;
  year.earliest = parts->negative ? -farthest : nearest;
  year.latest = parts->negative ? -nearest : farthest;
  return year;
}

}  // namespace entente::date
