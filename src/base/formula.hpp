#pragma once

#include <string_view>

namespace entente::base {

/// Whether a spreadsheet would take a cell with this text for a formula, and run it. A number is
/// none, whatever its sign; a date before the year 0 is one.
inline bool looks_like_formula(std::string_view text) {
  if (text.empty() || std::string_view("=+-@\t\r").find(text.front()) == text.npos) return false;
  const bool number = text.size() > 1 && text.find_first_not_of("0123456789.", 1) == text.npos;
  return text.front() != '-' || !number;
}

/// The text behind the apostrophes that it begins with.
inline std::string_view behind_apostrophes(std::string_view text) {
  const std::size_t first = text.find_first_not_of('\'');
  return first == text.npos ? std::string_view() : text.substr(first);
}

}  // namespace entente::base
