#pragma once

#include <cstdint>

#include "entente/date.hpp"

namespace entente::test {

/// The number of a day.
inline double day(int year, int month = 1, int day_of_month = 1) {
  return date::day_number(
      {year, static_cast<std::int8_t>(month), static_cast<std::int8_t>(day_of_month)});
}

}  // namespace entente::test
