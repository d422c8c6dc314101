#include "stages/panel_painter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "relations/strands.hpp"
#include "stages/captions.hpp"
#include "stages/glyphs.hpp"
#include "stages/line_facts.hpp"

namespace entente::stages {
namespace {

using change::Fact;
using change::Panel;
using change::PanelLine;
using change::Track;

using Line = layout::StageSegment;

Point point_at(const Line& line, double share) { return line.from + (line.to - line.from) * share; }

double length_of(const Line& line) { return distance(line.from, line.to); }

double to_line(Point p, const Line& line) {
  const Point along = line.to - line.from, d = p - line.from;
  const double square = along.x * along.x + along.y * along.y;
  const double t =
      square > 0 ? std::clamp((d.x * along.x + d.y * along.y) / square, 0.0, 1.0) : 0.0;
  return distance(p, point_at(line, t));
}

class StagePainter {
 public:
  StagePainter(const Context& context, const change::Story& story, const Places& places,
               std::size_t number, std::vector<Element>& out)
      : context_(context),
        dossier_(context.dossier),
        theme_(context.look.theme),
        m_(context.look.metrics),
        small_(small_metrics(m_)),
        story_(story),
        panel_(story.panels[number - 1]),
        places_(places),
        number_(number),
        out_(out) {}

  void paint() {
    for (const auto& [house, place] : places_.houses) {
      if (panel_.houses.count(house) == 0) paint_absent(house, place);
    }
    // What is new comes last, above what was there.
    for (const bool strong : {false, true}) {
      for (const PanelLine& line : panel_.lines) {
        if (stands_out(line) == strong) paint_line(line);
      }
    }
    for (const auto& [house, change] : panel_.houses) paint_house(house, change);
  }

 private:
  std::string id_of(ActorIndex house) const {
    return fmt::format("{}-{}", number_, dossier_[house].id);
  }

  void paint_absent(ActorIndex house, const Place& place) {
    out_.push_back(outlined(dossier_[house].kind, place.rect, ground(theme_),
                            {theme_.grid, m_.rule}, context_.look));
  }

  void paint_house(ActorIndex house, Change change) {
    const Place& place = places_.houses.at(house);
    const bool gone = change == Change::ended;
    const Stroke stroke = outline_of(change, panel_widths, context_.look);
    Group group{Part::node,
                dossier_[house].name,
                {{"id", id_of(house)}, {"actor", dossier_[house].id}},
                {}};
    group.elements.push_back(outlined(dossier_[house].kind, place.rect,
                                      gone ? std::optional(ground(theme_)) : std::nullopt, stroke,
                                      context_.look));
    text::Style style = name_style(m_);
    style.bold = !gone;
    const double pitch = 1.1 * m_.label;
    double y = place.rect.center().y - pitch * static_cast<double>(place.name.size()) / 2;
    for (const std::string& words : place.name) {
      group.elements.push_back(centered({place.rect.center().x, y + pitch / 2}, words, style,
                                        gone ? theme_.tertiary : theme_.ink));
      y += pitch;
    }
    if (change != Change::kept) {
      draw_change(change, badge_at(place.rect), badge_radius(m_), theme_.outline, context_.look,
                  group.elements);
    }
    out_.push_back(std::move(group));
  }

  /// The first corner that no line comes near, else a place at a side; a little outside, so that
  /// the name stays free.
  Point badge_at(const Rect& r) const {
    const double out = 0.3 * badge_radius(m_), far = 0.9 * badge_radius(m_);
    std::vector<Point> corners = {{r.right() + out, r.top() - out},
                                  {r.left() - out, r.top() - out},
                                  {r.right() + out, r.bottom() + out},
                                  {r.left() - out, r.bottom() + out}};
    for (const double share : {0.5, 0.25, 0.75}) {
      const double x = r.left() + share * r.width, y = r.top() + share * r.height;
      corners.insert(
          corners.end(),
          {{x, r.top() - far}, {x, r.bottom() + far}, {r.right() + far, y}, {r.left() - far, y}});
    }
    Point best = corners[0];
    double most = -1e9;
    for (const Point& corner : corners) {
      const double room = room_at(corner);
      if (room > 0) return corner;
      if (room > most) {
        most = room;
        best = corner;
      }
    }
    return best;
  }

  /// How far a badge at a point is from touching a line, its heads or its mark.
  double room_at(Point at) const {
    const double radius = badge_radius(m_);
    double room = 1e9;
    const auto keep = [&](const Line& line, bool badge) {
      room = std::min(room, to_line(at, line) - 1.3 * radius);
      for (const Point end : {line.from, line.to}) {
        room = std::min(room, distance(at, end) - 2.1 * radius);
      }
      if (badge) room = std::min(room, distance(at, line.mark) - 2.3 * radius);
    };
    for (const PanelLine& line : panel_.lines) {
      if (story_.tracks[line.track].meeting == 0) {
        keep(places_.lines[line.track], line.change != Change::kept);
      } else {
        for (const Line& spoke : places_.spokes[line.track]) keep(spoke, false);
        room = std::min(room, distance(at, places_.meetings[line.track]) - 3 * radius);
      }
    }
    return room;
  }

  void paint_line(const PanelLine& line) {
    const Track& track = story_.tracks[line.track];
    if (track.meeting != 0) {
      paint_meeting(line, track);
      return;
    }
    Group group{Part::edge,
                title_of(dossier_, story_, line),
                {{"from", id_of(track.houses[0])},
                 {"to", id_of(track.houses[1])},
                 {"events", numbers_of(story_, line)},
                 {"track", std::to_string(line.track)},
                 {"change", std::string(word_of(line.change))}},
                {}};
    const Fact& named = story_.facts.list[line.named];
    const Stroke stroke =
        stroke_for(line.change, line.over, track.sign, named.status, context_.look);
    const bool head_a = change::acts_on(line, track.houses[0]);
    const bool head_b = change::acts_on(line, track.houses[1]);
    const Line& place = places_.lines[line.track];
    draw_stroke(place, stroke, head_a, head_b, track.sign, group.elements);
    if (marks::is_crossed(named.status)) {
      marks::draw_cross(place.mark, stroke, small_, group.elements);
    }
    draw_change(line.change, place.mark, badge_radius(m_),
                badge_color(line.change, track.sign, context_.look), context_.look, group.elements);
    out_.push_back(std::move(group));
  }

  void draw_stroke(const Line& place, const Stroke& stroke, bool head_a, bool head_b, Sign sign,
                   std::vector<Element>& out) const {
    const double head = small_.arrow_length(stroke.width);
    const Point along = (place.to - place.from) * (1 / std::max(1e-9, length_of(place)));
    out.push_back(line(place.from + along * (head_a ? 0.8 * head : 0.0),
                       place.to - along * (head_b ? 0.8 * head : 0.0), stroke));
    const double back = head + 0.22 * small_.crossbar;
    for (const auto& [has, tip, way] :
         {std::tuple(head_a, place.from, along * -1), std::tuple(head_b, place.to, along)}) {
      if (!has) continue;
      out.push_back(marks::arrowhead(tip, way, stroke.width, stroke.color, small_));
      if (sign == Sign::conflict) {
        out.push_back(marks::crossbar(tip - way * back, way, stroke, small_));
      }
    }
  }

  /// Several that meet: a mark in the middle, a spoke to each.
  void paint_meeting(const PanelLine& line, const Track& track) {
    const Fact& named = story_.facts.list[line.named];
    const Stroke stroke =
        stroke_for(line.change, line.over, track.sign, named.status, context_.look);
    const Point middle = places_.meetings[line.track];
    const std::string id = fmt::format("{}-event-{}", number_, track.meeting);
    for (std::size_t i = 0; i < track.houses.size(); ++i) {
      const Line& place = places_.spokes[line.track][i];
      Group group{Part::edge,
                  title_of(dossier_, story_, line),
                  {{"from", id_of(track.houses[i])},
                   {"to", id},
                   {"events", numbers_of(story_, line)},
                   {"change", std::string(word_of(line.change))}},
                  {}};
      draw_stroke(place, stroke, false, false, Sign::neutral, group.elements);
      out_.push_back(std::move(group));
    }
    Group group{Part::node, named.words, {{"id", id}}, {}};
    const double r = badge_radius(m_), wide = 1.75 * r;
    const Color color = badge_color(line.change, track.sign, context_.look);
    if (track.sign == Sign::conflict) {
      group.elements.push_back(polygon({middle - Point{0, wide}, middle + Point{wide, 0},
                                        middle + Point{0, wide}, middle - Point{wide, 0}},
                                       {color, {}}));
    }
    if (track.sign != Sign::conflict) {
      group.elements.push_back(circle(middle, 1.25 * r, {color, {}}));
    }
    draw_glyph(line.change, middle, r, theme_.background, group.elements);
    out_.push_back(std::move(group));
  }

  const Context& context_;
  const Dossier& dossier_;
  const theme::Theme& theme_;
  const theme::Metrics& m_;
  const theme::Metrics small_;
  const change::Story& story_;
  const Panel& panel_;
  const Places& places_;
  std::size_t number_;
  std::vector<Element>& out_;
};

}  // namespace

void paint_stage(const Context& context, const change::Story& story, const Places& places,
                 std::size_t number, Point corner, std::vector<Element>& out) {
  std::vector<Element> drawn;
  StagePainter(context, story, places, number, drawn).paint();
  move(drawn, corner);
  for (Element& element : drawn) out.push_back(std::move(element));
}

}  // namespace entente::stages
