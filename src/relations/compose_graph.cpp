#include "relations/compose_graph.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "graph/network.hpp"
#include "graph/thin.hpp"
#include "layout/solve.hpp"
#include "relations/graph_modes.hpp"
#include "relations/layout_wishes.hpp"
#include "relations/numbered_list.hpp"
#include "relations/samples.hpp"
#include "relations/strands.hpp"
#include "relations/tie_words.hpp"
#include "text/measure.hpp"
#include "theme/phrases.hpp"

namespace entente::relations {
namespace {

constexpr Flow flows[] = {Flow::right, Flow::down};

/// A network made ready for layout in one mode and direction.
struct Draft {
  Flow flow = Flow::right;
  graph::Network network;
  Deck deck;
  layout::Problem problem;
  std::vector<std::vector<std::uint32_t>> ties;  ///< by bundle: indices of ties, top to bottom
  std::vector<TieWords> words;                   ///< by tie
  BoxWishes wishes;
};

layout::Spacing spacing_of(const theme::Metrics& m, bool grows, Flow flow) {
  layout::Spacing spacing;
  spacing.strand = std::ceil(std::max(m.arrow_width(m.material), m.crossbar) + 0.4 * m.gap);
  spacing.stub = std::ceil(m.arrow_length(m.verbal) + 0.35 * m.crossbar + 0.6 * m.gap);
  spacing.rank = std::ceil(2 * m.gap);
  spacing.node = std::ceil(0.8 * m.gap);
  // Where the page grows, nothing is gained by filling it.
  spacing.max_rank = (grows && flow == Flow::down ? 3.5 : 9) * m.gap;
  spacing.max_node = (grows && flow == Flow::right ? 2.2 : 4) * m.gap;
  return spacing;
}

/// An event node bears the number of its event: the lines to it need no words and no heads.
bool is_event(const graph::Network& network, std::uint32_t node) {
  return network.nodes[node].kind == graph::Node::Kind::event;
}

Draft make_draft(const graph::Network& whole, const Dossier& dossier,
                 const select::Selection& selection, const theme::Metrics& metrics, Size area,
                 bool grows, const Mode& mode, Flow flow, std::string_view language,
                 const std::vector<ActorPlace>& homes) {
  Draft draft;
  draft.flow = flow;
  draft.network = graph::rolled_up(whole, mode.roll_up);
  draft.deck = make_deck(draft.network, dossier, selection, metrics, mode.cards, language);
  draft.problem.area = flow == Flow::down ? Size{area.height, area.width} : area;
  draft.problem.spacing = spacing_of(metrics, grows, flow);
  // A page that grows with its content should stay a picture, not become a ribbon.
  const double aspect = grows ? std::max(0.8, area.width / area.height) : area.width / area.height;
  draft.problem.aspect = flow == Flow::down ? 1 / aspect : aspect;
  for (const Card& card : draft.deck.cards)
    draft.problem.boxes.push_back(box_of(card, metrics, flow));
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> bundle_of;
  for (std::uint32_t t = 0; t < draft.network.ties.size(); ++t) {
    const graph::Tie& tie = draft.network.ties[t];
    const bool spoke = is_event(draft.network, tie.from) || is_event(draft.network, tie.to);
    draft.words.push_back(
        spoke ? no_words(metrics, flow)
              : tie_words(dossier, selection, tie, metrics, mode.words, flow, language));
    const layout::End a = draft.deck.end_of.at(tie.from), b = draft.deck.end_of.at(tie.to);
    if (a.box == b.box) continue;
    const auto [found, fresh] =
        bundle_of.emplace(std::minmax(tie.from, tie.to), draft.problem.bundles.size());
    if (fresh) {
      draft.problem.bundles.push_back({a, b, 0, {}});
      draft.ties.emplace_back();
    }
    layout::Bundle& bundle = draft.problem.bundles[found->second];
    const bool along = bundle.a == a;
    bundle.width = std::max(bundle.width, draft.words.back().length);
    bundle.strands.push_back({draft.words.back().above, draft.words.back().below,
                              !spoke && (along || tie.mutual), !spoke && (!along || tie.mutual)});
    draft.ties[found->second].push_back(t);
  }
  draft.wishes = box_wishes(dossier, selection, draft.network, draft.deck, homes);
  layout::Wishes wishes = draft.wishes.wishes;
  draft.problem.wishes = flow == Flow::down ? layout::transposed(std::move(wishes)) : wishes;
  return draft;
}

std::string join_numbers(const std::vector<int>& numbers) {
  return fmt::format("{}", fmt::join(numbers, " "));
}

std::string name_of(const Deck& deck, const layout::End& end) {
  const CardRow& row =
      deck.cards[static_cast<std::size_t>(end.box)].rows[static_cast<std::size_t>(end.row)];
  return row.title.substr(0, row.title.find(','));
}

class Painter {
 public:
  Painter(const Draft& draft, const layout::Solution& solution, const Dossier& dossier,
          const select::Selection& selection, const theme::Theme& theme, const theme::Metrics& m)
      : draft_(draft),
        solution_(solution),
        dossier_(dossier),
        selection_(selection),
        theme_(theme),
        metrics_(m) {}

  void paint(Body& body) {
    // Lines end at members inside a card, so they are painted over it.
    for (std::size_t c = 0; c < draft_.deck.cards.size(); ++c) {
      draw_card(placed(c), theme_, metrics_, body.elements);
      paint_inner(body, c);
    }
    for (std::size_t e = 0; e < draft_.ties.size(); ++e) {
      for (std::size_t s = 0; s < draft_.ties[e].size(); ++s) paint_strand(body, e, s);
    }
    body.legend = legend_of(signs_, theme_, metrics_, theme::phrases(dossier_.language));
  }

 private:
  /// Signs of the card's parts, and its ties that stay inside.
  void paint_inner(Body& body, std::size_t c) {
    const Card& card = draft_.deck.cards[c];
    for (std::size_t r = 0; r < card.rows.size(); ++r) {
      const CardRow& row = card.rows[r];
      if (!row.inner) {
        note_signs(row);
        continue;
      }
      const graph::Tie& tie = draft_.network.ties[*row.inner];
      Group group =
          draw_inner_row(row, solution_.rows[c][r], tie, row_of(draft_.deck.end_of.at(tie.from)).id,
                         row_of(draft_.deck.end_of.at(tie.to)).id, theme_, metrics_);
      group.data.push_back({"events", join_numbers(tie.numbers)});
      body.elements.push_back(std::move(group));
      note_signs(tie);
    }
  }

  void paint_strand(Body& body, std::size_t e, std::size_t s) {
    const layout::Bundle& bundle = draft_.problem.bundles[e];
    const std::uint32_t t = draft_.ties[e][s];
    const graph::Tie& tie = draft_.network.ties[t];
    const layout::Route& route = solution_.routes[e][s];
    const CardRow& from = row_of(draft_.deck.end_of.at(tie.from));
    const CardRow& to = row_of(draft_.deck.end_of.at(tie.to));
    StrandLook look;
    look.from = from.id;
    look.to = to.id;
    look.numbers = join_numbers(tie.numbers);
    look.title = title_of(tie);
    look.sign = tie.sign;
    look.medium = tie.medium;
    look.status = tie.status;
    look.ended = tie.ended;
    const layout::Strand& strand = bundle.strands[s];
    look.arrow_at_start = strand.backward;
    look.arrow_at_end = strand.forward;
    for (const std::string& line : draft_.words[t].lines) {
      look.estimated = look.estimated || !text::covered(line);
    }
    const std::vector<Point>& points = route.points;
    const Point start = border(bundle.a, points[3], points.front());
    const Point end = border(bundle.b, points[points.size() - 4], points.back());
    body.elements.push_back(
        draw_strand(route, start, end, look, draft_.words[t], theme_, metrics_));
    note_signs(tie);
  }

  const CardRow& row_of(const layout::End& end) const {
    return draft_.deck.cards[static_cast<std::size_t>(end.box)]
        .rows[static_cast<std::size_t>(end.row)];
  }

  PlacedCard placed(std::size_t box) const {
    return {draft_.deck.cards[box], solution_.boxes[box], solution_.rows[box], draft_.flow};
  }

  Point border(const layout::End& end, Point inner, Point outer) const {
    return border_point(placed(static_cast<std::size_t>(end.box)),
                        static_cast<std::size_t>(end.row), metrics_, inner, outer);
  }

  std::string title_of(const graph::Tie& tie) const {
    const std::string arrow = tie.mutual ? " ↔ " : " → ";
    std::string title = number_ranges(tie.numbers) + ". " +
                        name_of(draft_.deck, draft_.deck.end_of.at(tie.from)) + arrow +
                        name_of(draft_.deck, draft_.deck.end_of.at(tie.to));
    for (int number : tie.numbers) {
      const auto& item = select::item_of(selection_, number);
      title += (number == tie.numbers.front() ? ": " : "; ") + select::view(dossier_, item).title;
    }
    return title;
  }

  void note_signs(const graph::Tie& tie) {
    if (tie.ended) {
      signs_.ended = true;
    } else {
      signs_.signs.insert(tie.sign);
    }
    signs_.media.insert(tie.medium);
    signs_.statuses.insert(tie.status);
  }

  void note_signs(const CardRow& row) {
    if (row.kind == graph::Node::Kind::unknown) signs_.unknown_actor = true;
    if (row.camp >= 0) signs_.camps.insert(row.camp);
    if (row.kind == graph::Node::Kind::actor) signs_.actors.insert(row.actor_kind);
  }

  const Draft& draft_;
  const layout::Solution& solution_;
  const Dossier& dossier_;
  const select::Selection& selection_;
  const theme::Theme& theme_;
  const theme::Metrics& metrics_;
  Signs signs_;  ///< those that were used
};

int candidates_of(Effort effort) {
  switch (effort) {
    case Effort::quick:
      return 1;
    case Effort::normal:
      return 12;
    case Effort::thorough:
      return 64;
  }
  return 12;
}

Diagnostic problem_of(Code code, std::string message, std::string hint) {
  Diagnostic problem;
  problem.code = code;
  problem.severity = info(code).severity;
  problem.message = std::move(message);
  problem.hint = std::move(hint);
  return problem;
}

std::size_t houses_in(const graph::Network& network) {
  return static_cast<std::size_t>(
      std::count_if(network.nodes.begin(), network.nodes.end(),
                    [](const graph::Node& node) { return !node.container; }));
}

/// Houses that are actors: events with many participants are nodes too.
std::size_t actors_in(const graph::Network& network) {
  return static_cast<std::size_t>(
      std::count_if(network.nodes.begin(), network.nodes.end(), [](const graph::Node& node) {
        return !node.container && node.kind != graph::Node::Kind::event;
      }));
}

void count_what_is_missing(const select::Selection& selection, const graph::Network& whole,
                           const graph::Network& shown, Body& body) {
  body.left_out = graph::missing(selection, shown).size();
  body.actors_left_out = actors_in(whole) - actors_in(shown);
  if (body.left_out == 0) return;
  body.diagnostics.push_back(problem_of(
      Code::reduced,
      fmt::format("the graph leaves out {} of the numbered items so that it fits", body.left_out),
      "choose a larger size, a window of time or a focus"));
}

/// One way to draw: how much it says, which way it runs, how much room it has.
struct Plan {
  Mode mode;
  Flow flow;
  Size room;
};

/// The search for the best drawing of one network in one area.
class GraphComposer {
 public:
  GraphComposer(const graph::Network& network, const Dossier& dossier,
                const select::Selection& selection, const theme::Theme& theme,
                const theme::Metrics& metrics, Rect area, bool grows, const GraphOptions& options)
      : network_(network),
        dossier_(dossier),
        selection_(selection),
        theme_(theme),
        metrics_(metrics),
        area_(area),
        grows_(grows),
        options_(options),
        list_(dossier, selection, metrics, area.width) {
    for (const ActorPlace& home : options.homes) {
      homes_.push_back({home.actor, home.x - area.x, home.y - area.y});
    }
    // Where words do not fit at the lines, they may fit below.
    below_ = area.height - list_.height() - 2 * metrics.gap;
    listable_ = options.words && !options.partial && below_ > (grows ? 0.45 : 0.6) * area.height;
  }

  Body compose() {
    const std::vector<Plan> plans = all_plans();
    std::vector<layout::Alternative> alternatives;
    for (const Plan& plan : plans) {
      const int family = 2 * plan.mode.family + static_cast<int>(plan.flow);
      alternatives.push_back({plan.mode.penalty, family, static_cast<int>(plan.flow),
                              [&] { return draft_of(plan).problem; }});
    }
    layout::Search search;
    search.candidates = candidates_of(options_.effort);
    search.terms = options_.terms;
    std::optional<layout::Answer> answer = layout::solve(alternatives, search);
    Body body = answer && answer->fits
                    ? painted(plans[static_cast<std::size_t>(answer->alternative)], *answer)
                    : failed(answer.has_value());
    if (answer) tell_candidates(plans, *answer, body.layout);
    return body;
  }

 private:
  std::vector<Plan> all_plans() const {
    std::vector<Plan> plans;
    for (Mode& mode : graph_modes(metrics_, options_.words,
                                  {houses_in(network_), graph::tied_pairs(network_)})) {
      mode.cards.camps = options_.camps;
      mode.cards.flags = options_.flags;
      const Size room{area_.width, listed(mode) ? below_ : area_.height};
      const Flow usual = room.width > 0.9 * room.height ? Flow::right : Flow::down;
      for (Flow flow : flows) {
        if (options_.effort != Effort::quick || flow == usual) plans.push_back({mode, flow, room});
      }
    }
    return plans;
  }

  bool listed(const Mode& mode) const { return listable_ && !mode.words.words; }

  Draft draft_of(const Plan& plan) const {
    return make_draft(network_, dossier_, selection_, metrics_, plan.room, grows_, plan.mode,
                      plan.flow, dossier_.language, homes_);
  }

  Body failed(bool solved) const {
    Body body;
    body.fits = false;
    if (solved) {
      body.diagnostics.push_back(
          problem_of(Code::does_not_fit, "the graph does not fit the page at a legible size",
                     "choose a larger size, a window of time (--from, --to) or a focus "
                     "(--focus ACTOR); give long names a \"short\" one"));
    } else {
      body.diagnostics.push_back(
          problem_of(Code::layout_failed,
                     options_.terms.deadline.passed() ? "the layout was not found in time"
                                                      : "Graphviz could not lay out the graph",
                     "try another size, --layout quick, a window of time or a focus"));
    }
    return body;
  }

  void tell_candidates(const std::vector<Plan>& plans, const layout::Answer& answer,
                       LayoutReport& report) const {
    for (const layout::Trial& trial : answer.trials) {
      const Plan& plan = plans[static_cast<std::size_t>(trial.alternative)];
      report.candidates.push_back(candidate_of(
          trial, name_of(plan.mode, listed(plan.mode), plan.flow, metrics_), plan.mode.penalty,
          plan.flow, answer.fits && trial.alternative == answer.alternative));
    }
  }

  void tell_places(const Draft& draft, const layout::Solution& solution, Point offset,
                   Body& body) const {
    for (const auto& [node, end] : draft.deck.end_of) {
      if (draft.network.nodes[node].kind != graph::Node::Kind::actor) continue;
      const std::size_t box = static_cast<std::size_t>(end.box);
      const Rect& shape = end.row == 0 ? solution.boxes[box]
                                       : solution.rows[box][static_cast<std::size_t>(end.row)];
      const Point middle = shape.center() + offset;
      body.places.push_back({dossier_[draft.network.nodes[node].actor].id, middle.x, middle.y});
    }
    for (const ActorPlace& home : options_.homes) {
      const auto now = std::find_if(body.places.begin(), body.places.end(),
                                    [&](const ActorPlace& p) { return p.actor == home.actor; });
      if (now == body.places.end()) continue;
      ++body.layout.kept;
      body.layout.moved += std::hypot(now->x - home.x, now->y - home.y);
    }
    body.layout.moved /= std::max<double>(1, static_cast<double>(body.layout.kept));
  }

  /// The mode, less what there was nothing of to leave out.
  Mode mode_in_effect(Mode mode) const {
    graph::RollUp all_ties = mode.roll_up;
    all_ties.ties = 0;
    if (graph::tied_pairs(graph::rolled_up(network_, all_ties)) <= mode.roll_up.ties) {
      mode.roll_up.ties = 0;
    }
    return mode;
  }

  Body painted(const Plan& plan, const layout::Answer& answer) const {
    Body body;
    const Draft draft = draft_of(plan);
    layout::Solution solution = answer.solution;
    tell_wishes(draft.wishes, draft.problem, answer, body);
    body.layout.reductions =
        reductions_of(mode_in_effect(plan.mode), options_.words, listed(plan.mode));
    if (draft.flow == Flow::down) solution = layout::transposed(std::move(solution));
    Painter(draft, solution, dossier_, selection_, theme_, metrics_).paint(body);
    const double top = area_.y + (grows_ ? 0 : (plan.room.height - solution.used.height) / 2);
    const Point offset{area_.x + (area_.width - solution.used.width) / 2, top};
    move(body.elements, offset);
    tell_places(draft, solution, offset, body);
    body.bottom = top + solution.used.height;
    if (listed(plan.mode)) {
      const double list_top =
          grows_ ? body.bottom + 2 * metrics_.gap : area_.bottom() - list_.height();
      list_.draw({area_.x, list_top}, dossier_, theme_, body.elements);
      body.bottom = list_top + list_.height();
    }
    body.worded = plan.mode.words.words || listed(plan.mode);
    if (!options_.partial) count_what_is_missing(selection_, network_, draft.network, body);
    return body;
  }

  const graph::Network& network_;
  const Dossier& dossier_;
  const select::Selection& selection_;
  const theme::Theme& theme_;
  const theme::Metrics& metrics_;
  Rect area_;
  bool grows_;
  const GraphOptions& options_;
  NumberedList list_;
  std::vector<ActorPlace> homes_;  ///< from the corner of the area
  double below_ = 0;               ///< height that a list leaves
  bool listable_ = false;
};

}  // namespace

Body compose_graph(const graph::Network& network, const Dossier& dossier,
                   const select::Selection& selection, const theme::Theme& theme,
                   const theme::Metrics& metrics, Rect area, bool grows,
                   const GraphOptions& options) {
  return GraphComposer(network, dossier, selection, theme, metrics, area, grows, options).compose();
}

}  // namespace entente::relations
