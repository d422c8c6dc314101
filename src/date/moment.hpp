#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "date/fault.hpp"
#include "entente/date.hpp"

namespace entente::date {

/// A moment as it was read: what it is, and what its spelling needed.
struct Reading {
  Moment moment;
  Level level = Level::zero;
  std::string text;  ///< canonical, qualifiers included
};

/// Reads one date: year, month or day with qualifiers and masks, a season, a year with Y, E or S.
/// On failure nullopt, and `failure` says why; offsets count from `offset`.
std::optional<Reading> read_moment(std::string_view text, std::size_t offset, Failure& failure);

/// Reads a day with a time of day.
std::optional<Reading> read_datetime(std::string_view text, Failure& failure);

struct MonthSpan {
  int first, last;  ///< last < first: ends in the next year
};
/// Months of a season, quarter, quadrimester or semester; `code` 21 to 41. The standard names the
/// seasons without dates: these are the meteorological ones, the southern half a year apart.
MonthSpan season_months(int code);

}  // namespace entente::date
