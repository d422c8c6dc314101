#include "base/json_text.hpp"

#include <fmt/format.h>

#include "base/utf8.hpp"

namespace entente::base {

std::string json_text(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += static_cast<char>(c);
    } else if (c <= 0xFFFF && is_invisible(c)) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else if (is_invisible(c)) {  // as two surrogates
      const unsigned above = static_cast<unsigned>(c) - 0x10000;
      out += fmt::format("\\u{:04x}\\u{:04x}", 0xD800 + (above >> 10), 0xDC00 + (above & 0x3FF));
    } else {
      append_code_point(out, c);
    }
  }
  return out + '"';
}

}  // namespace entente::base
