#include "text/scripts.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace entente::text {
namespace {

constexpr Script unknown = {"other letters", 0.6, "", ""};
constexpr Script arabic = {"Arabic", 0.53, "Noto Sans Arabic", "fonts-noto-core"};
constexpr Script han = {"Han", 1, "Noto Sans CJK", "fonts-noto-cjk"};
constexpr Script kana = {"Kana", 1, "Noto Sans CJK", "fonts-noto-cjk"};
constexpr Script hangul = {"Hangul", 0.92, "Noto Sans CJK", "fonts-noto-cjk"};
constexpr Script full_width = {"full-width forms", 1, "Noto Sans CJK", "fonts-noto-cjk"};
constexpr Script armenian = {"Armenian", 0.72, "Noto Sans Armenian", "fonts-noto-core"};
constexpr Script syriac = {"Syriac", 0.6, "Noto Sans Syriac", "fonts-noto-core"};
constexpr Script devanagari = {"Devanagari", 0.53, "Noto Sans Devanagari", "fonts-noto-core"};
constexpr Script bengali = {"Bengali", 0.6, "Noto Sans Bengali", "fonts-noto-core"};
constexpr Script tamil = {"Tamil", 0.75, "Noto Sans Tamil", "fonts-noto-core"};
constexpr Script thai = {"Thai", 0.55, "Noto Sans Thai", "fonts-noto-core"};
constexpr Script georgian = {"Georgian", 0.74, "Noto Sans Georgian", "fonts-noto-core"};
constexpr Script ethiopic = {"Ethiopic", 0.75, "Noto Sans Ethiopic", "fonts-noto-core"};
constexpr Script emoji = {"emoji", 1.3, "Noto Emoji", ""};

struct ScriptRange {
  char32_t first, last;
  const Script& script;
};

// Blocks of Unicode, coarsely: only what names are written in.
constexpr std::array script_ranges = {
    ScriptRange{0x0530, 0x058F, armenian},   ScriptRange{0x0600, 0x06FF, arabic},
    ScriptRange{0x0700, 0x074F, syriac},     ScriptRange{0x0750, 0x077F, arabic},
    ScriptRange{0x0860, 0x08FF, arabic},     ScriptRange{0x0900, 0x097F, devanagari},
    ScriptRange{0x0980, 0x09FF, bengali},    ScriptRange{0x0B80, 0x0BFF, tamil},
    ScriptRange{0x0E00, 0x0E7F, thai},       ScriptRange{0x10A0, 0x10FF, georgian},
    ScriptRange{0x1100, 0x11FF, hangul},     ScriptRange{0x1200, 0x139F, ethiopic},
    ScriptRange{0x1C90, 0x1CBF, georgian},   ScriptRange{0x2600, 0x27BF, emoji},
    ScriptRange{0x2E80, 0x2FFF, han},        ScriptRange{0x3000, 0x303F, full_width},
    ScriptRange{0x3040, 0x30FF, kana},       ScriptRange{0x3100, 0x312F, han},
    ScriptRange{0x3130, 0x318F, hangul},     ScriptRange{0x3190, 0x4DBF, han},
    ScriptRange{0x4E00, 0x9FFF, han},        ScriptRange{0xAC00, 0xD7FF, hangul},
    ScriptRange{0xF900, 0xFAFF, han},        ScriptRange{0xFB50, 0xFDFF, arabic},
    ScriptRange{0xFE30, 0xFE4F, full_width}, ScriptRange{0xFE70, 0xFEFE, arabic},
    ScriptRange{0xFF01, 0xFF60, full_width}, ScriptRange{0xFFE0, 0xFFE6, full_width},
    ScriptRange{0x1F000, 0x1FAFF, emoji},    ScriptRange{0x20000, 0x3FFFF, han},
};

struct Span {
  char32_t first, last;
};

// Combining marks of the scripts above, and characters that renderers do not show.
constexpr std::array zero_width = {
    Span{0x00AD, 0x00AD}, Span{0x0300, 0x036F}, Span{0x0483, 0x0489},   Span{0x0591, 0x05BD},
    Span{0x05BF, 0x05BF}, Span{0x05C1, 0x05C2}, Span{0x05C4, 0x05C5},   Span{0x05C7, 0x05C7},
    Span{0x0610, 0x061A}, Span{0x061C, 0x061C}, Span{0x064B, 0x065F},   Span{0x0670, 0x0670},
    Span{0x06D6, 0x06DC}, Span{0x06DF, 0x06E4}, Span{0x06E7, 0x06E8},   Span{0x06EA, 0x06ED},
    Span{0x0730, 0x074A}, Span{0x093C, 0x093C}, Span{0x0941, 0x0948},   Span{0x094D, 0x094D},
    Span{0x0E31, 0x0E31}, Span{0x0E34, 0x0E3A}, Span{0x0E47, 0x0E4E},   Span{0x1AB0, 0x1AFF},
    Span{0x1DC0, 0x1DFF}, Span{0x200B, 0x200F}, Span{0x202A, 0x202E},   Span{0x2060, 0x206F},
    Span{0x20D0, 0x20F0}, Span{0x302A, 0x302D}, Span{0x3099, 0x309A},   Span{0xFE00, 0xFE0F},
    Span{0xFE20, 0xFE2F}, Span{0xFEFF, 0xFEFF}, Span{0x1F3FB, 0x1F3FF}, Span{0xE0000, 0xE0FFF},
};

}  // namespace

const Script& script(char32_t code_point) {
  const auto* found = std::partition_point(
      script_ranges.begin(), script_ranges.end(),
      [code_point](const ScriptRange& range) { return range.last < code_point; });
  return found != script_ranges.end() && found->first <= code_point ? found->script : unknown;
}

bool is_zero_width(char32_t code_point) {
  if (code_point < zero_width.front().first) return false;  // as nearly all are
  const auto* found =
      std::partition_point(zero_width.begin(), zero_width.end(),
                           [code_point](Span span) { return span.last < code_point; });
  return found != zero_width.end() && found->first <= code_point;
}

bool is_hangul(char32_t code_point) { return &script(code_point) == &hangul; }

bool opens(char32_t code_point) {
  constexpr std::u32string_view opening = U"‘“（〔［｛〈《「『【〘〖〝￥＄([{";
  return opening.find(code_point) != opening.npos;
}

}  // namespace entente::text
