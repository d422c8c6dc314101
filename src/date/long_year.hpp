#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "date/fault.hpp"
#include "entente/date.hpp"

namespace entente::date {

/// A year with prefix Y, exponent E or significant digits S; else four digits.
struct LongYear {
  Year value = 0;
  Year earliest = 0, latest = 0;
  std::optional<int> significant;
  bool exponential = false;
  std::string digits;  ///< canonical
};

/// Reads "Y-17E7", "Y171010000S3", "1950S2" (no qualifier). Never overflows.
std::optional<LongYear> read_long_year(std::string_view text, std::size_t offset, Failure& failure);

Year power_of_ten(int exponent);

}  // namespace entente::date
