#include "text/line.hpp"

#include <fribidi.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "text/fonts.hpp"
#include "text/run.hpp"
#include "text/scripts.hpp"
#include "text/stretches.hpp"
#include "text/table.hpp"

namespace entente::text {
namespace {

bool is_mark(char32_t code) { return code == left_to_right_mark || code == right_to_left_mark; }

/// A stretch, or the punctuation at one of its ends.
struct Piece {
  Stretch stretch;
  bool loose = false;  ///< has no direction of its own: drawn alone it would run the wrong way
};

/// Cuts what has no direction from the ends of what runs from right to left.
void add_pieces(std::string_view utf8, const Stretch& stretch, std::vector<Piece>& pieces) {
  if (stretch.level % 2 == 0) return pieces.push_back({stretch, false});
  std::size_t first = stretch.end, last = stretch.begin;
  for (std::size_t at = stretch.begin; at < stretch.end;) {
    const std::size_t begin = at;
    const char32_t code = base::next_code_point(utf8, at);
    const bool rides = last == begin && first < begin && is_zero_width(code);
    if (is_mark(code) || !(rides || has_right_to_left(utf8.substr(begin, at - begin)))) continue;
    first = std::min(first, begin);
    last = at;
  }
  auto add = [&](std::size_t begin, std::size_t end, bool loose) {
    if (begin >= end) return;
    Stretch part = stretch;
    part.begin = begin;
    part.end = end;
    pieces.push_back({part, loose});
  };
  if (first >= last) return add(stretch.begin, stretch.end, true);
  add(stretch.begin, first, true);
  add(first, last, false);
  add(last, stretch.end, true);
}

/// From left to right (rule L2 of UAX #9).
void put_in_order(std::vector<Piece>& pieces) {
  int highest = 0;
  for (const Piece& piece : pieces) highest = std::max(highest, piece.stretch.level);
  for (int level = highest; level > 0; --level) {
    auto is_deep = [level](const Piece& piece) { return piece.stretch.level >= level; };
    for (auto from = pieces.begin(); from != pieces.end();) {
      from = std::find_if(from, pieces.end(), is_deep);
      const auto to = std::find_if_not(from, pieces.end(), is_deep);
      std::reverse(from, to);
      from = to;
    }
  }
}

/// The letters in the order of drawing, brackets turned. Marks, and what a joiner binds, stay
/// behind their letter.
std::string turned(std::string_view words) {
  constexpr char32_t joiner = 0x200D;
  std::vector<std::string> letters;
  char32_t before = 0;
  for (std::size_t at = 0; at < words.size();) {
    const char32_t code = base::next_code_point(words, at);
    const bool bound = !letters.empty() && (is_zero_width(code) || before == joiner);
    if (!bound) letters.emplace_back();
    FriBidiChar mirrored = code;
    fribidi_get_mirror_char(code, &mirrored);
    base::append_code_point(letters.back(), mirrored);
    before = code;
  }
  std::string out;
  for (auto letter = letters.rbegin(); letter != letters.rend(); ++letter) out += *letter;
  return out;
}

std::string without_marks(std::string_view words) {
  std::string out;
  for (std::size_t at = 0; at < words.size();) {
    const char32_t code = base::next_code_point(words, at);
    if (!is_mark(code)) base::append_code_point(out, code);
  }
  return out;
}

class LineSetter {
 public:
  LineSetter(std::string_view utf8, Style style) : utf8_(utf8), style_(style) {}

  Line set() {
    std::vector<Piece> pieces;
    for (const Stretch& stretch : stretches(utf8_, style_.bold)) add_pieces(utf8_, stretch, pieces);
    put_in_order(pieces);
    for (const Piece& piece : pieces) add(piece);
    return std::move(line_);
  }

 private:
  void add(const Piece& piece) {
    const Stretch& s = piece.stretch;
    const double advance = measured(s.begin, s.end, s);
    Part part;
    const std::string_view words = utf8_.substr(s.begin, s.end - s.begin);
    const std::size_t head = words.find_first_not_of(' '), tail = words.find_last_not_of(' ');
    const bool empty = head == words.npos || without_marks(words).empty();
    if (!empty) {
      const bool rightward = s.level % 2 == 0;
      const double before = measured(s.begin, s.begin + head, s);
      const double behind = measured(s.begin + tail + 1, s.end, s);
      const std::string_view kept = words.substr(head, tail + 1 - head);
      part.text = piece.loose ? turned(without_marks(kept)) : without_marks(kept);
      part.left = line_.width + (rightward ? before : behind);
      part.width = advance - before - behind;
      part.right_to_left = !rightward && !piece.loose;
      if (s.face) part.family = s.face->family();
      part.bold = s.face ? s.face->bold() : style_.bold;
      part.estimated = s.estimated;
      part.leads = font_leads(s);
      if (part.leads) {
        line_.ascent = std::max(line_.ascent, s.face->ascent());
        line_.descent = std::max(line_.descent, s.face->descent());
      }
      if (setting().mode == TextMode::paths) draw(s, s.begin + head, s.begin + tail + 1, part);
      line_.parts.push_back(std::move(part));
    }
    line_.width += advance;
  }

  /// The face that draws a stretch: for the figure's own type one that is given as a font.
  const Face* drawing_face(const Stretch& s) const {
    if (s.face || s.estimated || !setting().fonts) return s.face;
    return setting().fonts->own(style_.bold);
  }

  double measured(std::size_t begin, std::size_t end, const Stretch& s) const {
    if (begin >= end) return 0;
    if (s.face) {
      Stretch part = s;
      part.begin = begin;
      part.end = end;
      double sum = 0;
      for (const auto& [byte, advance] : advances(utf8_, part, style_)) sum += advance;
      return sum;
    }
    const Run run = measure_by_table(utf8_.substr(begin, end - begin), style_);
    return run.empty() ? 0 : run.back().right;
  }

  void draw(const Stretch& s, std::size_t begin, std::size_t end, Part& part) const {
    const Face* face = drawing_face(s);
    if (!face) return;
    Point pen;
    std::vector<OutlineStep> steps;
    const ShapeWish wish{utf8_, begin, end, s.script, s.level % 2 != 0, setting().language};
    for (const Glyph& glyph : face->shape(wish)) {
      face->add_outline(glyph.id, pen + glyph.offset, steps);
      pen.x += glyph.advance;
    }
    auto place = [&](Point p) { return Point{part.left + p.x * style_.size, -p.y * style_.size}; };
    for (OutlineStep& step : steps) {
      step.c1 = place(step.c1);
      step.c2 = place(step.c2);
      step.to = place(step.to);
    }
    part.outline = std::move(steps);
  }

  std::string_view utf8_;
  Style style_;
  Line line_;
};

/// Whether all of it is in the figure's own type, from left to right.
bool is_plain(std::string_view utf8) {
  constexpr char32_t first_right_to_left = 0x0590;
  bool maybe_right_to_left = false;
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t code = base::next_code_point(utf8, at);
    if (is_mark(code) || (!in_table(code) && !is_zero_width(code))) return false;
    maybe_right_to_left |= code >= first_right_to_left;
  }
  if (setting().right_to_left && has_no_letters(utf8)) return false;
  return !maybe_right_to_left || !has_right_to_left(utf8);
}

/// As it may be shown, but with the mark of direction that wrap() puts first.
std::string cleaned(std::string_view utf8) {
  std::size_t after = 0;
  std::string out;
  const char32_t first = utf8.empty() ? 0 : base::next_code_point(utf8, after);
  if (is_mark(first)) base::append_code_point(out, first);
  return out.append(base::clean_label(utf8));
}

}  // namespace

Line scaled(Line line, double by) {
  line.width *= by;
  for (Part& part : line.parts) {
    part.left *= by;
    part.width *= by;
    for (OutlineStep& step : part.outline) {
      step.c1 = step.c1 * by;
      step.c2 = step.c2 * by;
      step.to = step.to * by;
    }
  }
  return line;
}

Line lay_line(std::string_view utf8, Style style) {
  const bool own = setting().mode != TextMode::paths && setting().house.empty();
  if (!own || !is_plain(utf8)) {
    const std::string clean = cleaned(utf8);
    return LineSetter(clean, style).set();
  }
  Line line;
  const Run run = measure_by_table(utf8, style);
  if (!run.empty()) line.width = run.back().right;
  return line;
}

}  // namespace entente::text
