#pragma once

#include <optional>
#include <vector>

#include "entente/graph.hpp"

/// What Boost's algorithms tell about the graph. Belonging counts as a tie: an official and his
/// country are one step apart.
namespace entente::graph {

/// Component number of each vertex, numbered by their first vertex.
std::vector<int> components(const RelationGraph& graph);
/// Whether removing the vertex would part vertices that are now tied.
std::vector<bool> articulation(const RelationGraph& graph);
/// Brandes betweenness, relative to the greatest possible (0..1).
std::vector<double> betweenness(const RelationGraph& graph);
/// Vertices from `from` to `to` over the fewest ties; empty if there is no way.
std::vector<Vertex> shortest_path(const RelationGraph& graph, Vertex from, Vertex to);

/// Two camps with the least weight of ties that contradict them (cooperation across, conflict
/// within); an official stands with his house. Exact up to 16 signed houses, local search beyond.
struct Partition {
  std::vector<int> camp;      ///< per vertex: 0, 1, or -1 without a signed tie
  std::vector<Edge> against;  ///< ties that contradict it
  double against_weight = 0, total_weight = 0;
  bool connected =
      false;  ///< signed ties join all that have any: no camp stands where it does by chance
};
Partition partition(const RelationGraph& graph);
/// What contradicts camps that are given.
Partition partition(const RelationGraph& graph, std::vector<int> camp);

}  // namespace entente::graph
