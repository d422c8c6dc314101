#include "relations/columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include "graph/gather.hpp"
#include "graph/network.hpp"
#include "graph/together.hpp"
#include "languages/language.hpp"
#include "relations/account.hpp"
#include "relations/column_draft.hpp"
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
        selection_(context.selection),
        theme_(context.look.theme),
        m_(context.look.metrics),
        area_(area),
        options_(options),
        facing_(facing) {}

  Body compose() {
    const std::optional<Found> found = find();
    if (found) report_.candidates[found->candidate].outcome = LayoutCandidate::Outcome::chosen;
    Body body;
    body.layout = std::move(report_);
    body.fits = found.has_value();
    if (found) paint(*found, body);
    return body;
  }

 private:
  static constexpr std::size_t most_pairs = 24;  ///< more are never tried at once

  /// A drawing that fits.
  struct Found {
    ColumnDraft draft;
    layout::LaneSolution solution;
    Telling telling;
    std::size_t candidate = 0;  ///< of the report
  };

  std::optional<Found> find() {
    std::optional<Found> found = find_in(network_);
    const std::size_t all = selection_.items.size();
    if (!facing_ || (found && items_in(found->draft) == all)) return found;
    // Who stands between two camps takes a column of his own.
    std::optional<Found> camps = find_in(without_between());
    const bool more = camps && (!found || items_in(camps->draft) > 2 * items_in(found->draft));
    if (more) found = std::move(camps);
    if (found && found->draft.cards.list.size() > 2) return found;
    // One from each camp are no camps: who has most to do with whom stands where there is room.
    const Facing* const facing = std::exchange(facing_, nullptr);
    std::optional<Found> anywhere = find_in(network_);
    if (anywhere && anywhere->draft.cards.list.size() > 2) return anywhere;
    facing_ = facing;
    return found;
  }

  std::optional<Found> find_in(const graph::Network& ground) {
    using graph::People;
    // First all ties: with everybody's lines and many words, then with fewer of both. Then, with
    // the people who matter, fewer ties.
    for (const People people : {People::all, People::leading, People::none}) {
      const graph::Network whole = gathered(ground, people);
      if (whole.ties.empty()) return std::nullopt;  // all happens inside houses
      if (graph::pair_weights(whole, dossier_, selection_).size() > most_pairs) continue;
      if (std::optional<Found> found = told(whole, 2)) return found;
    }
    std::optional<Found> one_pair;
    for (const People people : {People::leading, People::none}) {
      const graph::Network whole = gathered(ground, people);
      std::optional<Found> found = heaviest_pairs(whole);
      if (found && found->draft.cards.list.size() > 2) return found;
      // Two actors alone are no story of several: its people rather give way.
      if (!one_pair) one_pair = std::move(found);
    }
    if (one_pair) return one_pair;
    // Two actors may have more lines than a page is high: then the heaviest of these.
    const graph::Network whole = gathered(ground, People::leading);
    const graph::Network pair =
        graph::heaviest(whole, graph::pair_weights(whole, dossier_, selection_), 1);
    return most_that_fit(pair.ties.size(),
                         [&](std::size_t most) { return graph::heaviest_ties(pair, most); });
  }

  /// As many of the heaviest pairs as fit; what stays within a camp takes no room.
  std::optional<Found> heaviest_pairs(const graph::Network& whole) {
    std::vector<graph::PairWeight> pairs = graph::pair_weights(whole, dossier_, selection_);
    if (facing_) std::erase_if(pairs, [&](const auto& pair) { return stays_within(whole, pair); });
    return most_that_fit(std::min(most_pairs, pairs.size()), [&](std::size_t most) {
      const auto kept = pairs.begin() + static_cast<std::ptrdiff_t>(most);
      return facing_ ? facing_heaviest(whole, {pairs.begin(), kept})
                     : graph::heaviest(whole, pairs, most);
    });
  }

  bool stays_within(const graph::Network& network, const graph::PairWeight& pair) const {
    const int camp = camp_of(network, *facing_, pair.a);
    return camp >= 0 && camp == camp_of(network, *facing_, pair.b);
  }

  /// These pairs, and what ties their houses within a camp: that takes no room.
  graph::Network facing_heaviest(const graph::Network& whole,
                                 std::vector<graph::PairWeight> kept) const {
    std::set<std::uint32_t> houses;
    for (const graph::PairWeight& pair : kept) houses.insert({pair.a, pair.b});
    for (const graph::PairWeight& pair : graph::pair_weights(whole, dossier_, selection_)) {
      const bool both = houses.count(pair.a) > 0 && houses.count(pair.b) > 0;
      if (both && pair.a != pair.b && stays_within(whole, pair)) kept.push_back(pair);
    }
    return graph::heaviest(whole, kept, kept.size());
  }

  static std::size_t items_in(const ColumnDraft& draft) {
    std::set<int> numbers;
    for (const graph::Tie& tie : told_by(draft).ties) {
      numbers.insert(tie.numbers.begin(), tie.numbers.end());
    }
    return numbers.size();
  }

  graph::Network without_between() const {
    std::vector<bool> keep;
    for (std::uint32_t i = 0; i < network_.nodes.size(); ++i) {
      const bool event = network_.nodes[i].kind == graph::Node::Kind::event;
      keep.push_back(event || camp_of(network_, *facing_, i) >= 0);
    }
    return graph::induced(network_, keep);
  }

  /// The largest of the networks that fits, found by halving: `network(n)` for n of 1 to `most`.
  template <class MakeNetwork>
  std::optional<Found> most_that_fit(std::size_t most, const MakeNetwork& network) {
    std::optional<Found> best;
    std::size_t fit = 0, too_many = most + 1;
    while (too_many - fit > 1) {
      const std::size_t middle = (fit + too_many) / 2;
      std::optional<Found> found = told(network(middle), 1);
      (found ? fit : too_many) = middle;
      if (found) best = std::move(found);
    }
    return best;
  }

  /// The network with as many words as fit; none if not even few do. One arrangement serves all: it
  /// is looked for with a middling number of words. Where that leaves few or none, whoever has most
  /// partners is put between the others: what costs least knows nothing of the words that it does
  /// without.
  std::optional<Found> told(const graph::Network& network, std::size_t least_lines) {
    Drafts drafts;
    layout::LaneProblem problem = draft_in(drafts, network, 2, tellings[2].roomy)->problem;
    std::optional<Found> best =
        told_in(layout::solve_lanes(problem).arrangement, network, least_lines, drafts);
    const bool few = problem.boxes.size() < 3;  // nobody stands between two
    if ((best && best->telling.lines > 2) || !problem.sides.empty() || few) return best;
    problem.sides.assign(problem.boxes.size(), layout::LaneSide::anywhere);
    problem.sides[layout::partners_of(problem).first] = layout::LaneSide::between;
    std::optional<Found> other =
        told_in(layout::solve_lanes(problem).arrangement, network, least_lines, drafts);
    const bool more = other && (!best || other->telling.lines > best->telling.lines);
    return more ? other : best;
  }

  /// Drafts of one network, by way of telling; the roomy ones are the second half.
  using Drafts = std::array<std::optional<ColumnDraft>, 2 * std::size(tellings)>;

  std::optional<ColumnDraft>& draft_in(Drafts& drafts, const graph::Network& network,
                                       std::size_t way, bool roomy) {
    std::optional<ColumnDraft>& made = drafts[way + (roomy ? std::size(tellings) : 0)];
    Telling telling = tellings[way];
    telling.roomy = roomy;
    if (!made) made = draft(network, telling);
    return made;
  }

  std::optional<Found> told_in(const layout::LaneArrangement& arrangement,
                               const graph::Network& network, std::size_t least_lines,
                               Drafts& drafts) {
    for (std::size_t way = 0; way < std::size(tellings); ++way) {
      Telling telling = tellings[way];
      if (telling.lines < least_lines) break;
      for (const bool roomy : {true, false}) {
        telling.roomy = roomy;
        std::optional<ColumnDraft>& ready = draft_in(drafts, network, way, roomy);
        layout::LaneSolution solution = layout::solve_lanes(ready->problem, arrangement);
        note(telling, *ready, solution);
        if (!solution.fits) continue;
        Found found{std::move(*ready), std::move(solution), telling, report_.candidates.size() - 1};
        ready.reset();
        return found;
      }
    }
    return std::nullopt;
  }

  graph::Network gathered(const graph::Network& ground, graph::People people) const {
    // Where camps face each other, it is they who act together.
    if (facing_) return graph::gathered(ground, dossier_, selection_, people);
    return graph::gathered(graph::together(ground), dossier_, selection_, people);
  }

  ColumnDraft draft(graph::Network network, const Telling& telling) {
    if (!facing_) {
      ColumnDraft draft =
          column_draft(context_, std::move(network), telling, area_, options_.homes, stories_);
      draft.frame.inner = area_;
      return draft;
    }
    Parted parts = parted(network, *facing_);
    const FacingFrame frame = facing_frame(context_, parts, *facing_, area_);
    ColumnDraft draft = column_draft(context_, std::move(parts.across), telling, frame.inner,
                                     options_.homes, stories_);
    draft.problem.sides = sides_of(draft.network, draft.cards, *facing_);
    draft.within = std::move(parts.within);
    draft.frame = frame;
    return draft;
  }

  void note(const Telling& telling, const ColumnDraft& draft,
            const layout::LaneSolution& solution) {
    LayoutCandidate candidate;
    candidate.outcome =
        solution.fits ? LayoutCandidate::Outcome::fits : LayoutCandidate::Outcome::too_large;
    candidate.name = fmt::format("{} columns, {} lines, up to {} lines of words{}{}",
                                 solution.arrangement.size(), draft.network.ties.size(),
                                 telling.lines, telling.short_names ? ", short names" : "",
                                 telling.roomy ? "" : ", narrow boxes");
    candidate.cost = solution.cost;
    candidate.width = solution.used.width;
    candidate.height = solution.used.height;
    candidate.crossings = solution.crossings;
    report_.candidates.push_back(std::move(candidate));
  }

  void paint(const Found& found, Body& body) {
    const auto& [draft, solution, telling, candidate] = found;
    paint_boxes(draft, solution, body);
    for (std::uint32_t t = 0; t < draft.network.ties.size(); ++t) {
      paint_tie(draft, solution, t, telling, body);
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
    if (draft.meaning != WidthMeaning::medium) add_scale(draft, body);
    tell_wishes(dossier_, draft, solution, body);
    if (!options_.partial) tell_missing(context_, network_, told_by(draft), seen_, body);
  }

  /// The drawn network with what is told of the camps.
  static graph::Network told_by(const ColumnDraft& draft) {
    graph::Network told = draft.network;
    for (const std::set<int>& numbers : draft.within.numbers) {
      graph::Tie tie;
      tie.numbers.assign(numbers.begin(), numbers.end());
      told.ties.push_back(std::move(tie));
    }
    return told;
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
      // Members for whom there was no room are not drawn.
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
        if (row.camp >= 0) signs_.camps[row.camp] = camp_name(context_, row.camp);
        const graph::Node& node = draft.network.nodes[row.node];
        seen_.insert(node.members.begin(), node.members.end());
        if (row.kind == graph::Node::Kind::actor) seen_.insert(node.actor);
        if (row.kind == graph::Node::Kind::actor || row.kind == graph::Node::Kind::group) {
          signs_.actors.insert(row.actor_kind);
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
                 const Telling& telling, Body& body) {
    const graph::Tie& tie = draft.network.ties[t];
    const layout::LaneRoute& route = solution.routes[t];
    if (route.points.size() < 2) return;
    StrandLook look = look_of(draft, t);
    std::vector<Point> points = route.points;
    if (points.size() == 2) {
      const Point a = points[0], b = points[1];
      points = {a, a + (b - a) * (1.0 / 3), a + (b - a) * (2.0 / 3), b};
    }
    const Point start = border(draft, solution, tie.from, route, points[1], points.front());
    const Point end =
        border(draft, solution, tie.to, route, points[points.size() - 2], points.back());
    Group group = draw_line(points, start, end, look, context_.look);
    tell_value(draft, t, group);
    if (!is_spoke(draft, tie)) {
      write(stories_.of(context_, draft, t, telling), route.words, tie, group.elements);
    }
    body.elements.push_back(std::move(group));
    note_signs(tie);
    if (draft.meaning == WidthMeaning::medium) signs_.media.insert(tie.medium);
  }

  void note_signs(const graph::Tie& tie) {
    if (tie.ended) {
      signs_.ended = true;
    } else {
      signs_.signs.insert(tie.sign);
    }
    signs_.statuses.insert(tie.status);
  }

  Point border(const ColumnDraft& draft, const layout::LaneSolution& solution, std::uint32_t node,
               const layout::LaneRoute& route, Point inner, Point outer) const {
    const layout::End end = draft.cards.end_of.at(node);
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

  const CardRow& row_of(const ColumnDraft& draft, std::uint32_t node) const {
    const layout::End end = draft.cards.end_of.at(node);
    return draft.cards.list[static_cast<std::size_t>(end.box)]
        .rows[static_cast<std::size_t>(end.row)];
  }

  StrandLook look_of(const ColumnDraft& draft, std::uint32_t t) const {
    const graph::Tie& tie = draft.network.ties[t];
    const CardRow &from = row_of(draft, tie.from), &to = row_of(draft, tie.to);
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
    look.arrow_at_end = !is_spoke(draft, tie) && !tie.mutual;
    return look;
  }

  void write(const std::vector<std::string>& story, const Rect& room, const graph::Tie& tie,
             std::vector<Element>& out) const {
    const bool grey = tie.ended || tie.sign == Sign::neutral;
    const theme::Color head = grey ? theme_.secondary : theme_.words(tie.sign);
    double y = room.y;
    for (const Written& line : wrapped(story, room.width + 0.5, m_)) {
      const double base = y + 0.87 * m_.label;
      const Color color = line.bold ? head : tie.ended ? theme_.secondary : theme_.ink;
      out.push_back(text_from({room.x, base}, line.words, {m_.label, line.bold}, color));
      y += m_.label * leading;
    }
  }

  void tell_places(const ColumnDraft& draft, const layout::LaneSolution& solution, Point offset,
                   Body& body) const {
    for (const auto& [node, end] : draft.cards.end_of) {
      if (draft.network.nodes[node].kind != graph::Node::Kind::actor) continue;
      const std::size_t b = static_cast<std::size_t>(end.box);
      if (end.row > 0 && solution.members[b][static_cast<std::size_t>(end.row - 1)].height <= 0) {
        continue;
      }
      const Rect& shape = end.row == 0 ? solution.boxes[b]
                                       : solution.members[b][static_cast<std::size_t>(end.row - 1)];
      const Point middle = shape.center() + offset;
      body.places.push_back({dossier_[draft.network.nodes[node].actor].id, middle.x, middle.y});
    }
    tell_moves(options_.homes, body);
  }

  void add_scale(const ColumnDraft& draft, Body& body) const {
    double least = 0, most = 0;
    for (std::size_t t = 0; t < draft.values.size(); ++t) {
      if (is_spoke(draft, draft.network.ties[t]) || draft.values[t] <= 0) continue;
      least = least > 0 ? std::min(least, draft.values[t]) : draft.values[t];
      most = std::max(most, draft.values[t]);
    }
    const Measure measure(context_, measured_items(draft));
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
  const select::Selection& selection_;
  const theme::Theme& theme_;
  const theme::Metrics& m_;
  Rect area_;
  const GraphOptions& options_;
  const Facing* facing_;  ///< none: boxes stand where their ties have them
  Stories stories_;
  LayoutReport report_;
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
