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

std::span<const std::uint32_t> SourceMap::children_of(std::size_t node) const {
  if (nodes[node].next == node + 1) return {};
  const std::size_t begin = nodes[node].children;
  return std::span(children).subspan(begin + 1, children[begin]);
}

void SourceMap::set_children(std::size_t node, const std::vector<std::uint32_t>& sorted) {
  nodes[node].children = static_cast<std::uint32_t>(children.size());
  if (sorted.empty()) return;
  children.push_back(static_cast<std::uint32_t>(sorted.size()));
  children.insert(children.end(), sorted.begin(), sorted.end());
}

std::string SourceMap::key_of(std::size_t node) const {
  const TextSpan key = nodes[node].key;
  return decoded(text.substr(key.begin, key.end - key.begin));
}

SourceMap::Found SourceMap::find(std::string_view pointer) const {
  Found found;
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const std::size_t slash = std::min(pointer.find('/'), pointer.size());
    const std::string token = unescaped_token(pointer.substr(0, slash));
    pointer.remove_prefix(slash);
    const auto all = children_of(found.node);
    std::size_t child = all.size();
    if (nodes[found.node].keyed) {
      const auto after = std::upper_bound(all.begin(), all.end(), token,
                                          [&](const std::string& wanted, std::uint32_t node) {
                                            ++found.steps;
                                            return wanted < key_of(node);
                                          });
      if (after != all.begin() && key_of(*(after - 1)) == token) {
        child = static_cast<std::size_t>(after - all.begin()) - 1;
      }
    } else {
      ++found.steps;
      std::from_chars(token.data(), token.data() + token.size(), child);
      if (child < all.size() && std::to_string(child) != token) child = all.size();
    }
    if (child >= all.size()) {
      found.exact = false;
      break;
    }
    found.node = all[child];
  }
  return found;
}

std::string SourceMap::pointer_to(std::size_t node) const {
  std::string pointer;
  while (node != 0) {
    const std::size_t parent = nodes[node].parent;
    std::string token;
    if (nodes[parent].keyed) {
      token = pointer_token(key_of(node));
    } else {
      const auto all = children_of(parent);
      token = std::to_string(std::lower_bound(all.begin(), all.end(), node) - all.begin());
    }
    pointer.insert(0, '/' + token);
    node = parent;
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
