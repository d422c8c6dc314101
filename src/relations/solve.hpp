#pragma once

#include <optional>
#include <vector>

#include "entente/layout.hpp"
#include "entente/render.hpp"
#include "layout/solve.hpp"
#include "process/deadline.hpp"
#include "relations/cards.hpp"
#include "relations/graph_modes.hpp"
#include "relations/layout_wishes.hpp"

/// Where everything of a relation graph stands: found once, painted as often as one likes.
namespace entente::relations {

struct GraphOptions {
  bool partial = false;  ///< the network is a part on purpose: what it lacks is not missed
  std::vector<ActorPlace> homes = {};  ///< where actors stood in an earlier drawing; px on the page
  process::Terms terms = {};           ///< of the layout
  std::optional<GraphForm> form = {};  ///< asked for; none: as the data have it
  class ColumnMemory* memory = nullptr;  ///< what was found for other areas; none: nothing was
};

/// A network made ready for layout in one mode and direction.
struct Prepared {
  Mode mode;
  Flow flow = Flow::right;
  graph::Network network;
  Cards cards;
  layout::Problem problem;
  std::vector<std::vector<std::uint32_t>> ties;  ///< by bundle: indices of ties, top to bottom
  std::vector<TieWords> words;                   ///< by tie
  BoxWishes wishes;
};

/// A graph in which every actor and every line has its place.
struct Solved {
  Prepared graph;
  layout::Solution solution;  ///< as on the page, from the corner of what it uses
};

struct Solving {
  std::optional<Solved> solved;  ///< none: the diagnostics say why
  LayoutReport layout;
  Diagnostics diagnostics;
};

/// Finds the places. Says less, in the order of graph_modes(), until it fits. Errors:
/// `layout-failed`, `does-not-fit`.
Solving solve(const Context& context, const graph::Network& network, Rect area,
              const GraphOptions& options);

}  // namespace entente::relations
