#pragma once

#include <optional>
#include <string_view>

#include "entente/date.hpp"

namespace entente::date {

/// A four-digit year, a month and a day in which any digit may be X. What is absent is all X.
struct Mask {
  bool negative = false;
  std::string_view year = "XXXX", month = "XX", day = "XX";
};

/// True if the two digits can stand for the number: "1X" for 10 to 19.
bool can_be(std::string_view digits, int number);

struct Span {
  CivilDay earliest, latest;
};

/// The first and the last of the days the mask can stand for; nullopt if there is none.
std::optional<Span> completions(const Mask& mask);

}  // namespace entente::date
