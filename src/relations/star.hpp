#pragma once

#include "relations/forms.hpp"

namespace entente::relations {

/// One actor takes part in nearly everything: it stands in the middle, all others at its sides with
/// what they have to do with it, in words and by the width of a band.
Suited suits_star(const Context& context, const graph::Network& network);
Body compose_star(const Context& context, const graph::Network& network, Rect area,
                  const GraphOptions& options);

}  // namespace entente::relations
