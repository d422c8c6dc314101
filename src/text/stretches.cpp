#include "text/stretches.hpp"

#include <fribidi.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "text/fonts.hpp"
#include "text/scripts.hpp"
#include "text/table.hpp"

namespace entente::text {
namespace {

struct Letter {
  char32_t code = 0;
  std::size_t begin = 0, end = 0;
  std::uint32_t script = common_script;
  int level = 0;
};

/// Which metrics a letter is measured by.
struct Metric {
  const Face* face = nullptr;
  bool estimated = false;
  bool operator==(const Metric&) const = default;
};

std::vector<Letter> letters_of(std::string_view utf8) {
  std::vector<Letter> letters;
  for (std::size_t at = 0; at < utf8.size();) {
    Letter letter;
    letter.begin = at;
    letter.code = base::next_code_point(utf8, at);
    letter.end = at;
    letters.push_back(letter);
  }
  return letters;
}

/// On a page from right to left it stands between who acts and who is acted upon, in this order: it
/// would say the contrary between names in Latin letters, were these not read from right to left.
constexpr char32_t leftward_arrow = 0x2190;

bool is_right_to_left(char32_t code) {
  if (code == leftward_arrow) return setting().right_to_left;
  return FRIBIDI_IS_RTL(fribidi_get_bidi_type(code)) != 0 &&
         FRIBIDI_IS_STRONG(fribidi_get_bidi_type(code)) != 0;
}

bool is_left_to_right(char32_t code) { return fribidi_get_bidi_type(code) == FRIBIDI_TYPE_LTR; }

/// Levels of embedding, by FriBidi.
void resolve_levels(std::vector<Letter>& letters) {
  const auto size = static_cast<FriBidiStrIndex>(letters.size());
  std::vector<FriBidiChar> codes;
  codes.reserve(letters.size());
  for (const Letter& letter : letters) codes.push_back(letter.code);
  std::vector<FriBidiCharType> types(letters.size());
  std::vector<FriBidiBracketType> brackets(letters.size());
  std::vector<FriBidiLevel> levels(letters.size());
  fribidi_get_bidi_types(codes.data(), size, types.data());
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (codes[i] == leftward_arrow && setting().right_to_left) types[i] = FRIBIDI_TYPE_RTL;
  }
  fribidi_get_bracket_types(codes.data(), size, types.data(), brackets.data());
  bool from_right = false;
  if (setting().right_to_left) {
    const auto any = [&](bool (*has_direction)(char32_t)) {
      return std::any_of(letters.begin(), letters.end(),
                         [&](const Letter& l) { return has_direction(l.code); });
    };
    from_right = any(is_right_to_left) || !any(is_left_to_right);
  }
  FriBidiParType paragraph = from_right ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_ON;
  // 0: out of memory; then all stays from left to right.
  if (fribidi_get_par_embedding_levels_ex(types.data(), brackets.data(), size, &paragraph,
                                          levels.data()) == 0) {
    return;
  }
  for (std::size_t i = 0; i < letters.size(); ++i) {
    letters[i].level = static_cast<unsigned char>(levels[i]);
  }
}

constexpr std::uint32_t tag(char a, char b, char c, char d) {
  return static_cast<std::uint32_t>(a) << 24 | static_cast<std::uint32_t>(b) << 16 |
         static_cast<std::uint32_t>(c) << 8 | static_cast<std::uint32_t>(d);
}
constexpr std::uint32_t han_tag = tag('H', 'a', 'n', 'i');

/// Japanese and Korean mix scripts within a word.
std::uint32_t set_as(std::uint32_t script) {
  for (const std::uint32_t kin : {tag('H', 'i', 'r', 'a'), tag('K', 'a', 'n', 'a'),
                                  tag('B', 'o', 'p', 'o'), tag('H', 'a', 'n', 'g')}) {
    if (script == kin) return han_tag;
  }
  return script;
}

/// Digits and punctuation take the script before them, at the beginning that behind them.
void resolve_scripts(std::vector<Letter>& letters) {
  std::uint32_t last = common_script;
  for (Letter& letter : letters) {
    letter.script = set_as(script_tag(letter.code));
    if (letter.script == common_script) letter.script = last;
    last = letter.script;
  }
  const auto first = std::find_if(letters.begin(), letters.end(),
                                  [](const Letter& l) { return l.script != common_script; });
  if (first == letters.end()) return;
  std::for_each(letters.begin(), first, [&](Letter& l) { l.script = first->script; });
}

Metric metric_of(char32_t code, bool bold) {
  if (const Face* face = house_face(code, bold)) return {face, false};
  if (in_own_type(code, bold)) return {};
  const Setting& now = setting();
  const Face* face = now.fonts ? now.fonts->find(code, bold, now.language) : nullptr;
  return {face, face == nullptr && !in_table(code)};
}

/// What has no script of its own stays with the letters before it, if these can be set with it.
Metric metric_after(const Metric& before, char32_t code, bool bold) {
  if (is_zero_width(code)) return before;
  if (script_tag(code) == common_script) {
    if (before.face && before.face->has(code)) return before;
    if (before.estimated) return before;
  }
  return metric_of(code, bold);
}

}  // namespace

bool in_own_type(char32_t code, bool bold) {
  constexpr char32_t first_hebrew = 0x0590, last_hebrew = 0x05FF;
  const Setting& now = setting();
  if (!in_table(code) || house_face(code, bold)) return false;
  if (!now.fonts) return true;
  const Face* own = now.fonts->own(bold);
  if (now.mode != TextMode::live && !(own && own->has(code))) return false;
  const bool hebrew = code >= first_hebrew && code <= last_hebrew;
  if (!hebrew) return true;
  const Face* given = now.fonts->find(code, bold, now.language);
  return !given || given == own;
}

std::vector<Stretch> stretches(std::string_view utf8, bool bold) {
  std::vector<Letter> letters = letters_of(utf8);
  resolve_levels(letters);
  resolve_scripts(letters);
  std::vector<Stretch> result;
  Metric before;
  for (const Letter& letter : letters) {
    const Metric metric =
        result.empty() ? metric_of(letter.code, bold) : metric_after(before, letter.code, bold);
    const bool own = !metric.face && !metric.estimated;  // its scripts are set alike
    const bool goes_on = !result.empty() && metric == before &&
                         result.back().level == letter.level &&
                         (own || result.back().script == letter.script);
    if (goes_on) {
      result.back().end = letter.end;
    } else {
      result.push_back(
          {letter.begin, letter.end, letter.level, metric.face, metric.estimated, letter.script});
    }
    before = metric;
  }
  return result;
}

bool font_leads(const Stretch& stretch) {
  return stretch.face && (stretch.script == han_tag || stretch.face->family() == setting().house);
}

std::map<std::size_t, double> advances(std::string_view utf8, const Stretch& stretch, Style style) {
  std::map<std::size_t, double> result;
  const ShapeWish wish{utf8,           stretch.begin,          stretch.end,
                       stretch.script, stretch.level % 2 != 0, setting().language};
  for (const Glyph& glyph : stretch.face->shape(wish)) {
    result[glyph.begin] += glyph.advance * style.size;
  }
  if (font_leads(stretch) || setting().mode == TextMode::paths) return result;
  for (auto& [byte, advance] : result) {
    std::size_t end = byte;
    const char32_t letter = base::next_code_point(utf8, end);
    if (is_zero_width(letter) || !in_own_type(letter, style.bold)) continue;
    advance = measure_by_table(utf8.substr(byte, end - byte), style).back().right;
  }
  return result;
}

bool runs_right_to_left(std::string_view utf8) {
  if (setting().right_to_left) return has_right_to_left(utf8) || has_no_letters(utf8);
  for (std::size_t at = 0; at < utf8.size();) {
    const FriBidiCharType type = fribidi_get_bidi_type(base::next_code_point(utf8, at));
    if (FRIBIDI_IS_STRONG(type)) return FRIBIDI_IS_RTL(type) != 0;
  }
  return false;
}

bool has_no_letters(std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t code = base::next_code_point(utf8, at);
    if (is_right_to_left(code) || is_left_to_right(code)) return false;
  }
  return true;
}

bool has_right_to_left(std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size();) {
    if (is_right_to_left(base::next_code_point(utf8, at))) return true;
  }
  return false;
}

bool is_measured(char32_t letter, bool bold) {
  return is_zero_width(letter) || !metric_of(letter, bold).estimated;
}

}  // namespace entente::text
