#pragma once

#include "relations/drawing.hpp"
#include "relations/facing.hpp"
#include "relations/solve.hpp"

namespace entente::relations {

/// Draws the relation graph as columns of boxes with words on every line. What does not fit gives
/// way in this order: further words of lines, people who take part once, months, the lightest ties;
/// the body tells what. Body.fits is false if not even two ties fit.
Body compose_columns(const Context& context, const graph::Network& network, Rect area,
                     const GraphOptions& options);

/// The same with each house in the column of its camp; who has no room between them goes first.
Body compose_facing(const Context& context, const graph::Network& network, Rect area,
                    const GraphOptions& options, const Facing& facing);

}  // namespace entente::relations
