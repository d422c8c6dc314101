#pragma once

#include "entente/network.hpp"

namespace entente::graph {

/// The weightiest ties between houses, about `most` pairs of them. Each house keeps the weightiest
/// way to the others first, so that none is left without a tie; then the rest by weight. All ties
/// of a pair, and all that lead to one event, stay or go together.
Network thinned(const Network& network, std::size_t most);

/// How many pairs of houses are tied.
std::size_t tied_pairs(const Network& network);

}  // namespace entente::graph
