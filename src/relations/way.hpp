#pragma once

#include "entente/network.hpp"
#include "entente/render.hpp"

namespace entente::relations {

/// The part of the network that ties the two actors that the options name for a path. Errors:
/// `unknown-actor`, `nothing-to-draw`.
Checked<graph::Network> way_between(const Dossier& dossier, const graph::Network& network,
                                    const RenderOptions& options);

}  // namespace entente::relations
