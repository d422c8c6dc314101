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
    } else if (c < 0x20 || c == 0x7F) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      append_code_point(out, c);
    }
  }
  return out + '"';
}

}  // namespace entente::base
