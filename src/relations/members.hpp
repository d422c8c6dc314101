#pragma once

#include "relations/forms.hpp"

namespace entente::relations {

/// Who belongs, or belonged, to which of several bodies: the bodies in the middle, whoever is in
/// one beside it, whoever was in several at the other side, with the years.
Suited suits_members(const Context& context, const graph::Network& network);
Body compose_members(const Context& context, const graph::Network& network, Rect area,
                     const GraphOptions& options);

}  // namespace entente::relations
