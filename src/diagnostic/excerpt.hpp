#pragma once

#include <string>
#include <string_view>

#include "entente/diagnostic.hpp"

namespace entente::diagnostic {

/// The line of a text that a place lies in, as a terminal can show it, and what to underline.
struct Excerpt {
  std::string line;  ///< safe to print: no tabs, controls or bidi controls; long lines are cut
  std::size_t indent = 0;  ///< terminal columns before the marked part
  std::size_t width = 1;   ///< terminal columns of the marked part, at least 1
};

/// Pre: span.begin <= text.size(). A span over several lines is marked up to the end of its first.
Excerpt excerpt(std::string_view text, TextSpan span);

/// Terminal columns of one code point: 0 for combining marks, 2 for wide East Asian ones and emoji.
std::size_t terminal_width(char32_t code_point);

}  // namespace entente::diagnostic
