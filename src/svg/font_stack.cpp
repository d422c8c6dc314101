#include "svg/font_stack.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace entente::svg {
namespace {

enum class Letters { latin, hebrew, arabic, han, kana, hangul };

struct Block {
  char32_t first, last;
  Letters letters;
};
constexpr std::array blocks = {
    Block{0x0590, 0x05FF, Letters::hebrew}, Block{0x0600, 0x08FF, Letters::arabic},
    Block{0x1100, 0x11FF, Letters::hangul}, Block{0x2E80, 0x303F, Letters::han},
    Block{0x3040, 0x30FF, Letters::kana},   Block{0x3130, 0x318F, Letters::hangul},
    Block{0x3190, 0x9FFF, Letters::han},    Block{0xAC00, 0xD7FF, Letters::hangul},
    Block{0xF900, 0xFAFF, Letters::han},    Block{0xFB50, 0xFDFF, Letters::arabic},
    Block{0xFE30, 0xFE4F, Letters::han},    Block{0xFE70, 0xFEFC, Letters::arabic},
    Block{0xFF01, 0xFFEF, Letters::han},    Block{0x1E800, 0x1EFFF, Letters::arabic},
    Block{0x20000, 0x3FFFF, Letters::han},
};

Letters letters_of(char32_t code_point) {
  for (const Block& block : blocks) {
    if (code_point <= block.last) return code_point >= block.first ? block.letters : Letters::latin;
  }
  return Letters::latin;
}

bool has(std::string_view utf8, Letters letters) {
  for (std::size_t at = 0; at < utf8.size();) {
    if (letters_of(base::next_code_point(utf8, at)) == letters) return true;
  }
  return false;
}

constexpr std::string_view own_type = "Arial, Liberation Sans, ";
constexpr std::string_view others = "Helvetica, sans-serif";
constexpr std::string_view arabic = "Noto Sans Arabic, Noto Naskh Arabic, sans-serif";
constexpr std::string_view simplified =
    "Microsoft YaHei, PingFang SC, Noto Sans CJK SC, sans-serif";
constexpr std::string_view traditional =
    "Microsoft JhengHei, PingFang TC, Noto Sans CJK TC, sans-serif";
constexpr std::string_view japanese = "Yu Gothic, Hiragino Sans, Noto Sans CJK JP, sans-serif";
constexpr std::string_view korean =
    "Malgun Gothic, Apple SD Gothic Neo, Noto Sans CJK KR, sans-serif";

std::string_view han_stack(std::string_view language) {
  if (language.starts_with("ja")) return japanese;
  if (language.starts_with("ko")) return korean;
  for (const std::string_view tag : {"zh-Hant", "zh-TW", "zh-HK", "zh-MO"}) {
    if (language.starts_with(tag)) return traditional;
  }
  return simplified;
}

/// Of a text with Chinese characters or what is set among them; else empty.
std::string_view eastern_stack(std::string_view utf8, std::string_view language) {
  if (has(utf8, Letters::kana)) return japanese;
  if (has(utf8, Letters::hangul)) return korean;
  return has(utf8, Letters::han) ? han_stack(language) : std::string_view();
}

bool is_plain(std::string_view family) {
  auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  auto is_part = [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '-'; };
  char before = ' ';
  for (const char c : family) {
    if (before == ' ' ? !is_letter(c) : !is_part(c) && c != ' ') return false;
    before = c;
  }
  return before != ' ';
}

}  // namespace

std::string family_name(std::string_view family) {
  if (is_plain(family)) return std::string(family);
  std::string name = "'";
  for (const char c : family) {
    const bool harmful = std::string_view("'\"\\<>{}();&").find(c) != std::string_view::npos;
    if (!harmful && static_cast<unsigned char>(c) >= ' ') name += c;
  }
  return name + "'";
}

std::string font_stack(std::string_view utf8, std::string_view family, bool leads,
                       std::string_view own_family, std::string_view language) {
  std::string stack;
  auto add = [&stack](std::string_view name) {
    if (!name.empty()) stack.append(family_name(name)).append(", ");
  };
  if (const std::string_view eastern = eastern_stack(utf8, language); !eastern.empty()) {
    add(family);
    return stack.append(eastern);
  }
  leads = leads || has(utf8, Letters::hebrew);
  if (leads) add(family);
  add(own_family);
  if (own_family.empty()) stack.append(own_type);
  if (!leads) add(family);
  return stack.append(has(utf8, Letters::arabic) ? arabic : others);
}

}  // namespace entente::svg
