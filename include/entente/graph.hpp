#pragma once

/// An opt-in view of a dossier as a Boost graph. Include it only where Boost.Graph is wanted.

#include <boost/graph/adjacency_list.hpp>

#include "entente/network.hpp"

namespace entente::graph {

/// Bundled edge property: the tie and its position in Network::ties, the key for exterior maps.
struct IndexedTie : Tie {
  std::uint32_t index = 0;
};

using RelationGraph =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, Node, IndexedTie>;
using Vertex = boost::graph_traits<RelationGraph>::vertex_descriptor;
using Edge = boost::graph_traits<RelationGraph>::edge_descriptor;

/// The whole dossier as a graph. Vertices are in canonical order: what the caller permutes in the
/// document does not matter.
RelationGraph relation_graph(const Dossier& dossier);

}  // namespace entente::graph
