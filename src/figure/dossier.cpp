#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "figure/bodies.hpp"

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
          side_by_side(area, 0.42, 5 * gap)};
}

/// For graphs that need more room than those leave.
std::vector<Split> splits_for_graph(Rect area, double gap) {
  return {above_each_other(area, 0.62, 2.5 * gap), side_by_side(area, 0.6, 5 * gap),
          above_each_other(area, 0.7, 2.5 * gap), side_by_side(area, 0.68, 5 * gap)};
}

struct Pair {
  Body graph, timeline;
};

/// The graph and the timeline of the division in which least is left out.
Pair best_of(const FigureInput& input, const std::vector<Split>& splits) {
  struct Attempt {
    double loss;
    Split split;
    Body timeline;
  };
  std::vector<Attempt> attempts;
  for (const Split& split : splits) {
    Body body = timeline_body(input, split.timeline);
    const double loss = static_cast<double>(body.left_out) + 0.5 * static_cast<double>(body.quiet) +
                        (body.worded ? 0 : 3);
    attempts.push_back({loss, split, std::move(body)});
  }
  std::stable_sort(attempts.begin(), attempts.end(),
                   [](const Attempt& a, const Attempt& b) { return a.loss < b.loss; });
  std::optional<Pair> best;
  double least = std::numeric_limits<double>::infinity();
  for (Attempt& attempt : attempts) {
    if (attempt.loss >= least) break;
    Body graph = graph_body(input, attempt.split.graph);
    // Which divisions there was time for must not decide what the figure looks like.
    if (!graph.fits && input.terms.deadline.passed()) {
      return {std::move(graph), std::move(attempt.timeline)};
    }
    const double whole =
        attempt.loss + static_cast<double>(graph.left_out) + (graph.fits ? 0 : 1e6);
    if (whole >= least) continue;
    least = whole;
    best = Pair{std::move(graph), std::move(attempt.timeline)};
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
  return {std::move(graph), timeline_body(input, lower)};
}

}  // namespace

Bodies draw_dossier(const FigureInput& input, Rect area) {
  const Context& context = input.context;
  // Where nobody is named, the timeline is all there is to a dossier; where nothing has a date, the
  // graph is.
  if (input.network.nodes.empty()) return draw_timeline(input, area);
  if (!select::first_date(context.dossier, context.selection.items.front())) {
    return draw_graph(input, area);
  }
  Pair pair = context.grows ? stacked(input, area) : divided(input, area);
  Bodies bodies;
  bodies.bottom = pair.timeline.bottom;
  bodies.list.push_back({std::move(pair.graph), context.phrases().figure_graph});
  bodies.list.push_back({std::move(pair.timeline), context.phrases().figure_timeline});
  bodies.possible = possible_in_dossier(context);
  return bodies;
}

}  // namespace entente::figure
