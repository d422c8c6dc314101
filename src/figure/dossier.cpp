#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "figure/bodies.hpp"
#include "marks/said.hpp"
#include "select/naming.hpp"

namespace entente::figure {
namespace {

/// How the area of a dossier is divided.
struct Split {
  Rect graph, timeline;
};

Split above_each_other(Rect area, double share, double gap) {
  const double upper = std::floor((area.height - gap) * share);
  return {{area.x, area.y, area.width, upper},
          {area.x, area.y + upper + gap, area.width, area.height - gap - upper}};
}

Split side_by_side(Rect area, double share, double gap) {
  const double left = std::floor((area.width - gap) * share);
  return {{area.x, area.y, left, area.height},
          {area.x + left + gap, area.y, area.width - gap - left, area.height}};
}

/// The more usual divisions first.
std::vector<Split> splits(Rect area, double gap) {
  return {above_each_other(area, 0.5, 2.5 * gap), side_by_side(area, 0.5, 5 * gap),
          side_by_side(area, 0.42, 5 * gap), side_by_side(area, 0.6, 5 * gap),
          side_by_side(area, 0.68, 5 * gap)};
}

/// For graphs that need more room than those leave.
std::vector<Split> splits_for_graph(Rect area, double gap) {
  return {above_each_other(area, 0.62, 2.5 * gap), above_each_other(area, 0.7, 2.5 * gap)};
}

struct Pair {
  Body graph, timeline;
  Split split;
};

/// What it costs not to draw them all: people are missed more than boxes, and most of all whom the
/// title names.
double loss_of_unseen(const Dossier& dossier, const std::set<std::string>& seen) {
  constexpr double loss_of_named = 2;
  double loss = 0;
  for (const Actor& actor : dossier.actors) {
    if (seen.count(actor.id) > 0) continue;
    loss += actor.kind == ActorKind::official ? 1 : 0.5;
    if (select::headline_names(dossier.title, actor)) loss += loss_of_named;
  }
  return loss;
}

/// What a reader misses on a page: items of which neither half has words, and actors that are not
/// drawn; less, what one half alone does not show.
double loss(const FigureInput& input, const Pair& pair) {
  marks::Said said;
  said.add(pair.timeline.elements);
  // Marks alone say when something happened, and not what.
  constexpr double mute_half = 8;
  const double dumb = said.worded.empty() ? mute_half : 0;
  // Where divisions are else alike, lanes of few are none of the story's.
  constexpr std::size_t few = 3;
  constexpr double loss_of_lane = 0.02, most_of_lanes = 0.2;
  const std::size_t without = pair.timeline.without_lane;
  const double lanes =
      without > few ? std::min(most_of_lanes, loss_of_lane * static_cast<double>(without)) : 0;
  said.add(pair.graph.elements);
  const std::size_t items = input.context.selection.items.size();
  const auto mute = static_cast<double>(items - std::min(items, said.worded.size()));
  const auto apart = static_cast<double>(pair.graph.left_out + pair.timeline.left_out);
  return mute + dumb + lanes + loss_of_unseen(input.context.dossier, said.actors) + 0.25 * apart +
         0.25 * static_cast<double>(pair.timeline.quiet) + (pair.graph.fits ? 0 : 1e6) +
         (pair.timeline.fits ? 0 : 1e6);
}

/// Of more items than these nearly all are missed in any division: the first that fits is as good.
constexpr std::size_t most_compared = 2000;

/// The graph and the timeline of the division in which least is missed.
Pair best_of(const FigureInput& input, const std::vector<Split>& splits) {
  std::optional<Pair> best;
  double least = std::numeric_limits<double>::infinity();
  for (const Split& split : splits) {
    Pair pair{graph_body(input, split.graph), timeline_body(input, split.timeline), split};
    const double missed = loss(input, pair);
    // Which divisions there was time for must not decide what the figure looks like.
    const bool late = !pair.graph.fits && input.terms.deadline.passed();
    const bool as_good = pair.graph.fits && pair.timeline.fits &&
                         input.context.selection.items.size() > most_compared;
    if (late || missed < least) best = std::move(pair);
    if (late || as_good || missed == 0) break;
    least = std::min(least, missed);
  }
  return std::move(*best);
}

Pair divided(const FigureInput& input, Rect area) {
  const double gap = input.context.look.metrics.gap;
  Pair best = best_of(input, splits(area, gap));
  if (best.graph.fits) return best;
  Pair other = best_of(input, splits_for_graph(area, gap));
  return other.graph.fits && other.timeline.fits ? std::move(other) : std::move(best);
}

/// Graph above, timeline right below it, as high as they need to be.
Pair stacked(const FigureInput& input, Rect area) {
  const double gap = 2 * input.context.look.metrics.gap;
  Rect upper = area;
  upper.height = std::floor((area.height - gap) * 0.5);
  Body graph = graph_body(input, upper);
  const Rect lower{area.x, graph.bottom + gap, area.width, area.bottom() - graph.bottom - gap};
  return {std::move(graph), timeline_body(input, lower), {upper, lower}};
}

}  // namespace

bool has_ties(const Dossier& dossier) {
  // Somebody unknown is an end, too.
  const auto is_together = [](const Event& event) {
    return std::any_of(event.participants.begin(), event.participants.end(), [&](const auto& one) {
      return one.actor != event.participants.front().actor;
    });
  };
  return !dossier.relations.empty() ||
         std::any_of(dossier.events.begin(), dossier.events.end(), is_together) ||
         std::any_of(dossier.actors.begin(), dossier.actors.end(),
                     [](const Actor& actor) { return actor.of || !actor.posts.empty(); });
}

// Where nobody is named, or tied to anybody, the timeline is all there is to a dossier; where
// nothing has a date, the graph is.
std::optional<FigureKind> half_alone(const FigureInput& input) {
  const Context& context = input.context;
  if (input.network.nodes.empty()) return FigureKind::timeline;
  if (!select::first_date(context.dossier, context.selection.items.front())) {
    return FigureKind::graph;
  }
  return has_ties(context.dossier) ? std::nullopt : std::optional(FigureKind::timeline);
}

Bodies draw_dossier(const FigureInput& input, Rect area) {
  const Context& context = input.context;
  Pair pair = context.grows ? stacked(input, area) : divided(input, area);
  Bodies bodies;
  bodies.bottom = pair.timeline.bottom;
  bodies.list.push_back({std::move(pair.graph), context.phrases().figure_graph, pair.split.graph});
  bodies.list.push_back(
      {std::move(pair.timeline), context.phrases().figure_timeline, pair.split.timeline});
  bodies.possible = possible_in_dossier(context);
  return bodies;
}

}  // namespace entente::figure
