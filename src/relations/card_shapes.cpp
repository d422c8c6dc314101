#include "relations/card_shapes.hpp"

#include <algorithm>
#include <cmath>

#include "relations/samples.hpp"
#include "relations/tie_words.hpp"

namespace entente::relations {

Outline outline_of(const CardRow& row) {
  if (row.junction) return Outline::square;
  if (row.kind == graph::Node::Kind::event) return Outline::cut;
  switch (row.actor_kind) {
    case ActorKind::country:
      return Outline::square;
    case ActorKind::official:
      return Outline::pill;
    case ActorKind::organization:
      return Outline::hexagon;
    case ActorKind::bloc:
    case ActorKind::other:
      return Outline::rounded;
  }
  return Outline::square;
}

double corner_of(const Rect& r, Outline outline, const theme::Metrics& m) {
  if (outline == Outline::pill) return std::min(r.height / 2, 1.4 * m.name);
  return outline == Outline::rounded ? 0.6 * m.name : m.corner;
}

double point_of(const theme::Metrics& m) { return 0.5 * m.name; }

Color fill_of(const CardRow& row, const theme::Theme& theme) {
  if (row.junction) return theme.background;
  if (row.kind == graph::Node::Kind::event) return theme.event;
  if (row.kind == graph::Node::Kind::unknown) return theme.background;
  if (row.over) return over_color(theme);
  switch (row.actor_kind) {
    case ActorKind::country:
      return theme.country;
    case ActorKind::official:
      return theme.official;
    case ActorKind::organization:
    case ActorKind::bloc:
    case ActorKind::other:
      return theme.organization;
  }
  return theme.background;
}

Element shape_of(const CardRow& row, const Rect& r, const theme::Theme& theme,
                 const theme::Metrics& m) {
  if (row.junction) {
    return rect(r, {theme.background, Stroke{theme.sign(*row.junction), spoke_width(m)}}, m.corner);
  }
  const bool unknown = row.kind == graph::Node::Kind::unknown;
  const bool country = row.actor_kind == ActorKind::country && !unknown;
  const Paint paint{fill_of(row, theme), Stroke{row.over ? theme.neutral : theme.outline,
                                                country ? m.outline_country : m.outline_other,
                                                unknown ? Dash::dashed : Dash::solid}};
  const Outline outline = outline_of(row);
  const double p = point_of(m);
  if (outline == Outline::hexagon) {
    return polygon({{r.left(), r.center().y},
                    {r.left() + p, r.top()},
                    {r.right() - p, r.top()},
                    {r.right(), r.center().y},
                    {r.right() - p, r.bottom()},
                    {r.left() + p, r.bottom()}},
                   paint);
  }
  if (outline == Outline::cut) {
    return polygon({{r.left(), r.top()},
                    {r.right() - p, r.top()},
                    {r.right(), r.top() + p},
                    {r.right(), r.bottom()},
                    {r.left(), r.bottom()}},
                   paint);
  }
  return rect(r, paint, corner_of(r, outline, m));
}

double inward(Outline outline, const Rect& r, bool side_is_upright, double off,
              const theme::Metrics& m) {
  const double half = (side_is_upright ? r.height : r.width) / 2;
  const double half_across = (side_is_upright ? r.width : r.height) / 2;
  if (outline == Outline::hexagon) {
    const double p = point_of(m);
    if (side_is_upright) return p * std::min(1.0, off / half);
    return half_across * std::clamp((off - (half - p)) / p, 0.0, 1.0);
  }
  const double corner = corner_of(r, outline, m);
  const double beyond = std::clamp(off - (half - corner), 0.0, corner);
  return corner - std::sqrt(corner * corner - beyond * beyond);
}

Element shape_of(ActorKind kind, const Rect& rect, const Look& look, bool over) {
  CardRow row;
  row.actor_kind = kind;
  row.over = over;
  return shape_of(row, rect, look.theme, look.metrics);
}

}  // namespace entente::relations
