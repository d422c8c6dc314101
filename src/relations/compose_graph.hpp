#pragma once

#include "relations/drawing.hpp"
#include "relations/solve.hpp"

namespace entente::relations {

/// Draws the relation graph into `area`: solves it and paints all of it. Body.fits is false if no
/// mode fits; errors: `layout-failed`, `does-not-fit`.
Body compose_graph(const Context& context, const graph::Network& network, Rect area,
                   const GraphOptions& options);

}  // namespace entente::relations
