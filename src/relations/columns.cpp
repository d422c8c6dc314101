#include "relations/columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "graph/network.hpp"
#include "languages/language.hpp"
#include "relations/account.hpp"
#include "relations/column_draft.hpp"
#include "relations/column_search.hpp"
#include "relations/column_wishes.hpp"
#include "relations/layout_wishes.hpp"
#include "relations/measure.hpp"
#include "relations/samples.hpp"
#include "relations/strands.hpp"
#include "text/measure.hpp"

namespace entente::relations {
namespace {

using text::safety;

class Columns {
 public:
  Columns(const Context& context, const graph::Network& network, Rect area,
          const GraphOptions& options, const Facing* facing)
      : network_(network),
        context_(context),
        dossier_(context.dossier),
        theme_(context.look.theme),
        m_(context.look.metrics),
        area_(area),
        options_(options),
        facing_(facing) {}

  Body compose() {
    Body body;
    const std::optional<ColumnChoice> choice =
        choose_columns(context_, network_, area_, options_, facing_, body.layout);
    body.fits = choice.has_value();
    if (choice) paint(*choice, body);
    return body;
  }

 private:
  void paint(const ColumnChoice& choice, Body& body) {
    const auto& [draft, solution, telling, candidate] = choice;
    paint_boxes(draft, solution, body);
    for (std::uint32_t t = 0; t < draft.network.ties.size(); ++t) {
      paint_tie(draft, solution, t, body);
    }
    if (facing_) {
      const double room = draft.frame.inner.x - area_.x;
      paint_within(context_, draft.within, draft.cards, solution, room, body.elements);
      for (const Bond& bond : draft.within.bonds) note_signs(bond.tie);
      paint_headings(context_, draft.frame, area_, body.elements);
    }
    const Rect& inner = draft.frame.inner;
    const double spare = context_.grows ? 0 : std::max(0.0, inner.height - solution.used.height);
    const double top = inner.y + spare / 2;
    const Point offset{inner.x, top};
    move(body.elements, offset);
    body.bottom = top + solution.used.height;
    tell_places(draft, solution, offset, body);
    body.legend = legend_of(signs_, context_.look, context_.phrases());
    add_scale(draft, body);
    tell_wishes(dossier_, draft, solution, body);
    if (!options_.partial) tell_missing(context_, network_, drawn_by(draft), seen_, body);
  }

  /// Rows as draw_card() wants them: with the distance that it keeps around members.
  static std::vector<Rect> rows_of(const layout::LaneBox& box, const Rect& rect,
                                   const std::vector<Rect>& members, double inset, double gap) {
    std::vector<Rect> rows{{rect.x, rect.y, rect.width, members.empty() ? rect.height : box.head}};
    for (const Rect& member : members) {
      rows.push_back(
          {member.x - inset, member.y - gap / 2, member.width + 2 * inset, member.height + gap});
    }
    return rows;
  }

  void paint_boxes(const ColumnDraft& draft, const layout::LaneSolution& solution, Body& body) {
    for (std::size_t b = 0; b < draft.cards.list.size(); ++b) {
      const Card& card = draft.cards.list[b];
      Card shown = card;
      std::vector<Rect> rows = card_rows(draft, solution, b);
      for (std::size_t r = rows.size(); r-- > 1;) {
        if (solution.members[b][r - 1].height > 0) continue;
        shown.rows.erase(shown.rows.begin() + static_cast<std::ptrdiff_t>(r));
        rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(r));
      }
      if (shown.rows.size() == 1) rows = {solution.boxes[b]};
      draw_card({shown, solution.boxes[b], rows, Flow::right}, context_.look, body.elements);
      for (const CardRow& row : shown.rows) {
        if (row.kind == graph::Node::Kind::unknown) signs_.unknown_actor = true;
        if (row.kind == graph::Node::Kind::event) signs_.event |= !row.junction;
        if (row.camp >= 0) signs_.camps[row.camp] = camp_name(context_, row.camp);
        const graph::Node& node = draft.network.nodes[row.node];
        seen_.insert(node.members.begin(), node.members.end());
        if (row.kind == graph::Node::Kind::actor) seen_.insert(node.actor);
        if (row.kind == graph::Node::Kind::actor || row.kind == graph::Node::Kind::group) {
          const bool open = &row == &shown.rows.front() && shown.rows.size() > 1;
          if (open && row.actor_kind == ActorKind::organization) {
            signs_.open_organization = true;
          } else {
            signs_.actors.insert(row.actor_kind);
          }
          signs_.actor_over |= row.over;
          signs_.in_private |= row.in_private;
        }
      }
    }
  }

  std::vector<Rect> card_rows(const ColumnDraft& draft, const layout::LaneSolution& solution,
                              std::size_t b) const {
    return rows_of(draft.problem.boxes[b], solution.boxes[b], solution.members[b], 0.6 * m_.name,
                   0.5 * m_.name);
  }

  void paint_tie(const ColumnDraft& draft, const layout::LaneSolution& solution, std::uint32_t t,
                 Body& body) {
    const graph::Tie& tie = draft.network.ties[t];
    const layout::LaneRoute& route = solution.routes[t];
    if (route.points.size() < 2) return;
    std::vector<Point> points = route.points;
    const layout::End from = end_at(draft, solution, t, tie.from, points.front().y),
                      to = end_at(draft, solution, t, tie.to, points.back().y);
    StrandLook look = look_of(draft, t, from, to);
    if (points.size() == 2) {
      const Point a = points[0], b = points[1];
      points = {a, a + (b - a) * (1.0 / 3), a + (b - a) * (2.0 / 3), b};
    }
    const Point start = border(draft, solution, from, route, points[1], points.front());
    const Point end = border(draft, solution, to, route, points[points.size() - 2], points.back());
    Group group = draw_line(points, start, end, look, context_.look);
    tell_value(draft, t, group);
    if (!is_spoke(draft, tie)) {
      write(*draft.stories[t], route.words, tie, group.elements);
    }
    body.elements.push_back(std::move(group));
    note_signs(tie);
    if (draft.meaning == WidthMeaning::medium) signs_.media.insert(tie.medium);
  }

  void note_signs(const graph::Tie& tie) {
    signs_.ended |= tie.ended;
    signs_.signs.insert(tie.sign);
    signs_.statuses.insert(tie.status);
  }

  /// Where a line ends: at whom it was arranged to end, or at whoever, alone of his house, has a
  /// part in all that it tells, if he stands at its height.
  layout::End end_at(const ColumnDraft& draft, const layout::LaneSolution& solution,
                     std::uint32_t t, std::uint32_t node, double y) const {
    const layout::LaneLine& line = draft.problem.lines[t];
    const layout::LaneEnd& kept = node == draft.network.ties[t].from ? line.a : line.b;
    if (kept.member >= 0) return {kept.box, kept.member + 1};
    const layout::End end = draft.cards.end_of.at(node);
    if (end.row > 0 || solution.routes[t].upright) return end;
    const std::size_t b = static_cast<std::size_t>(end.box);
    const std::vector<Rect>& members = solution.members[b];
    for (std::size_t m = 0; m < members.size(); ++m) {
      const double middle = members[m].center().y, reach = members[m].height / 4;
      if (members[m].height <= 0 || std::abs(y - middle) > reach) continue;
      const std::uint32_t member = draft.cards.list[b].rows[m + 1].node;
      if (is_sole(context_, draft, node, member, draft.network.ties[t])) {
        return {end.box, static_cast<int>(m) + 1};
      }
    }
    return end;
  }

  Point border(const ColumnDraft& draft, const layout::LaneSolution& solution, layout::End end,
               const layout::LaneRoute& route, Point inner, Point outer) const {
    const std::size_t b = static_cast<std::size_t>(end.box);
    if (route.upright) return outer;
    // The house's own border, also beside a member that the line does not mean.
    const std::vector<Rect> rows = card_rows(draft, solution, b);
    const bool plain = std::none_of(solution.members[b].begin(), solution.members[b].end(),
                                    [](const Rect& member) { return member.height > 0; });
    if (end.row == 0 && !plain) return outer;
    if (plain) {
      const std::vector<Rect> whole{solution.boxes[b]};
      Card house;
      house.rows.push_back(draft.cards.list[b].rows.front());
      return border_point({house, solution.boxes[b], whole, Flow::right}, 0, m_, inner, outer);
    }
    return border_point({draft.cards.list[b], solution.boxes[b], rows, Flow::right},
                        static_cast<std::size_t>(end.row), m_, inner, outer);
  }

  static const CardRow& row_of(const ColumnDraft& draft, layout::End end) {
    return draft.cards.list[static_cast<std::size_t>(end.box)]
        .rows[static_cast<std::size_t>(end.row)];
  }

  StrandLook look_of(const ColumnDraft& draft, std::uint32_t t, layout::End from_end,
                     layout::End to_end) const {
    const graph::Tie& tie = draft.network.ties[t];
    const CardRow &from = row_of(draft, from_end), &to = row_of(draft, to_end);
    StrandLook look;
    look.from = from.id;
    look.to = to.id;
    look.numbers = fmt::format("{}", fmt::join(tie.numbers, " "));
    look.title = tie_title(context_, from.title, to.title, tie.mutual, tie.numbers);
    look.sign = tie.sign;
    look.medium = tie.medium;
    look.status = tie.status;
    look.ended = tie.ended;
    look.width = draft.widths[t];
    look.worded = !is_spoke(draft, tie);
    look.arrow_at_end = !tie.mutual;
    return look;
  }

  void write(const Story& story, const Rect& room, const graph::Tie& tie,
             std::vector<Element>& out) const {
    const theme::Color head = head_color(tie.sign, theme_);
    double y = room.y;
    for (const Written& line : story.wrapped(room.width + 0.5, m_)) {
      const double base = y + 0.87 * m_.label;
      const Color color = line.headline ? head : tie.ended ? theme_.secondary : theme_.ink;
      out.push_back(text_from({room.x, base}, line.words, {m_.label, line.bold}, color));
      y += m_.label * leading;
    }
  }

  void tell_places(const ColumnDraft& draft, const layout::LaneSolution& solution, Point offset,
                   Body& body) const {
    for (const auto& [node, end] : draft.cards.end_of) {
      if (draft.network.nodes[node].kind != graph::Node::Kind::actor) continue;
      if (!is_drawn(solution, end)) continue;
      const std::size_t b = static_cast<std::size_t>(end.box);
      const Rect& shape = end.row == 0 ? solution.boxes[b]
                                       : solution.members[b][static_cast<std::size_t>(end.row - 1)];
      const Point middle = shape.center() + offset;
      body.places.push_back({dossier_[draft.network.nodes[node].actor].id, middle.x, middle.y});
    }
    tell_moves(options_.homes, body);
  }

  void add_scale(const ColumnDraft& draft, Body& body) const {
    body.lines.emplace();
    if (draft.meaning == WidthMeaning::medium) return;
    double least = 0, most = 0;
    for (std::size_t t = 0; t < draft.values.size(); ++t) {
      if (is_spoke(draft, draft.network.ties[t]) || draft.values[t] <= 0) continue;
      least = least > 0 ? std::min(least, draft.values[t]) : draft.values[t];
      most = std::max(most, draft.values[t]);
    }
    const Measure measure(context_, measured_items(draft));
    body.lines = measure.scale_of(draft.width_per_value);
    marks::join(body.legend, {measure.legend(draft.width_per_value, least, most)});
  }

  /// What a width shows, for programs; and where it had to be drawn wider than it is.
  static void tell_value(const ColumnDraft& draft, std::uint32_t t, Group& line) {
    if (draft.meaning == WidthMeaning::medium || is_spoke(draft, draft.network.ties[t])) return;
    line.data.emplace_back("value", fmt::format("{}", draft.values[t]));
    const bool at_floor = draft.width_per_value * draft.values[t] < least_line;
    if (at_floor) line.data.emplace_back("floor", "1");
  }

  const graph::Network& network_;
  const Context& context_;
  const Dossier& dossier_;
  const theme::Theme& theme_;
  const theme::Metrics& m_;
  Rect area_;
  const GraphOptions& options_;
  const Facing* facing_;
  Signs signs_;                ///< those that were used
  std::set<ActorIndex> seen_;  ///< who is drawn
};

}  // namespace

Body compose_columns(const Context& context, const graph::Network& network, Rect area,
                     const GraphOptions& options) {
  return Columns(context, network, area, options, nullptr).compose();
}

Body compose_facing(const Context& context, const graph::Network& network, Rect area,
                    const GraphOptions& options, const Facing& facing) {
  return Columns(context, network, area, options, &facing).compose();
}

}  // namespace entente::relations
