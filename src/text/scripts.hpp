#pragma once

#include <string_view>

/// What is known of letters that the metrics table does not hold.
namespace entente::text {

struct Script {
  std::string_view name;  ///< "Arabic"
  double advance;         ///< em, on average, with a margin
};

/// Never fails: letters of no known script are called "other letters".
const Script& script(char32_t code_point);

/// Drawn over its base, or not at all: takes no room of its own.
bool is_zero_width(char32_t code_point);
/// A Chinese character or kana: text breaks between two of them without a space.
bool is_ideographic(char32_t code_point);
/// Punctuation that must not begin a line of Chinese or Japanese text.
bool closes(char32_t code_point);
/// Punctuation that must not end one.
bool opens(char32_t code_point);

}  // namespace entente::text
