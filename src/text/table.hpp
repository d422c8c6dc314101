#pragma once

#include <string_view>

#include "text/run.hpp"

/// Widths from the built-in table alone, and estimates for what it lacks.
namespace entente::text {

bool in_table(char32_t letter);
/// Px, pair kerning included.
Run measure_by_table(std::string_view utf8, Style style);

}  // namespace entente::text
