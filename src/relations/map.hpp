#pragma once

#include "relations/forms.hpp"

/// Many names on one page, those who belong together near each other, tied by lines without words.
namespace entente::relations {

Suited suits_map(const Context& context, const graph::Network& network);

Body compose_map(const Context& context, const graph::Network& network, Rect area,
                 const GraphOptions& options);

}  // namespace entente::relations
