#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>

#include "figure/frame.hpp"
#include "relations/strands.hpp"
#include "text/measure.hpp"
#include "theme/phrases.hpp"
#include "timeline/marks.hpp"
#include "timeline/trace.hpp"

namespace entente::figure {
namespace {

/// Draws the sample of one key, `width(key)` wide, with its middle at `at.y`.
class Sampler {
 public:
  Sampler(FigureKind kind, const theme::Theme& theme, const theme::Metrics& metrics)
      : kind_(kind), theme_(theme), m_(metrics) {}

  double width() const { return 2.9 * m_.label; }
  double width(Key key) const {
    if (has_own_sign(key)) return timeline::timeline_key_width(key, m_);
    return width() +
           (has_both_signs(key) ? timeline::timeline_key_width(key, m_) + 0.4 * m_.label : 0);
  }

  void draw(Key key, Point at, std::vector<Element>& out) const {
    if (has_own_sign(key)) return timeline::draw_timeline_key(key, at, theme_, m_, out);
    if (has_both_signs(key)) {
      timeline::draw_timeline_key(key, at, theme_, m_, out);
      at.x += timeline::timeline_key_width(key, m_) + 0.4 * m_.label;
    }
    switch (key) {
      case Key::cooperation:
        return sign(Sign::cooperation, at, out);
      case Key::conflict:
        return sign(Sign::conflict, at, out);
      case Key::neutral:
        return sign(Sign::neutral, at, out);
      case Key::verbal:
        return plain(at, m_.verbal, Dash::solid, theme_.outline, out);
      case Key::material:
        return plain(at, m_.material, Dash::solid, theme_.outline, out);
      case Key::planned:
      case Key::hypothetical:
        return plain(at, m_.verbal, Dash::dashed, theme_.outline, out);
      case Key::reported:
      case Key::claimed:
        return plain(at, m_.verbal, Dash::dotted, theme_.outline, out);
      case Key::denied:
      case Key::cancelled:
        plain(at, m_.verbal, Dash::solid, theme_.outline, out);
        return draw_cross(at + Point{width() / 2, 0}, {theme_.outline, m_.verbal}, m_, out);
      case Key::ended:
        return plain(at, m_.verbal, Dash::dashed, theme_.neutral, out);
      case Key::country:
        return box(at, theme_.country, 0, out);
      case Key::official:
        return box(at, theme_.official, 0.5, out);
      case Key::organization:
        return hexagon(at, out);
      case Key::bloc:
      case Key::other_actor:
        return box(at, theme_.organization, 0.25, out);
      case Key::unknown_actor:
        return box(at, theme_.background, 0, out, Dash::dashed);
      case Key::camp_a:
      case Key::camp_b:
        return camp(key == Key::camp_a, at, out);
      default:
        return;  // has a sign of its own in timelines
    }
  }

 private:
  /// Periods are a matter of timelines; for status a graph's lines come first.
  bool has_own_sign(Key key) const {
    const bool only_there = key >= Key::interval && key <= Key::claim;
    return (kind_ == FigureKind::timeline || only_there) &&
           timeline::timeline_key_width(key, m_) > 0;
  }

  /// On a page with both figures a sign has its mark in the one and its line in the other.
  bool has_both_signs(Key key) const { return kind_ == FigureKind::dossier && key <= Key::neutral; }

  void plain(Point at, double w, Dash dash, Color color, std::vector<Element>& out) const {
    out.push_back(line(at, at + Point{width(), 0}, {color, w, dash}));
  }

  void sign(Sign sign, Point at, std::vector<Element>& out) const {
    const Color color = theme_.sign(sign);
    const double w = m_.verbal;
    const Point tip = at + Point{width(), 0};
    plain(at, w, Dash::solid, color, out);
    out.back() = line(at, tip - Point{0.8 * m_.arrow_length(w), 0}, {color, w});
    out.push_back(arrowhead(tip, {1, 0}, w, color, m_));
    if (sign == Sign::conflict) {
      const double back = m_.arrow_length(w) + 0.35 * m_.crossbar;
      Stroke bar{color, w};
      PathShape shape = crossbar(tip - Point{back, 0}, {1, 0}, bar, m_);
      out.push_back(shape);
    }
  }

  Rect rect_at(Point at, double height) const {
    const double w = 0.8 * width();
    return {at.x + (width() - w) / 2, at.y - height / 2, w, height};
  }

  void box(Point at, Color fill, double round, std::vector<Element>& out,
           Dash dash = Dash::solid) const {
    const Rect r = rect_at(at, 0.95 * m_.label);
    out.push_back(
        rect(r, {fill, Stroke{theme_.outline, m_.outline_other, dash}}, round * r.height));
  }

  void camp(bool filled, Point at, std::vector<Element>& out) const {
    const Paint paint{filled ? theme_.ink : theme_.background,
                      Stroke{theme_.ink, m_.outline_other}};
    const Rect r = rect_at(at, 0.95 * m_.label);
    out.push_back(rect({r.center().x, r.y, 0.35 * m_.name, r.height}, paint));
  }

  void hexagon(Point at, std::vector<Element>& out) const {
    const Rect r = rect_at(at, 0.95 * m_.label);
    const double p = 0.35 * r.height;
    out.push_back(polygon({{r.left(), at.y},
                           {r.left() + p, r.top()},
                           {r.right() - p, r.top()},
                           {r.right(), at.y},
                           {r.right() - p, r.bottom()},
                           {r.left() + p, r.bottom()}},
                          {theme_.organization, Stroke{theme_.outline, m_.outline_other}}));
  }

  FigureKind kind_;
  const theme::Theme& theme_;
  const theme::Metrics& m_;
};

std::string_view words_of(Key key, const theme::Phrases& p) {
  switch (key) {
    case Key::cooperation:
      return p.cooperation;
    case Key::conflict:
      return p.conflict;
    case Key::neutral:
      return p.neutral;
    case Key::verbal:
      return p.words;
    case Key::material:
      return p.deeds;
    case Key::planned:
      return p.planned;
    case Key::reported:
      return p.reported;
    case Key::claimed:
      return p.claimed;
    case Key::denied:
      return p.denied;
    case Key::cancelled:
      return p.cancelled;
    case Key::hypothetical:
      return p.hypothetical;
    case Key::ended:
      return p.ended;
    case Key::country:
      return p.country;
    case Key::official:
      return p.official;
    case Key::organization:
      return p.organization;
    case Key::bloc:
      return p.bloc;
    case Key::other_actor:
      return p.other;
    case Key::unknown_actor:
      return p.unknown_actor;
    case Key::point:
      return p.point;
    case Key::interval:
      return p.interval;
    case Key::uncertain:
      return p.uncertain;
    case Key::open_end:
      return p.open_end;
    case Key::unknown_end:
      return p.unknown_end;
    case Key::era:
      return p.era;
    case Key::future:
      return p.future;
    case Key::claim:
      return p.claim;
    case Key::camp_a:
      return p.camp_a;
    case Key::camp_b:
      return p.camp_b;
  }
  return {};
}

/// Keys of stretches of time that not every timeline has.
void add_stretch_keys(const Dossier& dossier, const select::Selection& selection,
                      std::set<Key>& keys) {
  const std::optional<double> now =
      selection.as_of ? date::axis_earliest(*selection.as_of) : std::nullopt;
  for (const select::Item& item : selection.items) {
    const select::ItemView facts = select::view(dossier, item);
    if (now && facts.status != Status::happened) keys.insert(Key::future);
    for (const date::Edtf* when : facts.when) {
      for (const timeline::Piece& piece : timeline::trace(*when).pieces) {
        const bool unknown =
            piece.start == timeline::End::unknown || piece.finish == timeline::End::unknown;
        if (unknown) keys.insert(Key::unknown_end);
        if (now && std::isfinite(piece.end) && piece.end > *now) keys.insert(Key::future);
      }
    }
  }
}

std::size_t rows_of(const std::vector<double>& widths, double between, double room) {
  std::size_t rows = 1;
  double x = 0;
  for (const double width : widths) {
    if (x > 0 && x + width > room) {
      x = 0;
      ++rows;
    }
    x += width + between;
  }
  return rows;
}

}  // namespace

double draw_legend(const std::set<Key>& keys, FigureKind kind, std::string_view language,
                   const theme::Theme& theme, const theme::Metrics& m, Point at, double width,
                   std::vector<Element>& out) {
  if (keys.empty()) return at.y;
  const Sampler sampler(kind, theme, m);
  const text::Style style{m.label, false};
  const double row = 1.6 * m.label, gap = 0.5 * m.label;
  std::vector<double> widths;
  for (const Key key : keys) {
    const double text_width = text::width(words_of(key, theme::phrases(language)), style) * 1.03;
    widths.push_back(sampler.width(key) + gap + text_width);
  }
  // A row for one or two keys alone is closed up if that saves it.
  const double usual = 1.5 * m.label, tight = 0.9 * m.label;
  const double between =
      rows_of(widths, tight, width) < rows_of(widths, usual, width) ? tight : usual;
  Group legend{Part::legend, {}, {}, {}};
  double x = at.x, y = at.y;
  auto whole = widths.begin();
  for (const Key key : keys) {
    if (x > at.x && x + *whole > at.x + width) {
      x = at.x;
      y += row;
    }
    sampler.draw(key, {x, y + row / 2}, legend.elements);
    legend.elements.push_back(text(
        {x + sampler.width(key) + gap, text::baseline(y + row / 2, style.size)},
        std::string(words_of(key, theme::phrases(language))), style.size, false, theme.secondary));
    x += *whole++ + between;
  }
  out.push_back(std::move(legend));
  return y + row;
}

std::set<Key> possible_keys(const Dossier& dossier, const select::Selection& selection,
                            FigureKind kind) {
  std::set<Key> keys;
  for (const select::Item& item : selection.items) {
    const select::ItemView facts = select::view(dossier, item);
    keys.insert(key_of(facts.sign));
    keys.insert(facts.medium == Medium::material ? Key::material : Key::verbal);
    if (!facts.is_event && !facts.when.empty() && selection.as_of) keys.insert(Key::ended);
    for (const Participant& p : facts.participants) {
      if (!p.actor && kind != FigureKind::timeline) keys.insert(Key::unknown_actor);
    }
    add_status_key(facts.status, keys);
    if (!facts.claims.empty() && kind != FigureKind::graph) keys.insert(Key::claim);
  }
  if (kind != FigureKind::timeline) {
    for (ActorIndex actor : selection.actors) keys.insert(key_of(dossier[actor].kind));
  }
  if (kind != FigureKind::graph) {
    keys.insert({Key::interval, Key::uncertain, Key::open_end});
    if (!selection.eras.empty()) keys.insert(Key::era);
    add_stretch_keys(dossier, selection, keys);
  }
  return keys;
}

}  // namespace entente::figure
