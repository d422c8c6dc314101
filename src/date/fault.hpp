#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace entente::date {

/// Why a string is no EDTF.
enum class Fault : std::uint8_t {
  not_a_date,
  not_a_datetime,
  blank,
  spaces,
  month,
  day,
  minus_zero,
  season_with_day,
  short_long_year,
  leading_zero,
  exponent,
  significant,
  too_large,
  time,
  seconds,
  shift,
  shift_minus_zero,
  slashes,
  reversed_interval,
  unbalanced,
  before_not_first,
  after_not_last,
  unequal_range,
  reversed_range,
};

struct Failure {
  Fault fault = Fault::not_a_date;
  std::size_t offset = 0;
};

/// The fixed phrase of ParseError::reason.
std::string_view reason(Fault fault);
/// The same as a sentence for the person who typed the date.
std::string_view explanation(Fault fault);

}  // namespace entente::date
