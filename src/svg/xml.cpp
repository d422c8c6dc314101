#include "svg/xml.hpp"

#include <algorithm>

#include "base/escape.hpp"
#include "base/numeric.hpp"
#include "base/utf8.hpp"

namespace entente::svg {
void append_text(std::string& out, std::string_view text) {
  base::append_escaped(out, base::clean_label(text));
}

void append_lines(std::string& out, std::string_view text) {
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (begin > 0) out += '\n';
    append_text(out, text.substr(begin, end - begin));
    begin = end + 1;
  }
}

Tag::Tag(std::string& out, std::string_view name) : out_(out) {
  out_ += '<';
  out_ += name;
}

Tag& Tag::attribute(std::string_view name, std::string_view value) {
  out_ += ' ';
  out_ += name;
  out_ += "=\"";
  base::append_escaped(out_, base::clean_xml(value));
  out_ += '"';
  return *this;
}

Tag& Tag::attribute(std::string_view name, double value) {
  return attribute(name, base::number(value));
}

void Tag::open() { out_ += '>'; }

void Tag::close() { out_ += "/>\n"; }

}  // namespace entente::svg
