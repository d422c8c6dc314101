#include "base/plain_number.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <cstdint>

namespace entente::base {

std::string plain_number(double value) {
  constexpr double exact = 9007199254740992;  // 2^53
  if (value == std::floor(value) && std::abs(value) < exact) {
    return std::to_string(static_cast<std::int64_t>(value));
  }
  return fmt::format("{}", value);
}

std::optional<double> number_in(std::string_view text) {
  double value = 0;
  const auto status = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = status.ec == std::errc() && status.ptr == text.data() + text.size();
  return whole && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

}  // namespace entente::base
