#include "base/utf8.hpp"

#include <fmt/format.h>

#include <array>

namespace entente::base {
namespace {

constexpr char32_t replacement = 0xFFFD;

struct Decoded {
  char32_t code_point = replacement;
  std::size_t length = 1;
  bool well_formed = false;
};

/// Table 3-7 of the Unicode Standard: the second byte's range depends on the first, which excludes
/// overlong forms, surrogates and what lies beyond U+10FFFF.
Decoded decode(std::string_view text, std::size_t at) {
  auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  if (lead < 0x80) return {lead, 1, true};
  std::size_t length = 0;
  unsigned char low = 0x80, high = 0xBF;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  }
  if (length == 0 || at + length > text.size()) return {};
  char32_t code_point = lead & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    const unsigned char next = byte(at + i);
    if (next < low || next > high) return {};
    code_point = (code_point << 6) | (next & 0x3Fu);
    low = 0x80;
    high = 0xBF;
  }
  return {code_point, length, true};
}

bool is_line_or_tab(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c <= 0x9F); }

bool is_joiner(char32_t c) { return c == 0x200C || c == 0x200D; }

/// Invisible characters that can reorder or hide text. Joiners are judged by their neighbours.
bool is_hidden(char32_t c) {
  return c == 0xAD || c == 0x061C || c == 0x180E || c == 0x200B || c == 0x200E || c == 0x200F ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
         (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
}

/// Persian and Indic words and emoji need joiners; between Latin letters they only hide something.
bool needs_joiners(char32_t c) { return c >= 0x0590; }

bool is_noncharacter(char32_t c) { return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF); }

std::string clean(std::string_view text, bool collapse) {
  std::string out;
  out.reserve(text.size());
  bool pending_space = false;
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = next_code_point(text, at);
    if (is_line_or_tab(c)) c = ' ';
    if (is_control(c) || is_hidden(c)) continue;
    if (is_joiner(c)) {
      std::size_t next = at;
      const bool joins = at < text.size() && needs_joiners(next_code_point(text, next));
      if (!joins || !needs_joiners(before)) continue;
    }
    if (is_noncharacter(c)) c = replacement;
    before = c;
    if (collapse && c == ' ') {
      pending_space = !out.empty();
      continue;
    }
    if (pending_space) out.push_back(' ');
    pending_space = false;
    append_code_point(out, c);
  }
  return out;
}

/// A run of capital letters whose small letters lie `offset` further; `step` 2: every second code
/// point is a capital and the small letter follows it.
struct CaseRange {
  char32_t first, last;
  int offset;
  char32_t step = 1;
};

constexpr std::array<CaseRange, 25> case_ranges = {{
    {'A', 'Z', 32},       {0xC0, 0xD6, 32},     {0xD8, 0xDE, 32},     {0x100, 0x12E, 1, 2},
    {0x130, 0x130, -199}, {0x132, 0x136, 1, 2}, {0x139, 0x147, 1, 2}, {0x14A, 0x176, 1, 2},
    {0x178, 0x178, -121}, {0x179, 0x17D, 1, 2}, {0x17F, 0x17F, -268}, {0x386, 0x386, 38},
    {0x388, 0x38A, 37},   {0x38C, 0x38C, 64},   {0x38E, 0x38F, 63},   {0x391, 0x3A1, 32},
    {0x3A3, 0x3AB, 32},   {0x3C2, 0x3C2, 1},    {0x400, 0x40F, 80},   {0x410, 0x42F, 32},
    {0x460, 0x480, 1, 2}, {0x48A, 0x4BE, 1, 2}, {0x4C0, 0x4C0, 15},   {0x4C1, 0x4CD, 1, 2},
    {0x4D0, 0x52E, 1, 2},
}};

char32_t fold(char32_t c) {
  for (const CaseRange& range : case_ranges) {
    if (c < range.first) return c;
    if (c <= range.last) {
      return (c - range.first) % range.step == 0 ? c + static_cast<char32_t>(range.offset) : c;
    }
  }
  return c;
}

}  // namespace

std::optional<std::size_t> invalid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode(text, at);
    if (!decoded.well_formed) return at;
    at += decoded.length;
  }
  return std::nullopt;
}

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const Decoded decoded = decode(text, at);
  at += decoded.length;
  return decoded.code_point;
}

void append_code_point(std::string& out, char32_t code_point) {
  auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  const char32_t c = surrogate || code_point > 0x10FFFF ? replacement : code_point;
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) next_code_point(text, at);
  return count;
}

std::string fold_case(std::string_view text) {
  unsigned all = 0;
  for (const char c : text) all |= static_cast<unsigned char>(c);
  if (all < 0x80) {
    std::string out(text);
    for (char& c : out) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    return out;
  }
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();)
    append_code_point(out, fold(next_code_point(text, at)));
  return out;
}

std::string capitalized(std::string_view text) {
  std::size_t at = 0;
  if (text.empty()) return {};
  const char32_t first = next_code_point(text, at);
  std::string out;
  char32_t upper = first;
  // Scripts keep their capitals at one of these distances.
  for (const char32_t distance : {1u, 32u, 80u}) {
    if (first > distance && fold(first - distance) == first) upper = first - distance;
  }
  append_code_point(out, upper);
  return out + std::string(text.substr(at));
}

std::string clean_label(std::string_view text) { return clean(text, true); }

bool is_invisible(char32_t c) {
  return is_control(c) || is_hidden(c) || c == 0x2028 || c == 0x2029;
}

std::string shown(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode(text, at);
    if (!decoded.well_formed) {
      out += fmt::format("\\x{{{:x}}}", static_cast<unsigned char>(text[at]));
    } else if (is_invisible(decoded.code_point)) {
      out += fmt::format("\\u{{{:x}}}", static_cast<unsigned>(decoded.code_point));
    } else {
      out += text.substr(at, decoded.length);
    }
    at += decoded.length;
  }
  return out;
}

std::string clean_xml(std::string_view text) { return clean(text, false); }

}  // namespace entente::base
