#include "scene/strands.hpp"

#include <cmath>

#include "scene/cards.hpp"
#include "text/measure.hpp"

namespace entente::scene {
namespace {

constexpr double gap_to_shape = 2.5;

/// One end of the line: where the tip of its arrowhead is and where the line itself begins.
struct Tip {
  Point tip, line;
  Point direction;  ///< outward, from the line to the shape
};

Tip tip_at(Point inner, double shape_x, bool arrow, double width, const theme::Metrics& m) {
  const double outward = shape_x >= inner.x ? 1 : -1;
  Tip end;
  end.direction = {outward, 0};
  end.tip = {shape_x - outward * (arrow ? gap_to_shape : 0), inner.y};
  // The line stops inside the head, so that its blunt end never shows beside the point.
  const double back = arrow ? 0.8 * m.arrow_length(width) : 0;
  end.line = {end.tip.x - outward * back, inner.y};
  return end;
}

void write_lines(const std::vector<std::string>& lines, Point first_baseline, text::Style style,
                 Color color, bool estimated, double width, std::vector<Element>& out) {
  Point at = first_baseline;
  for (const std::string& words : lines) {
    if (estimated) {
      out.push_back(
          text({at.x + width / 2, at.y}, words, style.size, style.bold, color, Anchor::middle));
    } else {
      out.push_back(text(at, words, style.size, style.bold, color));
    }
    at.y += style.size * 1.15;
  }
}

}  // namespace

Stroke stroke_of(Sign sign, Medium medium, Status status, bool ended, const theme::Theme& theme,
                 const theme::Metrics& metrics) {
  Stroke stroke{theme.sign(ended ? Sign::neutral : sign),
                medium == Medium::material ? metrics.material : metrics.verbal, Dash::solid};
  if (status == Status::planned || status == Status::hypothetical || ended) {
    stroke.dash = Dash::dashed;
  } else if (status == Status::reported || status == Status::claimed) {
    stroke.dash = Dash::dotted;
  }
  return stroke;
}

PathShape arrowhead(Point tip, Point direction, double line_width, Color color,
                    const theme::Metrics& metrics) {
  const Point back = tip - direction * metrics.arrow_length(line_width);
  const Point across{-direction.y, direction.x};
  const double half = metrics.arrow_width(line_width) / 2;
  return polygon({tip, back + across * half, back - across * half}, {color, {}});
}

PathShape crossbar(Point at, Point direction, const Stroke& stroke, const theme::Metrics& metrics) {
  const Point across{-direction.y, direction.x};
  const double half = metrics.crossbar / 2;
  return line(at + across * half, at - across * half,
              {stroke.color, std::max(metrics.verbal, 0.6 * stroke.width), Dash::solid});
}

void draw_cross(Point at, const Stroke& stroke, const theme::Metrics& metrics,
                std::vector<Element>& out) {
  const double r = 0.35 * metrics.crossbar;
  const Stroke plain{stroke.color, metrics.verbal, Dash::solid};
  out.push_back(line(at + Point{-r, -r}, at + Point{r, r}, plain));
  out.push_back(line(at + Point{-r, r}, at + Point{r, -r}, plain));
}

Group draw_strand(const layout::Route& route, double start_x, double end_x, const StrandLook& look,
                  const labels::TieWords& words, const theme::Theme& theme,
                  const theme::Metrics& m) {
  Group group{
      Part::edge, look.title, {{"from", look.from}, {"to", look.to}, {"events", look.numbers}}, {}};
  const Stroke stroke = stroke_of(look.sign, look.medium, look.status, look.ended, theme, m);
  std::vector<Point> points = route.points;
  const std::size_t n = points.size();
  const Tip start = tip_at(points[3], start_x, look.arrow_at_start, stroke.width, m);
  const Tip end = tip_at(points[n - 4], end_x, look.arrow_at_end, stroke.width, m);
  points[0] = start.line;
  points[1] = start.line + (points[3] - start.line) * (1.0 / 3);
  points[2] = start.line + (points[3] - start.line) * (2.0 / 3);
  points[n - 3] = points[n - 4] + (end.line - points[n - 4]) * (1.0 / 3);
  points[n - 2] = points[n - 4] + (end.line - points[n - 4]) * (2.0 / 3);
  points[n - 1] = end.line;

  PathShape path;
  path.paint.stroke = stroke;
  path.segments.push_back({Segment::Kind::move, {}, {}, points[0]});
  for (std::size_t i = 1; i + 2 < n; i += 3) {
    const bool straight = std::abs(points[i].y - points[i - 1].y) < 0.005 &&
                          std::abs(points[i + 1].y - points[i - 1].y) < 0.005 &&
                          std::abs(points[i + 2].y - points[i - 1].y) < 0.005;
    if (straight && path.segments.back().kind == Segment::Kind::line) {
      path.segments.back().to = points[i + 2];  // one stretch with the level part before it
    } else if (straight) {
      path.segments.push_back({Segment::Kind::line, {}, {}, points[i + 2]});
    } else {
      path.segments.push_back({Segment::Kind::cubic, points[i], points[i + 1], points[i + 2]});
    }
  }
  group.elements.push_back(std::move(path));

  const double bar_back = m.arrow_length(stroke.width) + 0.35 * m.crossbar;
  auto finish = [&](const Tip& tip, bool arrow) {
    if (!arrow) return;
    group.elements.push_back(arrowhead(tip.tip, tip.direction, stroke.width, stroke.color, m));
    if (look.sign == Sign::conflict) {
      group.elements.push_back(
          crossbar(tip.tip - tip.direction * bar_back, tip.direction, stroke, m));
    }
  };
  finish(start, look.arrow_at_start);
  finish(end, look.arrow_at_end);

  const Point left = route.words;
  const double gap = 0.3 * m.label;
  draw_badge(words.numbers, words.badge, {left.x + gap + words.badge.width / 2, left.y},
             stroke.color, theme, m, group.elements);
  const double text_x = left.x + words.text_offset;
  const double text_width = words.width - words.text_offset - gap;
  const text::Style label{m.label, false}, note{m.note, false};
  const double lines = static_cast<double>(words.lines.size());
  const double first =
      left.y - gap - stroke.width / 2 - (lines - 1) * label.size * 1.15 - 0.12 * label.size;
  write_lines(words.lines, {text_x, first}, label, theme.ink, look.estimated, text_width,
              group.elements);
  write_lines(words.notes, {text_x, left.y + gap + stroke.width / 2 + 0.8 * note.size}, note,
              theme.secondary, look.estimated, text_width, group.elements);
  if (words.crossed) {
    draw_cross({left.x + route.length - gap - m.crossbar / 2, left.y}, stroke, m, group.elements);
  }
  return group;
}

}  // namespace entente::scene
