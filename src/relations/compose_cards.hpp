#pragma once

#include "relations/drawing.hpp"
#include "relations/solve.hpp"

namespace entente::relations {

/// Draws the relation graph as cards with lines around them: solves it and paints all of it.
/// Body.fits is false if no mode fits; errors: `layout-failed`, `does-not-fit`.
Body compose_cards(const Context& context, const graph::Network& network, Rect area,
                   const GraphOptions& options);

}  // namespace entente::relations
