#include "timeline/marks.hpp"

#include <algorithm>
#include <cmath>

namespace entente::timeline {
namespace {

constexpr double outline_share = 0.65;  // of a join

Color color_of(const MarkLook& look, const theme::Theme& theme) {
  const Color color = theme.sign(look.sign);
  return look.quiet ? blend(color, theme.background, 0.6) : color;
}

/// Thinner than a join, so that dashes show on a small circle.
Stroke outline_of(const MarkLook& look, const theme::Theme& theme, const theme::Metrics& metrics) {
  Stroke stroke = join_stroke(look, theme, metrics);
  stroke.width *= outline_share;
  return stroke;
}

Paint mark_paint(const MarkLook& look, const theme::Theme& theme, const theme::Metrics& metrics) {
  if (look.status == Status::happened && !look.hollow) return {color_of(look, theme), {}};
  return {theme.background, outline_of(look, theme, metrics)};
}

/// The parts of [from, to] that are drawn.
template <class Draw>
void each_visible(const StretchLook& look, double from, double to, Draw draw) {
  for (const auto& [left, right] : look.visible) {
    const double a = std::max(from, left), b = std::min(to, right);
    if (b - a > 0.05) draw(a, b);
  }
}

/// Blocks that grow narrower from `near` to `far`: a fade that needs no gradient.
void draw_fade(const StretchLook& look, double near, double far, const Paint& paint,
               std::vector<Element>& out) {
  const int blocks = std::clamp(static_cast<int>(std::abs(far - near) / look.pitch), 4, 40);
  const double pitch = (far - near) / (blocks + 0.3);
  for (int i = 0; i < blocks; ++i) {
    const double share = 0.7 - 0.55 * i / (blocks - 1);
    const double begin = near + pitch * (i + 0.3), end = begin + pitch * share;
    each_visible(look, std::min(begin, end), std::max(begin, end), [&](double a, double b) {
      out.push_back(rect({a, look.y - look.height / 2, b - a, look.height}, {paint.fill, {}}));
    });
  }
}

/// A point at the end of a stretch, its tip at `tip`, back to `base`.
PathShape point_shape(double base, double tip, const StretchLook& look, const Paint& paint) {
  const double half = look.height / 2;
  return polygon({{base, look.y - half}, {tip, look.y}, {base, look.y + half}}, paint);
}

}  // namespace

Stroke join_stroke(const MarkLook& look, const theme::Theme& theme, const theme::Metrics& metrics) {
  Stroke stroke = stroke_of(look.sign, Medium::verbal, look.status, false, theme, metrics);
  stroke.color = color_of(look, theme);
  if (look.quiet) stroke.width *= 0.5;
  return stroke;
}

double mark_arrow_length(const theme::Metrics& metrics) {
  return 0.8 * metrics.arrow_length(metrics.verbal);
}

void draw_mark(Point c, double radius, const MarkLook& look, const theme::Theme& theme,
               const theme::Metrics& metrics, std::vector<Element>& out) {
  if (look.quiet) radius *= 0.55;
  const Paint paint = mark_paint(look, theme, metrics);
  const double r = radius - (paint.stroke ? paint.stroke->width / 2 : 0);
  if (look.sign == Sign::cooperation) {
    out.push_back(circle(c, r, paint));
  } else if (look.sign == Sign::conflict) {
    const double d = 1.2 * r;
    out.push_back(
        polygon({c + Point{0, -d}, c + Point{d, 0}, c + Point{0, d}, c + Point{-d, 0}}, paint));
  } else {
    const double s = 0.88 * r;
    out.push_back(rect({c.x - s, c.y - s, 2 * s, 2 * s}, paint));
  }
  if (is_crossed(look.status)) {
    const double s = 0.5 * r;
    const Stroke thin{color_of(look, theme), 0.75 * metrics.verbal, Dash::solid};
    out.push_back(line(c + Point{-s, -s}, c + Point{s, s}, thin));
    out.push_back(line(c + Point{-s, s}, c + Point{s, -s}, thin));
  }
}

void draw_mark_arrow(Point tip, double down, const MarkLook& look, const theme::Theme& theme,
                     const theme::Metrics& metrics, std::vector<Element>& out) {
  const double length = mark_arrow_length(metrics) * (look.quiet ? 0.55 : 1);
  const double half = 0.42 * length;
  Paint paint = mark_paint(look, theme, metrics);
  double in = 0;
  if (paint.stroke) {
    paint.stroke->dash = Dash::solid;  // three short sides have no room for dashes
    in = paint.stroke->width;
  }
  const double back = tip.y - down * length;
  out.push_back(polygon({{tip.x, tip.y - down * 1.2 * in},
                         {tip.x + half - in / 2, back + down * in / 2},
                         {tip.x - half + in / 2, back + down * in / 2}},
                        paint));
}

double upon_length(const theme::Metrics& metrics) { return 0.5 * mark_arrow_length(metrics); }

void draw_upon(Point tip, double down, const MarkLook& look, const theme::Theme& theme,
               const theme::Metrics& metrics, std::vector<Element>& out) {
  const double length = upon_length(metrics), half = 0.6 * length;
  const double back = tip.y - down * length;
  out.push_back(polygon({tip, {tip.x + half, back}, {tip.x - half, back}},
                        {join_stroke(look, theme, metrics).color, {}}));
}

void draw_stretch(const StretchLook& look, const Paint& paint, std::vector<Element>& out) {
  double from = look.from, to = look.to;
  const double tip = std::min(0.75 * look.height, (to - from) / 2);
  if (look.start == StretchEnd::arrow) from += tip;
  if (look.finish == StretchEnd::arrow) to -= tip;
  if (look.start == StretchEnd::fading) draw_fade(look, from, look.fade_from, paint, out);
  each_visible(look, from, to, [&](double a, double b) {
    const double in = paint.stroke ? paint.stroke->width / 2 : 0;
    out.push_back(rect({a + in, look.y - look.height / 2 + in, std::max(0.1, b - a - 2 * in),
                        look.height - 2 * in},
                       paint));
  });
  if (look.start == StretchEnd::arrow) out.push_back(point_shape(from, look.from, look, paint));
  if (look.finish == StretchEnd::arrow) out.push_back(point_shape(to, look.to, look, paint));
  if (look.finish == StretchEnd::fading) draw_fade(look, to, look.fade_to, paint, out);
}

void draw_range(const StretchLook& look, const Stroke& stroke, std::vector<Element>& out) {
  each_visible(look, look.fade_from, look.fade_to, [&](double a, double b) {
    out.push_back(line({a, look.y}, {b, look.y}, stroke));
  });
  const double half = look.height / 2;
  auto finish = [&](double x, double inward, StretchEnd end) {
    if (end == StretchEnd::arrow) {
      out.push_back(polyline(
          {{x + inward * half, look.y - half}, {x, look.y}, {x + inward * half, look.y + half}},
          stroke));
    } else {
      out.push_back(line({x, look.y - half}, {x, look.y + half}, stroke));
    }
  };
  finish(look.fade_from + stroke.width / 2, 1, look.start);
  finish(look.fade_to - stroke.width / 2, -1, look.finish);
}

Color era_fill(bool darker, const theme::Theme& theme) {
  return blend(theme.grid, theme.background, darker ? 0.85 : 0.55);
}

Color future_fill(const theme::Theme& theme) { return blend(theme.event, theme.background, 0.55); }

Stroke as_of_stroke(const theme::Theme& theme, const theme::Metrics& metrics) {
  return {theme.ink, std::max(metrics.leader, metrics.rule), Dash::dashed};
}

}  // namespace entente::timeline
