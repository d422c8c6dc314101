#include "flags/scan.hpp"

#include <charconv>
#include <cmath>

#include "base/ascii.hpp"

namespace entente::flags {
namespace {

constexpr double greatest = 1e6;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-'; }

}  // namespace

void Scan::skip_spaces() {
  while (!rest_.empty() && is_space(rest_.front())) rest_.remove_prefix(1);
}

void Scan::skip_comma() {
  skip_spaces();
  if (take(',')) skip_spaces();
}

bool Scan::take(char c) {
  if (peek() != c || rest_.empty()) return false;
  rest_.remove_prefix(1);
  return true;
}

std::string_view Scan::word() {
  std::size_t size = 0;
  while (size < rest_.size() && is_letter(rest_[size])) ++size;
  const std::string_view word = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return word;
}

std::optional<double> Scan::number() {
  if (peek() == '+') rest_.remove_prefix(1);
  // Found by hand: from_chars would take "inf", and "1e" of "1em" is no exponent.
  std::size_t size = peek() == '-' ? 1 : 0;
  const auto digits = [this, &size] {
    while (size < rest_.size() && base::is_digit(rest_[size])) ++size;
  };
  digits();
  if (size < rest_.size() && rest_[size] == '.') ++size;
  digits();
  const std::size_t mantissa = size;
  if (size < rest_.size() && (rest_[size] == 'e' || rest_[size] == 'E')) {
    ++size;
    if (size < rest_.size() && (rest_[size] == '+' || rest_[size] == '-')) ++size;
    const std::size_t first = size;
    digits();
    if (size == first) size = mantissa;
  }
  double value = 0;
  const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + size, value);
  if (error != std::errc() || !(std::abs(value) <= greatest)) return std::nullopt;
  rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
  return value;
}

std::optional<bool> Scan::flag() {
  if (take('0')) return false;
  if (take('1')) return true;
  return std::nullopt;
}

}  // namespace entente::flags
