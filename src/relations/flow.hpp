#pragma once

#include "relations/forms.hpp"

namespace entente::relations {

/// Many give to few, or few to many: the few stand in the middle, the many at both sides, with
/// bands as wide as what they give.
Suited suits_flow(const Context& context, const graph::Network& network);
Body compose_flow(const Context& context, const graph::Network& network, Rect area,
                  const GraphOptions& options);

}  // namespace entente::relations
