#pragma once

#include <string_view>

/// What is known of letters that the metrics table does not hold.
namespace entente::text {

struct Script {
  std::string_view name;     ///< "Arabic"
  double advance;            ///< em, on average, with a margin
  std::string_view font;     ///< a free one that has its letters; empty: none that can be given
  std::string_view package;  ///< of Debian that brings it
};

/// Never fails: letters of no known script are called "other letters".
const Script& script(char32_t code_point);

/// Drawn over its base, or not at all: takes no room of its own.
bool is_zero_width(char32_t code_point);
bool is_hangul(char32_t code_point);
/// A bracket or quotation mark after which a text may not be cut.
bool opens(char32_t code_point);

}  // namespace entente::text
