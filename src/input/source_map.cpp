#include "input/source_map.hpp"

#include <algorithm>
#include <charconv>

#include "base/utf8.hpp"

namespace entente::input {
namespace {

char32_t hex4(std::string_view digits) {
  unsigned value = 0;
  std::from_chars(digits.data(), digits.data() + 4, value, 16);
  return value;
}

/// Reads one character of a string literal, escaped or not, and moves past it.
char32_t next_character(std::string_view text, std::size_t& at) {
  if (text[at] != '\\') return base::next_code_point(text, at);
  const char kind = text[at + 1];
  at += 2;
  switch (kind) {
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    case 'u':
      break;
    default:
      return static_cast<unsigned char>(kind);
  }
  const char32_t first = hex4(text.substr(at));
  at += 4;
  if (first < 0xD800 || first > 0xDBFF) return first;
  const char32_t second = hex4(text.substr(at + 2));
  at += 6;
  return 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
}

std::string unescaped_token(std::string_view token) {
  std::string out;
  for (std::size_t i = 0; i < token.size(); ++i) {
    const bool escape = token[i] == '~' && i + 1 < token.size();
    if (escape) ++i;
    out += !escape ? token[i] : token[i] == '1' ? '/' : '~';
  }
  return out;
}

}  // namespace

std::string decoded(std::string_view quoted) {
  const std::string_view body = quoted.substr(1, quoted.size() - 2);
  if (body.find('\\') == std::string_view::npos) return std::string(body);
  std::string out;
  for (std::size_t at = 0; at < body.size();) {
    base::append_code_point(out, next_character(body, at));
  }
  return out;
}

std::string pointer_token(std::string_view key) {
  std::string out;
  for (char c : key) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
  return out;
}

SourceMap::Found SourceMap::find(std::string_view pointer) const {
  std::size_t at = 0;
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const std::size_t slash = std::min(pointer.find('/'), pointer.size());
    const std::string token = unescaped_token(pointer.substr(0, slash));
    pointer.remove_prefix(slash);
    std::optional<std::size_t> child;
    std::size_t index = 0;
    for (std::size_t i = at + 1; i < nodes[at].next; i = nodes[i].next, ++index) {
      const TextSpan key = nodes[i].key;
      const bool same = nodes[at].keyed
                            ? decoded(text.substr(key.begin, key.end - key.begin)) == token
                            : std::to_string(index) == token;
      if (same) child = i;
    }
    if (!child) return {at, false};
    at = *child;
  }
  return {at, true};
}

std::string SourceMap::pointer_to(std::size_t node) const {
  std::string pointer;
  for (std::size_t at = 0; at != node;) {
    std::size_t child = at + 1, index = 0;
    for (; nodes[child].next <= node; child = nodes[child].next) ++index;
    const TextSpan key = nodes[child].key;
    pointer += '/';
    pointer += nodes[at].keyed ? pointer_token(decoded(text.substr(key.begin, key.end - key.begin)))
                               : std::to_string(index);
    at = child;
  }
  return pointer;
}

TextSpan SourceMap::inside(TextSpan string, std::size_t offset) const {
  std::size_t at = string.begin + 1, read = 0;
  std::string character;
  while (at + 1 < string.end) {
    const std::size_t begin = at;
    character.clear();
    base::append_code_point(character, next_character(text, at));
    read += character.size();
    if (read > offset) return {begin, at};
  }
  return {string.end - 1, string.end};
}

}  // namespace entente::input
