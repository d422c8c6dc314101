#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "timeline/bars.hpp"
#include "timeline/breaks.hpp"
#include "timeline/brush.hpp"

namespace entente::timeline {
namespace {

StretchEnd stretch_end(End end) {
  if (end == End::open) return StretchEnd::arrow;
  return end == End::sharp ? StretchEnd::sharp : StretchEnd::fading;
}

class ItemPainter : private Brush {
 public:
  explicit ItemPainter(const Brush& brush) : Brush(brush) {}

  double radius(const Drawn& drawn) const { return sizes_.mark * drawn.entry.size; }

  double topmost(const Drawn& drawn) const {
    double top = plan_.lanes_bottom;
    for (const Mark& mark : drawn.marks) {
      if (std::abs(mark.x - drawn.site) < 0.01) {
        const double reach = mark.part == Glyph::arrow ? 0 : radius(drawn);
        top = std::min(top, plan_.y(mark.lane, mark.row, sizes_) - reach);
      }
    }
    if (drawn.marks.empty()) {
      for (const Bar& bar : drawn.bars) top = std::min(top, plan_.y(bar.lane, bar.row, sizes_));
    }
    return top;
  }

  /// What belongs to an item and lies under the marks of others.
  void add_below(const Drawn& drawn, std::vector<Element> shapes) {
    Group group{Part::none, "", {{"events", std::to_string(drawn.entry.number)}}, {}};
    add(std::move(shapes), group.elements);
    if (!group.elements.empty()) body_.elements.push_back(std::move(group));
  }

  void paint_leaders() {
    const Stroke thin{theme_.neutral, m_.leader};
    for (const Drawn& drawn : plan_.items) {
      if (!drawn.label || !drawn.label->led) continue;
      const Label& label = *drawn.label;
      if (plan_.down) {
        lead_aside(drawn, label, thin);
        continue;
      }
      std::vector<Point> points = {{label.pole, label.pole_from}};
      if (std::abs(label.pole - drawn.site) > 0.05) {
        points.push_back({label.pole, plan_.gutter_top});
        points.push_back({drawn.site, plan_.lanes_top});
      }
      points.push_back({drawn.site, topmost(drawn)});
      add_below(drawn, {polyline(points, thin)});
    }
  }

  /// A bracket over the marks that share a badge.
  void paint_clusters() {
    const Stroke thin{theme_.neutral, m_.leader};
    for (const Cluster& cluster : plan_.clusters) {
      const double end = plan_.lanes_top + 0.2 * sizes_.em,
                   bar = plan_.lanes_top - 0.15 * sizes_.em;
      const double middle = (cluster.from + cluster.to) / 2;
      std::vector<Point> pole = {{cluster.label.pole, cluster.label.pole_from}};
      if (std::abs(cluster.label.pole - middle) > 0.05) {
        pole.push_back({cluster.label.pole, plan_.gutter_top});
      }
      pole.push_back({middle, bar});
      add(polyline(pole, thin));
      add(polyline({{cluster.from, end}, {cluster.from, bar}, {cluster.to, bar}, {cluster.to, end}},
                   thin));
      std::string numbers;
      for (int number : cluster.numbers) {
        numbers += (numbers.empty() ? "" : " ") + std::to_string(number);
      }
      Group group{Part::event, cluster.label.number, {{"events", std::move(numbers)}}, {}};
      const Color color = cluster.sign ? theme_.sign(*cluster.sign) : theme_.secondary;
      draw_badge({cluster.label.number}, cluster.label.badge, cluster.label.center, color, look_,
                 group.elements);
      body_.elements.push_back(std::move(group));
    }
  }

  /// From the mark across the lanes, then to the number beside them.
  void lead_aside(const Drawn& drawn, const Label& label, const Stroke& thin) {
    double from = plan_.lanes_top;
    for (const Mark& mark : drawn.marks) {
      if (std::abs(mark.x - drawn.site) >= 0.01) continue;
      const double reach = mark.part == Glyph::arrow ? 0 : radius(drawn);
      from = std::max(from, plan_.y(mark.lane, mark.row, sizes_) + reach);
    }
    if (drawn.marks.empty()) {
      for (const Bar& bar : drawn.bars) from = std::max(from, plan_.y(bar.lane, bar.row, sizes_));
    }
    const double turn = plan_.words_left - 0.2 * sizes_.em;
    Group group{Part::none, "", {{"events", std::to_string(drawn.entry.number)}}, {}};
    group.elements.push_back(polyline({{from, drawn.site},
                                       {std::max(from, plan_.lanes_bottom), drawn.site},
                                       {turn, label.center.y},
                                       {label.center.x - label.badge.width / 2, label.center.y}},
                                      thin));
    body_.elements.push_back(std::move(group));
  }

  StretchLook look_of(const Bar& bar) const {
    StretchLook look;
    look.fade_from = bar.fade_from;
    look.from = bar.from;
    look.to = bar.to;
    look.fade_to = bar.fade_to;
    look.start = stretch_end(bar.start);
    look.finish = stretch_end(bar.finish);
    look.y = plan_.y(bar.lane, bar.row, sizes_);
    look.height = (bar.thin ? 0.45 : 1) * sizes_.bar;
    look.pitch = 0.5 * sizes_.em;
    look.visible = plan_.scale->visible(bar.fade_from, bar.fade_to);
    return look;
  }

  MarkLook mark_look(const Drawn& drawn, bool hollow) const {
    return {drawn.entry.sign, drawn.entry.status, hollow, drawn.entry.quiet};
  }

  void paint_bars(const Drawn& drawn) {
    const bool sure = drawn.entry.status == Status::happened;
    for (const Bar& bar : drawn.bars) {
      StretchLook look = look_of(bar);
      std::vector<Element> shapes;
      Stroke outline = join_stroke(mark_look(drawn, false), theme_, m_);
      outline.width *= 0.6;
      if (bar.within) {
        outline.dash = Dash::solid;
        look.height = 0.8 * sizes_.bar;
        draw_range(look, outline, shapes);
        signs_.uncertain = true;
      } else {
        const bool strong = drawn.entry.decisive;
        Paint paint{strong ? theme_.strong_tint(drawn.entry.sign) : theme_.tint(drawn.entry.sign),
                    {}};
        if (!sure) paint = {theme_.background, outline};
        draw_stretch(look, paint, shapes);
        signs_.interval = true;
      }
      break_signs(look, theme_.sign(drawn.entry.sign), shapes);
      add_below(drawn, std::move(shapes));
      note_end(bar.start);
      note_end(bar.finish);
    }
  }

  /// A stretch that goes on across a break carries the sign of the axis there.
  void break_signs(const StretchLook& look, Color color, std::vector<Element>& out) const {
    const Stroke thin{color, std::max(m_.leader, m_.rule)};
    const auto [slant, half] = half_of_break_sign(look.height, sizes_);
    for (std::size_t i = 0; i + 1 < look.visible.size(); ++i) {
      for (const double x : {look.visible[i].second, look.visible[i + 1].first}) {
        out.push_back(line({x - slant, look.y + half}, {x + slant, look.y - half}, thin));
      }
    }
  }

  void note_end(End end) {
    if (end == End::coarse || end == End::soft) signs_.uncertain = true;
    if (end == End::open) signs_.open_end = true;
    if (end == End::unknown) signs_.unknown_end = true;
  }

  /// "?" beyond an end that nobody knows, on a plate of its own.
  void question(const Question& question) {
    const text::Style style{m_.note, true};
    const double width = text::width("?", style) * text::safety;
    const Point at = on_page(question.at);
    Group group{Part::none, "", {{"events", std::to_string(question.number)}}, {}};
    // Baselines come to stand on whole px: the plate holds the sign wherever that is.
    group.elements.push_back(
        rect({at.x - width / 2 - 1, at.y - 0.5 * m_.note - 0.6, width + 2, 1.05 * m_.note + 1.2},
             {theme_.background, {}}));
    write("?", at.x - width / 2, text::baseline(at.y, m_.note), style, theme_.secondary,
          group.elements);
    body_.elements.push_back(std::move(group));
  }

  void paint_item(const Drawn& drawn) {
    std::string title = fmt::format("{}. {}", drawn.entry.number, drawn.entry.title.get());
    const date::Edtf* when = select::first_date(dossier_, selection_.items[drawn.entry.item]);
    if (when) title += ", " + date::label(*when, dossier_.language);
    Group group{Part::event,
                std::move(title),
                {{"id", drawn.entry.id}, {"events", std::to_string(drawn.entry.number)}},
                {}};
    note_signs(drawn);
    std::vector<Element> shapes;
    paint_versions(drawn, shapes);
    paint_joins(drawn, shapes);
    for (const Mark& mark : drawn.marks) paint_mark(drawn, mark, shapes);
    add(std::move(shapes), group.elements);
    if (drawn.label) paint_label(drawn, *drawn.label, group.elements);
    if (drawn.listed) paint_listed(drawn, *drawn.listed, group.elements);
    body_.elements.push_back(std::move(group));
  }

  /// Whether a reader can find what an item looks like: it has words, or one of its marks lies
  /// under no other.
  bool is_found(const Drawn& drawn) const {
    if (!drawn.entry.quiet || drawn.marks.empty()) return true;
    return std::any_of(drawn.marks.begin(), drawn.marks.end(), [&](const Mark& mark) {
      return mark.part == Glyph::mark && !is_covered(drawn, mark);
    });
  }

  bool is_covered(const Drawn& own, const Mark& mark) const {
    constexpr double still_seen = 0.4;  // of the other's radius
    const double y = plan_.y(mark.lane, mark.row, sizes_), small = 0.55 * sizes_.mark;
    return std::any_of(plan_.items.begin(), plan_.items.end(), [&](const Drawn& other) {
      const double r = other.entry.quiet ? small : radius(other);
      const double reach = r - small + still_seen * r;
      return &other != &own && (!other.entry.quiet || &other > &own) &&
             std::any_of(other.marks.begin(), other.marks.end(), [&](const Mark& above) {
               return above.part == Glyph::mark && std::abs(above.x - mark.x) < reach &&
                      std::abs(plan_.y(above.lane, above.row, sizes_) - y) < reach;
             });
    });
  }

  void note_signs(const Drawn& drawn) {
    if (!is_found(drawn)) return;
    signs_.signs.insert(drawn.entry.sign);
    if (!drawn.marks.empty()) signs_.statuses.insert(drawn.entry.status);
    for (const Mark& mark : drawn.marks) {
      const bool claim = mark.version && mark.part == Glyph::ring;
      if (claim) signs_.claim = true;
      if (mark.hollow && !claim) signs_.uncertain = true;
      if (mark.part == Glyph::ring && !claim && !drawn.entry.quiet) signs_.aside = true;
    }
  }

  /// Dotted lines between the versions of one date, on each lane with marks.
  void paint_versions(const Drawn& drawn, std::vector<Element>& out) const {
    std::map<double, std::pair<double, double>> reach;  // y → from, to
    for (const Mark& mark : drawn.marks) {
      if (!mark.version || mark.part == Glyph::arrow) continue;
      const double y = plan_.y(mark.lane, mark.row, sizes_);
      auto [at, added] = reach.insert({y, {mark.x, mark.x}});
      at->second.first = std::min({at->second.first, mark.x, drawn.site});
      at->second.second = std::max({at->second.second, mark.x, drawn.site});
    }
    Stroke dots = join_stroke(mark_look(drawn, false), theme_, m_);
    dots.width *= 0.75;
    dots.dash = Dash::dotted;
    for (const auto& [y, range] : reach) {
      out.push_back(line({range.first, y}, {range.second, y}, dots));
    }
  }

  /// All lanes of one date by one vertical line, cut short where an arrowhead ends it. Those who
  /// are acted upon by somebody from outside have nothing to do with each other.
  void paint_joins(const Drawn& drawn, std::vector<Element>& out) const {
    struct Reach {
      double top = 0, bottom = 0;
      int marks = 0;
    };
    std::map<double, Reach> reach;
    for (const Mark& mark : drawn.marks) {
      if (mark.upon || (mark.version && mark.part == Glyph::ring)) continue;
      double y = plan_.y(mark.lane, mark.row, sizes_);
      if (mark.part == Glyph::arrow) {
        y -= mark.toward * (drawn.entry.quiet ? 0.5 : 0.9) * mark_arrow_length(m_);
      }
      auto [at, added] = reach.insert({mark.x, {y, y, 0}});
      at->second.top = std::min(at->second.top, y);
      at->second.bottom = std::max(at->second.bottom, y);
      ++at->second.marks;
    }
    const Stroke stroke = join_stroke(mark_look(drawn, false), theme_, m_);
    for (const auto& [x, span] : reach) {
      if (span.marks < 2) continue;
      out.push_back(line({x, span.top}, {x, span.bottom}, stroke));
    }
  }

  void paint_mark(const Drawn& drawn, const Mark& mark, std::vector<Element>& out) {
    const Point at{mark.x, plan_.y(mark.lane, mark.row, sizes_)};
    const MarkLook look = mark_look(drawn, mark.hollow);
    if (mark.part == Glyph::arrow) {
      MarkLook head = look;
      head.hollow = false;  // the mark at the other end tells about the date
      return draw_mark_arrow(at, mark.toward, head, theme_, m_, out);
    }
    if (mark.part == Glyph::ring) {
      const double r = (drawn.entry.quiet ? 0.35 : 0.6) * sizes_.mark;
      out.push_back(circle(
          at, r,
          {theme_.background, Stroke{join_stroke(look, theme_, m_).color, 0.75 * m_.verbal}}));
      return;
    }
    draw_mark(at, radius(drawn), look, theme_, m_, out);
    if (mark.upon && !drawn.entry.quiet) paint_upon(drawn, mark, out);
  }

  /// A small arrowhead at the mark, below it or above, where no other mark is: somebody from
  /// outside acts upon who stands here.
  void paint_upon(const Drawn& drawn, const Mark& mark, std::vector<Element>& out) {
    const Lane& lane = plan_.lanes[static_cast<std::size_t>(mark.lane)];
    const double y = plan_.y(mark.lane, mark.row, sizes_), reach = radius(drawn) + m_.rule;
    const double length = upon_length(m_), half = length / 2;
    for (const double side : {1.0, -1.0}) {
      const Point tip{mark.x, y + side * reach}, back = tip + Point{0, side * length};
      if (side < 0 && drawn.label && drawn.label->led) continue;  // there its leader comes
      if (back.y < lane.top || back.y > lane.top + lane.height) continue;
      if (any_mark_in({mark.x - half, std::min(tip.y, back.y), length, length})) continue;
      signs_.upon = true;
      return draw_upon(tip, -side, mark_look(drawn, false), theme_, m_, out);
    }
  }

  bool any_mark_in(const Rect& box) const {
    return std::any_of(plan_.items.begin(), plan_.items.end(), [&](const Drawn& drawn) {
      const double r = (drawn.entry.quiet ? 0.5 : 0.9) * radius(drawn);
      return std::any_of(drawn.marks.begin(), drawn.marks.end(), [&](const Mark& mark) {
        const double y = plan_.y(mark.lane, mark.row, sizes_);
        return Rect{mark.x - r, y - r, 2 * r, 2 * r}.overlap(box) > 0;
      });
    });
  }

  void paint_number(const Drawn& drawn, const Label& label, std::vector<Element>& out) const {
    if (label.badge.width <= 0) return;
    if (label.number.empty()) {
      const bool hollow = std::any_of(drawn.marks.begin(), drawn.marks.end(),
                                      [](const Mark& mark) { return mark.hollow; });
      draw_mark(label.center, label.badge.width / 2, mark_look(drawn, hollow), theme_, m_, out);
      return;
    }
    theme::Metrics set = m_;
    set.badge_text = std::min(m_.badge_text, label.type);
    draw_badge({label.number}, label.badge, label.center, theme_.sign(drawn.entry.sign),
               {theme_, set}, out);
  }

  /// A list below an axis that keeps its direction runs as the page does.
  void paint_listed(const Drawn& drawn, const Label& label, std::vector<Element>& out) const {
    std::vector<Element> row;
    paint_label(drawn, label, row);
    if (lists_turn_in_ > 0) mirror(row, lists_turn_in_);
    out.insert(out.end(), row.begin(), row.end());
  }

  void paint_label(const Drawn& drawn, const Label& label, std::vector<Element>& out) const {
    paint_number(drawn, label, out);
    const text::Style bold{label.type, true}, set = title_style(drawn.entry, label.type);
    const double first = text::baseline(label.center.y, label.type);
    const double line = label.type * theme::line_spacing;
    const double right = label.center.x - label.badge.width / 2 - sizes_.beside;
    const double beside = label.words.beside;
    const bool flush_right = label.mirrored && beside <= 0;
    double y = first;
    for (const std::string& words : label.words.date) {
      const double left = flush_right ? right - text::width(words, bold) : label.words_left;
      write(words, left, y, bold, theme_.ink, out);
      y += line;
    }
    if (beside > 0) y = first;
    for (const std::string& words : label.words.title) {
      const double left = flush_right ? right - text::width(words, set) : label.words_left + beside;
      write(words, left, y, set, theme_.secondary, out);
      y += line;
    }
  }
};

}  // namespace

void paint_links(const Brush& brush) {
  ItemPainter painter(brush);
  painter.paint_leaders();
  painter.paint_clusters();
  for (const Drawn& drawn : brush.plan_.items) painter.paint_bars(drawn);
}

void paint_items(const Brush& brush) {
  ItemPainter painter(brush);
  for (bool quiet : {true, false}) {
    for (const Drawn& drawn : brush.plan_.items) {
      if (drawn.entry.quiet == quiet) painter.paint_item(drawn);
    }
  }
  // On top: whatever comes close, the sign is read.
  for (const Question& question : brush.plan_.questions) painter.question(question);
}

}  // namespace entente::timeline
