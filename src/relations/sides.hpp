#pragma once

#include "relations/forms.hpp"

namespace entente::relations {

/// Two camps face each other: one in the first column, one in the last, who is in neither between
/// them. What runs across has words on its lines, as in columns; what stays within a camp is a thin
/// line at its outer side.
Suited suits_sides(const Context& context, const graph::Network& network);
Body compose_sides(const Context& context, const graph::Network& network, Rect area,
                   const GraphOptions& options);

}  // namespace entente::relations
