#include "figure/bodies.hpp"

#include "marks/empty.hpp"
#include "relations/compose_graph.hpp"
#include "relations/samples.hpp"
#include "stages/difference.hpp"
#include "stages/glyphs.hpp"
#include "stages/snapshots.hpp"
#include "storyline/storyline.hpp"
#include "timeline/samples.hpp"

namespace entente::figure {
namespace {

/// A figure of one body.
Bodies alone(Body body, Rect area, Legend possible) {
  Bodies bodies;
  bodies.bottom = body.bottom;
  bodies.list.push_back({std::move(body), {}, area});
  bodies.possible = std::move(possible);
  return bodies;
}

}  // namespace

Body graph_body(const FigureInput& input, Rect area, bool partial) {
  if (input.network.nodes.empty()) {
    return marks::empty_body(input.context, area, input.context.phrases().nobody_named,
                             "the dossier names no actors, so the graph is empty");
  }
  return relations::compose_graph(input.context, input.network, area,
                                  {partial, input.homes, input.terms, input.form, input.columns});
}

Body timeline_body(const FigureInput& input, Rect area) {
  return timeline::compose_timeline(input.context, area, input.timeline);
}

Bodies draw_graph(const FigureInput& input, Rect area) {
  return alone(graph_body(input, area), area, possible_in_graph(input.context));
}

Bodies draw_path(const FigureInput& input, Rect area) {
  return alone(graph_body(input, area, true), area, possible_in_graph(input.context));
}

Bodies draw_timeline(const FigureInput& input, Rect area) {
  return alone(timeline_body(input, area), area, possible_in_timeline(input.context));
}

Bodies draw_storyline(const FigureInput& input, Rect area) {
  return alone(storyline::compose_storyline(input.context, area), area,
               possible_in_storyline(input.context));
}

Legend possible_in_storyline(const Context& context) { return storyline::possible_legend(context); }

Bodies draw_difference(const FigureInput& input, Rect area) {
  return alone(stages::compose_difference(input.context, area, input.compared), area,
               possible_in_snapshots(input.context));
}

Bodies draw_snapshots(const FigureInput& input, Rect area) {
  const stages::SnapshotOptions options{input.division, input.homes, input.panel_page,
                                        input.panel_pages, input.panels};
  return alone(stages::compose_snapshots(input.context, area, options), area,
               possible_in_snapshots(input.context));
}

Legend possible_in_graph(const Context& context) {
  return relations::legend_of(relations::possible_signs(context), context.look, context.phrases());
}

Legend possible_in_timeline(const Context& context) {
  // A timeline has neither lines nor camps; room for theirs is left as it always was.
  const relations::Signs graph = relations::possible_signs(context);
  relations::Signs lines;
  lines.media = graph.media;
  lines.ended = graph.ended;
  lines.camps = graph.camps;
  Legend legend = relations::legend_of(lines, context.look, context.phrases());
  marks::join(legend, timeline::legend_of(timeline::possible_signs(context), context.look,
                                          context.phrases()));
  return legend;
}

Legend possible_in_snapshots(const Context& context) {
  using change::Change;
  relations::Signs signs = relations::possible_signs(context);
  signs.media.clear();
  signs.camps.clear();
  signs.ended = false;
  signs.width_per_item = 0;
  Legend legend = stages::legend_of_signs(signs, context);
  marks::join(legend, stages::legend_of_changes(
                          {Change::kept, Change::added, Change::ended, Change::changed}, true, true,
                          context));
  return legend;
}

Legend possible_in_dossier(const Context& context) {
  Legend legend = possible_in_graph(context);
  marks::join(legend, possible_in_timeline(context));
  return legend;
}

}  // namespace entente::figure
