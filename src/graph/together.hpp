#pragma once

#include "entente/network.hpp"

/// Several who act as one, told once: four states that close their borders to a fifth.
namespace entente::graph {

/// The network with a node for each group of three to six houses that mostly act together, or are
/// acted upon together, in at least two items, and are no enemies. Its members are contained in it.
/// What three of them or more have in common ends at the group, all else at the member.
Network together(const Network& network);

}  // namespace entente::graph
