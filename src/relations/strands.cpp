#include "relations/strands.hpp"

#include <cmath>

#include "relations/cards.hpp"
#include "text/measure.hpp"
#include "words/amounts.hpp"

namespace entente::relations {
namespace {

constexpr double gap_to_shape = 2.5;

/// One end of the line: where the tip of its arrowhead is and where the line itself begins.
struct Tip {
  Point tip, line;
  Point direction;  ///< outward, from the line to the shape
};

/// `inner`: the other end of the straight stretch that meets the shape at `border`.
Tip tip_at(Point inner, Point border, bool arrow, double width, const theme::Metrics& m) {
  const Point d = border - inner;
  const double length = std::max(1e-9, std::hypot(d.x, d.y));
  Tip end;
  end.direction = d * (1 / length);
  end.tip = border - end.direction * (arrow ? gap_to_shape : 0);
  // The line stops inside the head, so that its blunt end never shows beside the point.
  end.line = end.tip - end.direction * (arrow ? 0.8 * m.arrow_length(width) : 0);
  return end;
}

bool level(Point a, Point b) { return std::abs(a.y - b.y) < 0.005; }
bool upright(Point a, Point b) { return std::abs(a.x - b.x) < 0.005; }

/// The route as a path; straight stretches that continue each other become one.
PathShape path_of(const std::vector<Point>& points, Stroke stroke) {
  PathShape path;
  path.paint.stroke = stroke;
  path.segments.push_back({Segment::Kind::move, {}, {}, points.front()});
  bool was_level = false, was_upright = false;
  for (std::size_t i = 1; i + 2 < points.size(); i += 3) {
    const Point from = points[i - 1], to = points[i + 2];
    const bool is_level = level(from, points[i]) && level(from, points[i + 1]) && level(from, to);
    const bool is_upright =
        upright(from, points[i]) && upright(from, points[i + 1]) && upright(from, to);
    if ((is_level && was_level) || (is_upright && was_upright)) {
      path.segments.back().to = to;
    } else if (is_level || is_upright) {
      path.segments.push_back({Segment::Kind::line, {}, {}, to});
    } else {
      path.segments.push_back({Segment::Kind::cubic, points[i], points[i + 1], to});
    }
    was_level = is_level;
    was_upright = is_upright;
  }
  return path;
}

/// Lines of words, from their first baseline. `middle`: half their width, where that is an
/// estimate; else 0.
void write_lines(const std::vector<std::string>& lines, Point at, double size, Color color,
                 double middle, std::vector<Element>& out) {
  for (const std::string& words : lines) {
    if (middle > 0) {
      out.push_back(text({at.x + middle, at.y}, words, size, false, color, Anchor::middle));
    } else {
      out.push_back(text(at, words, size, false, color));
    }
    at.y += size * leading;
  }
}

Stroke stroke_of(const StrandLook& look, const Look& page) {
  Stroke stroke = marks::stroke_of(look.gone ? Sign::neutral : look.sign, look.medium, look.status,
                                   look.ended, page.theme, page.metrics);
  if (look.width > 0) stroke.width = look.width;
  return stroke;
}

/// Badge on the line and words beside it; `at`: the end of the straight part where they begin.
void draw_words(const layout::Route& route, const StrandLook& look, const TieWords& words,
                const Stroke& stroke, const Look& page, std::vector<Element>& out) {
  const theme::Metrics& m = page.metrics;
  const double gap = word_gap(m);
  const bool down = words.flow == Flow::down;
  const Point at = route.words;
  const double lines = static_cast<double>(words.lines.size()) * m.label * leading;
  const double notes = static_cast<double>(words.notes.size()) * m.note * leading;
  const double block = std::max(words.badge.height, lines + notes);
  const Point badge =
      down ? Point{at.x, at.y + gap + block / 2} : Point{at.x + gap + words.badge.width / 2, at.y};
  draw_badge(words.numbers, words.badge, badge, stroke.color, page, out);
  const double text_x = badge.x + words.badge.width / 2 + gap;
  double top = down ? badge.y - (lines + notes) / 2 : at.y - gap - stroke.width / 2 - lines;
  const double middle = look.estimated ? words.text_width / 2 : 0;
  write_lines(words.lines, {text_x, top + 0.87 * m.label}, m.label, page.theme.ink, middle, out);
  top = down ? top + lines : at.y + gap + stroke.width / 2;
  write_lines(words.notes, {text_x, top + 0.87 * m.note}, m.note, page.theme.secondary, middle,
              out);
  if (words.crossed) {
    const double back = gap + m.crossbar / 2;
    draw_cross(
        down ? Point{at.x, at.y + route.length - back} : Point{at.x + route.length - back, at.y},
        stroke, m, out);
  }
}

}  // namespace

std::string tie_title(const Context& context, std::string_view from, std::string_view to,
                      bool mutual, const std::vector<int>& numbers) {
  std::string title(from.substr(0, from.find(',')));
  title += mutual ? " ↔ " : " → ";
  title += to.substr(0, to.find(','));
  for (const int number : numbers) {
    const select::ItemView facts =
        select::view(context.dossier, select::item_of(context.selection, number));
    title += (number == numbers.front() ? ": " : "; ") +
             words::with_amount(facts.title, facts.amount, context.language(),
                                words::AmountLength::brief);
  }
  return title;
}

Group draw_line(std::vector<Point> points, Point start, Point end, const StrandLook& look,
                const Look& page) {
  const theme::Metrics& m = page.metrics;
  Group group{
      Part::edge, look.title, {{"from", look.from}, {"to", look.to}, {"events", look.numbers}}, {}};
  const Stroke stroke = stroke_of(look, page);
  const std::size_t n = points.size();
  const Tip first = tip_at(points[3], start, look.arrow_at_start, stroke.width, m);
  const Tip last = tip_at(points[n - 4], end, look.arrow_at_end, stroke.width, m);
  points[0] = first.line;
  points[1] = first.line + (points[3] - first.line) * (1.0 / 3);
  points[2] = first.line + (points[3] - first.line) * (2.0 / 3);
  points[n - 3] = points[n - 4] + (last.line - points[n - 4]) * (1.0 / 3);
  points[n - 2] = points[n - 4] + (last.line - points[n - 4]) * (2.0 / 3);
  points[n - 1] = last.line;
  group.elements.push_back(path_of(points, stroke));

  const double bar_back = m.arrow_length(stroke.width) + 0.35 * m.crossbar;
  auto finish = [&](const Tip& tip, bool arrow) {
    if (!arrow) return;
    group.elements.push_back(arrowhead(tip.tip, tip.direction, stroke.width, stroke.color, m));
    if (look.sign == Sign::conflict) {
      group.elements.push_back(
          crossbar(tip.tip - tip.direction * bar_back, tip.direction, stroke, m));
    }
  };
  finish(first, look.arrow_at_start);
  finish(last, look.arrow_at_end);
  if (look.worded && is_crossed(look.status)) {
    // Behind the head, where no words stand; a badge leaves room for a cross of its own.
    const double wished = (look.arrow_at_end ? m.arrow_length(stroke.width) : 0) +
                          (look.sign == Sign::conflict ? 0.7 * m.crossbar : 0) + 0.6 * m.crossbar;
    const Point straight = last.tip - points[n - 4];
    const double back = std::min(wished, 0.5 * std::hypot(straight.x, straight.y));
    draw_cross(last.tip - last.direction * back, stroke, m, group.elements);
  }
  // Where nobody acts on the other, the bar of a conflict stands by itself: at the end that words
  // leave free, in the middle where there are none.
  if (look.sign == Sign::conflict && !look.arrow_at_start && !look.arrow_at_end) {
    const std::size_t k = (n - 1) / 3 / 2 * 3;
    const Point middle = points[k] + (points[k + 3] - points[k]) * 0.5;
    const Point at = look.worded ? last.tip - last.direction * (0.6 * m.crossbar) : middle;
    const Point along = points[k + 3] - points[k];
    const double length = std::max(1e-9, std::hypot(along.x, along.y));
    group.elements.push_back(
        crossbar(at, look.worded ? last.direction : along * (1 / length), stroke, m));
  }
  return group;
}

Group draw_strand(const layout::Route& route, Point start, Point end, const StrandLook& look,
                  const TieWords& words, const Look& page) {
  Group group = draw_line(route.points, start, end, look, page);
  draw_words(route, look, words, stroke_of(look, page), page, group.elements);
  return group;
}

}  // namespace entente::relations
