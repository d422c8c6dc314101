#include "base/csv_cell.hpp"

namespace entente::base {

void append_csv_cell(std::string& out, std::string_view text) {
  const bool bare = text.find_first_of(",;\t\"\r\n") == text.npos &&
                    (text.empty() || (text.front() != ' ' && text.back() != ' '));
  if (bare) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) out.append(c == '"' ? 2 : 1, c);
  out += '"';
}

}  // namespace entente::base
