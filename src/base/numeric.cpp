#include "base/numeric.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace entente::base {
namespace {

// Above this the hundredths no longer fit an integer (nor, beyond 2^53, the number itself).
constexpr double greatest_with_hundredths = 9e15;

}  // namespace

void append_number(std::string& out, double value) {
  if (!std::isfinite(value)) value = 0;  // a broken promise must not become broken output
  std::array<char, 330> digits;          // the greatest double has 309 digits
  char* const begin = digits.data();
  char* const end = begin + digits.size();
  if (std::abs(value) >= greatest_with_hundredths) {
    out.append(begin, std::to_chars(begin, end, value, std::chars_format::fixed, 0).ptr);
    return;
  }
  const std::int64_t hundredths = std::llround(value * 100);
  const std::uint64_t size = static_cast<std::uint64_t>(hundredths < 0 ? -hundredths : hundredths);
  if (hundredths < 0) out += '-';
  out.append(begin, std::to_chars(begin, end, size / 100).ptr);
  if (const auto fraction = static_cast<char>(size % 100); fraction != 0) {
    out += '.';
    out += static_cast<char>('0' + fraction / 10);
    if (fraction % 10 != 0) out += static_cast<char>('0' + fraction % 10);
  }
}

std::string number(double value) {
  std::string out;
  append_number(out, value);
  return out;
}

double rounded(double value) {
  if (!std::isfinite(value) || std::abs(value) >= greatest_with_hundredths) return value;
  return static_cast<double>(std::llround(value * 100)) / 100;
}

}  // namespace entente::base
