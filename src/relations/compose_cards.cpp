#include "relations/compose_cards.hpp"

#include <algorithm>

#include "relations/account.hpp"
#include "relations/paint.hpp"

namespace entente::relations {
namespace {

/// Houses that are actors: events with many participants are nodes too.
std::size_t actors_in(const graph::Network& network) {
  return static_cast<std::size_t>(
      std::count_if(network.nodes.begin(), network.nodes.end(), [](const graph::Node& node) {
        return !node.container && node.kind != graph::Node::Kind::event;
      }));
}

/// Where the actors stand, and how far that is from where they stood.
void tell_places(const Solved& solved, Point offset, const Context& context,
                 const std::vector<ActorPlace>& homes, Body& body) {
  const Prepared& graph = solved.graph;
  for (const auto& [node, end] : graph.cards.end_of) {
    if (graph.network.nodes[node].kind != graph::Node::Kind::actor) continue;
    const std::size_t box = static_cast<std::size_t>(end.box);
    const Rect& shape = end.row == 0 ? solved.solution.boxes[box]
                                     : solved.solution.rows[box][static_cast<std::size_t>(end.row)];
    const Point middle = shape.center() + offset;
    body.places.push_back(
        {context.dossier[graph.network.nodes[node].actor].id, middle.x, middle.y});
  }
  tell_moves(homes, body);
}

}  // namespace

Body compose_cards(const Context& context, const graph::Network& network, Rect area,
                   const GraphOptions& options) {
  Solving solving = solve(context, network, area, options);
  Body body;
  body.layout = std::move(solving.layout);
  body.diagnostics = std::move(solving.diagnostics);
  if (!solving.solved) {
    body.fits = false;
    return body;
  }
  const Size used = solving.solved->solution.used;
  Painted painted = paint(*solving.solved, {}, context);
  body.elements = std::move(painted.elements);
  body.legend = legend_of(painted.signs, context.look, context.phrases());
  if (!painted.signs.media.empty()) body.lines.emplace();
  const double top = area.y + (context.grows ? 0 : (area.height - used.height) / 2);
  const Point offset{area.x + (area.width - used.width) / 2, top};
  move(body.elements, offset);
  tell_places(*solving.solved, offset, context, options.homes, body);
  body.bottom = top + used.height;
  if (!options.partial) {
    tell_left_out(context, solving.solved->graph.network, body);
    body.actors_left_out = actors_in(network) - actors_in(solving.solved->graph.network);
  }
  return body;
}

}  // namespace entente::relations
