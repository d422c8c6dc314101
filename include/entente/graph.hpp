#pragma once

/// An opt-in view of a dossier as a Boost graph. Include it only where Boost.Graph is wanted.

#include <boost/graph/adjacency_list.hpp>
#include <cstdint>
#include <optional>
#include <vector>

#include "entente/dossier.hpp"

namespace entente::graph {

/// An actor, an event that ties more than three equals (a node of its own), or somebody unknown.
struct Node {
  enum class Kind : std::uint8_t { actor, event, unknown } kind = Kind::actor;
  ActorIndex actor;                        ///< if an actor
  std::optional<std::uint32_t> container;  ///< vertex that it belongs to
  std::vector<int> numbers;   ///< event: its number; actor: items in which it stands alone
  Sign sign = Sign::neutral;  ///< of an event node
};

/// All that ties two nodes in one way: same direction, sign, medium and status. Points from the one
/// who acts to the one acted upon; the direction of a mutual tie has no meaning.
struct Tie {
  std::uint32_t index = 0;  ///< 0, 1, 2 … in a canonical order; key for exterior property maps
  bool mutual = false;
  Sign sign = Sign::neutral;
  Medium medium = Medium::verbal;
  Status status = Status::happened;
  bool ended = false;        ///< a relation that was over at the as-of date
  double weight = 0;         ///< sum over its items
  std::vector<int> numbers;  ///< of its items, ascending
};

using RelationGraph =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, Node, Tie>;
using Vertex = boost::graph_traits<RelationGraph>::vertex_descriptor;
using Edge = boost::graph_traits<RelationGraph>::edge_descriptor;

/// The whole dossier as a graph. Vertices are in canonical order: what the caller permutes in the
/// document does not matter.
RelationGraph relation_graph(const Dossier& dossier);

}  // namespace entente::graph
