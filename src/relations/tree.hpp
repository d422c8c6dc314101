#pragma once

#include "relations/forms.hpp"

namespace entente::relations {

/// Generations of a family in rows: partners side by side, children below both parents; or who
/// followed whom. What has another status than a fact hangs from its own line, with its word.
Suited suits_tree(const Context& context, const graph::Network& network);
Body compose_tree(const Context& context, const graph::Network& network, Rect area,
                  const GraphOptions& options);

}  // namespace entente::relations
