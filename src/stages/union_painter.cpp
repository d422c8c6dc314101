#include "stages/union_painter.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "relations/cards.hpp"
#include "relations/strands.hpp"
#include "stages/glyphs.hpp"
#include "stages/line_facts.hpp"

namespace entente::stages {
namespace {

using change::Fact;
using change::PanelLine;
using change::Track;

class UnionPainter {
 public:
  UnionPainter(const Context& context, const change::Story& story, const UnionDraft& draft,
               const layout::LaneSolution& solution, std::vector<Element>& out)
      : context_(context),
        dossier_(context.dossier),
        theme_(context.look.theme),
        m_(context.look.metrics),
        small_(small_metrics(m_)),
        story_(story),
        panel_(story.panels.front()),
        draft_(draft),
        solution_(solution),
        out_(out) {}

  void paint() {
    // What is new comes last, above what was there.
    for (const bool strong : {false, true}) {
      for (std::size_t l = 0; l < draft_.lines.size(); ++l) {
        if (stands_out(panel_.lines[draft_.lines[l].line]) == strong) paint_line(l);
      }
    }
    for (std::size_t b = 0; b < draft_.boxes.size(); ++b) {
      draft_.boxes[b].house ? paint_house(b) : paint_meeting(b);
    }
  }

 private:
  std::string id_of(std::size_t box) const {
    const UnionBox& own = draft_.boxes[box];
    if (own.house) return dossier_[*own.house].id;
    return fmt::format("event-{}", track_of(panel_.lines[own.line]).meeting);
  }

  const Track& track_of(const PanelLine& line) const { return story_.tracks[line.track]; }

  void paint_line(std::size_t l) {
    const UnionLine& own = draft_.lines[l];
    const layout::LaneLine& lane = draft_.problem.lines[l];
    const layout::LaneRoute& route = solution_.routes[l];
    const PanelLine& line = panel_.lines[own.line];
    const Fact& named = story_.facts.list[line.named];
    relations::StrandLook look;
    look.title = title_of(dossier_, story_, line);
    look.from = id_of(static_cast<std::size_t>(lane.a.box));
    look.to = id_of(static_cast<std::size_t>(lane.b.box));
    look.numbers = numbers_of(story_, line);
    look.sign = track_of(line).sign;
    look.status = named.status;
    look.ended = look.gone = line.over;
    look.arrow_at_start = lane.head_a;
    look.arrow_at_end = lane.head_b;
    look.worded = !own.spoke;
    const Stroke stroke = stroke_for(line.change, line.over, track_of(line).sign, named.status,
                                     context_.look, page_widths);
    look.width = stroke.width;
    std::vector<Point> points = route.points;
    if (points.size() == 2) {
      const Point a = points[0], b = points[1];
      points = {a, a + (b - a) * (1.0 / 3), a + (b - a) * (2.0 / 3), b};
    }
    const Point start = border(lane.a, route, points[1], points.front());
    const Point end = border(lane.b, route, points[points.size() - 2], points.back());
    Group group = relations::draw_line(points, start, end, look, {theme_, small_});
    if (!own.spoke) group.data.emplace_back("track", std::to_string(line.track));
    group.data.emplace_back("change", std::string(word_of(line.change)));
    if (!own.spoke) {
      write(own, line.over, route, group.elements);
      draw_change(line.change, badge_on(route, points), badge_radius(m_),
                  badge_color(line.change, track_of(line).sign, context_.look), context_.look,
                  group.elements);
    }
    out_.push_back(std::move(group));
  }

  /// In the middle of the words, else of the line's first straight stretch.
  static Point badge_on(const layout::LaneRoute& route, const std::vector<Point>& points) {
    if (route.upright || route.words.height <= 0) {
      return points.front() + (points[3] - points.front()) * 0.5;
    }
    return route.under;
  }

  /// Where a line meets the border of a shape whose sides are not upright.
  Point border(const layout::LaneEnd& end, const layout::LaneRoute& route, Point inner,
               Point outer) const {
    const UnionBox& box = draft_.boxes[static_cast<std::size_t>(end.box)];
    if (route.upright || !box.house || !box.members.empty()) return outer;
    const Rect& rect = solution_.boxes[static_cast<std::size_t>(end.box)];
    relations::Card card;
    card.rows.emplace_back().actor_kind = dossier_[*box.house].kind;
    const std::vector<Rect> rows{rect};
    return relations::border_point({card, rect, rows, relations::Flow::right}, 0, m_, inner, outer);
  }

  void write(const UnionLine& own, bool over, const layout::LaneRoute& route,
             std::vector<Element>& out) const {
    if (route.words.height <= 0) return;
    const Color color = over ? theme_.secondary : theme_.ink;
    double y = route.words.y;
    const auto put = [&](const std::string& words, double size, Color with, double top) {
      const double middle = top + size * union_leading / 2;
      if (!route.upright) {
        out.push_back(centered({route.words.center().x, middle}, words, {size, false}, with));
      } else {
        out.push_back(
            text_from({route.words.x, text::baseline(middle, size)}, words, {size, false}, with));
      }
    };
    for (const std::string& words : union_words(own.words, route.words.width + 0.5, m_)) {
      put(words, m_.label, color, y);
      y += m_.label * union_leading;
    }
    if (own.date.empty()) return;
    put(own.date, m_.note, theme_.secondary, route.upright ? y : route.below.y);
  }

  void paint_house(std::size_t b) {
    const UnionBox& box = draft_.boxes[b];
    const Actor& actor = dossier_[*box.house];
    const Rect& rect = solution_.boxes[b];
    const bool gone = box.change == Change::ended;
    const Stroke border = outline_of(box.change, page_widths, context_.look);
    Group group{Part::node,
                actor.name,
                {{"id", id_of(b)}, {"change", std::string(word_of(box.change))}},
                {}};
    Rect head = rect;
    if (box.members.empty()) {
      group.elements.push_back(outlined(actor.kind, rect,
                                        gone ? std::optional(ground(theme_)) : std::nullopt, border,
                                        context_.look));
    } else {
      head.height = first_member(b) - draft_.problem.spacing.inset - rect.y;
      const ActorKind around = actor.kind == ActorKind::organization ? ActorKind::bloc : actor.kind;
      group.elements.push_back(outlined(around, rect, theme_.card, border, context_.look));
      const double w = border.width, corner = around == ActorKind::country ? 0 : 0.6 * m_.name;
      const Color fill = gone                           ? ground(theme_)
                         : around == ActorKind::country ? theme_.country
                                                        : theme_.organization;
      const Rect inside{rect.x + w / 2, rect.y + w / 2, rect.width - w, head.height - w / 2};
      group.elements.push_back(
          entente::stages::rect(inside, {fill, {}}, std::max(0.0, corner - w / 2)));
      group.elements.push_back(
          line({rect.x, head.bottom()}, {rect.right(), head.bottom()}, {theme_.outline, m_.rule}));
    }
    const text::Style style{m_.name, !gone};
    write_name(box.name, style, gone, head, 0, group.elements);
    draw_change(box.change, corner_of(rect), badge_radius(m_), theme_.outline, context_.look,
                group.elements);
    out_.push_back(std::move(group));
    for (std::size_t m = 0; m < box.members.size(); ++m) paint_member(b, m);
  }

  double first_member(std::size_t b) const {
    double top = solution_.boxes[b].bottom();
    for (const Rect& member : solution_.members[b]) top = std::min(top, member.y);
    return top;
  }

  void paint_member(std::size_t b, std::size_t m) {
    const UnionMember& member = draft_.boxes[b].members[m];
    const Rect& rect = solution_.members[b][m];
    const Change change = member.office.change;
    const bool gone = change == Change::ended;
    const Actor& actor = dossier_[member.office.actor];
    Group group{Part::node,
                actor.name,
                {{"id", id_in_office(dossier_, panel_, member.office)},
                 {"of", id_of(b)},
                 {"change", std::string(word_of(change))}},
                {}};
    group.elements.push_back(outlined(actor.kind, rect, std::nullopt,
                                      outline_of(change, page_widths, context_.look),
                                      context_.look));
    const double role = static_cast<double>(member.role.size()) * m_.label * union_leading;
    double y = write_name(member.name, {m_.name, !gone}, gone, rect, role, group.elements);
    for (const std::string& words : member.role) {
      const Point middle{rect.center().x, y + m_.label * union_leading / 2};
      group.elements.push_back(centered(middle, words, {m_.label, false}, theme_.secondary));
      y += m_.label * union_leading;
    }
    const double in = 0.35 * badge_radius(m_);
    draw_change(change, {rect.right() - in, rect.top() + in}, badge_radius(m_), theme_.outline,
                context_.look, group.elements);
    out_.push_back(std::move(group));
  }

  /// In the middle of a rectangle, with room for what follows. Returns where that begins.
  double write_name(const std::vector<std::string>& lines, text::Style style, bool gone,
                    const Rect& rect, double below, std::vector<Element>& out) const {
    const double pitch = style.size * union_leading;
    double y = rect.center().y - (pitch * static_cast<double>(lines.size()) + below) / 2;
    for (const std::string& words : lines) {
      out.push_back(centered({rect.center().x, y + pitch / 2}, words, style,
                             gone ? theme_.tertiary : theme_.ink));
      y += pitch;
    }
    return y;
  }

  void paint_meeting(std::size_t b) {
    const UnionBox& box = draft_.boxes[b];
    const Rect& rect = solution_.boxes[b];
    const PanelLine& line = panel_.lines[box.line];
    const Sign sign = track_of(line).sign;
    Group group{Part::node,
                title_of(dossier_, story_, line),
                {{"id", id_of(b)},
                 {"events", numbers_of(story_, line)},
                 {"change", std::string(word_of(line.change))}},
                {}};
    const Stroke border =
        stroke_for(line.change, line.over, sign, story_.facts.list[line.named].status,
                   context_.look, page_widths);
    const Color fill = line.over ? ground(theme_) : theme_.event;
    group.elements.push_back(entente::stages::rect(rect, {fill, border}, 0.4 * m_.name));
    const double note = static_cast<double>(box.notes.size()) * m_.note * union_leading;
    double y = write_name(box.name, {m_.label, false}, line.over, rect, note, group.elements);
    for (const std::string& words : box.notes) {
      const Point middle{rect.center().x, y + m_.note * union_leading / 2};
      group.elements.push_back(centered(middle, words, {m_.note, false}, theme_.secondary));
      y += m_.note * union_leading;
    }
    draw_change(line.change, corner_of(rect), badge_radius(m_),
                badge_color(line.change, sign, context_.look), context_.look, group.elements);
    out_.push_back(std::move(group));
  }

  /// The first corner that no line comes near.
  Point corner_of(const Rect& r) const {
    const double in = 0.35 * badge_radius(m_);
    const Point corners[] = {{r.right() - in, r.top() + in},
                             {r.left() + in, r.top() + in},
                             {r.right() - in, r.bottom() - in},
                             {r.left() + in, r.bottom() - in}};
    Point best = corners[0];
    double most = -1;
    for (const Point& corner : corners) {
      double nearest = 1e9;
      for (const layout::LaneRoute& route : solution_.routes) {
        for (const Point& point : route.points)
          nearest = std::min(nearest, distance(corner, point));
      }
      if (nearest > 2.6 * badge_radius(m_)) return corner;
      if (nearest > most) {
        most = nearest;
        best = corner;
      }
    }
    return best;
  }

  const Context& context_;
  const Dossier& dossier_;
  const theme::Theme& theme_;
  const theme::Metrics& m_;
  const theme::Metrics small_;
  const change::Story& story_;
  const change::Panel& panel_;
  const UnionDraft& draft_;
  const layout::LaneSolution& solution_;
  std::vector<Element>& out_;
};

}  // namespace

void paint_union(const Context& context, const change::Story& story, const UnionDraft& draft,
                 const layout::LaneSolution& solution, Point corner, std::vector<Element>& out) {
  std::vector<Element> drawn;
  UnionPainter(context, story, draft, solution, drawn).paint();
  move(drawn, corner);
  for (Element& element : drawn) out.push_back(std::move(element));
}

}  // namespace entente::stages
