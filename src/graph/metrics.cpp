#include "graph/metrics.hpp"

#include <algorithm>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/range/iterator_range.hpp>
#include <map>
#include <numeric>
#include <set>

namespace entente::graph {
namespace {

using Simple = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;

/// One edge for every pair that is tied or of which one belongs to the other.
Simple simple_graph(const RelationGraph& graph) {
  std::set<std::pair<Vertex, Vertex>> pairs;
  for (Edge e : boost::make_iterator_range(boost::edges(graph))) {
    pairs.insert(std::minmax(boost::source(e, graph), boost::target(e, graph)));
  }
  for (Vertex v : boost::make_iterator_range(boost::vertices(graph))) {
    if (graph[v].container) pairs.insert(std::minmax<Vertex>(v, *graph[v].container));
  }
  Simple simple(boost::num_vertices(graph));
  for (const auto& [a, b] : pairs) {
    if (a != b) boost::add_edge(a, b, simple);
  }
  return simple;
}

Vertex house(const RelationGraph& graph, Vertex v) {
  for (std::size_t steps = 0; graph[v].container && steps < boost::num_vertices(graph); ++steps) {
    v = *graph[v].container;
  }
  return v;
}

/// The signed ties between houses, one weight per pair: positive for cooperation.
struct SignedTies {
  struct Pull {
    std::size_t to;  ///< which of the houses
    double weight;
  };
  std::vector<Vertex> houses;
  std::vector<std::vector<Pull>> pulls;  ///< by house, each at both ends, ascending
};

SignedTies signed_ties(const RelationGraph& graph) {
  std::map<std::pair<Vertex, Vertex>, double> sums;
  std::set<Vertex> houses;
  for (Edge e : boost::make_iterator_range(boost::edges(graph))) {
    const Tie& tie = graph[e];
    const Vertex a = house(graph, boost::source(e, graph));
    const Vertex b = house(graph, boost::target(e, graph));
    if (tie.sign == Sign::neutral || a == b) continue;
    houses.insert({a, b});
    sums[std::minmax(a, b)] += tie.sign == Sign::cooperation ? tie.weight : -tie.weight;
  }
  SignedTies ties{{houses.begin(), houses.end()}, {}};
  ties.pulls.resize(ties.houses.size());
  auto index = [&](Vertex v) {
    return static_cast<std::size_t>(std::lower_bound(ties.houses.begin(), ties.houses.end(), v) -
                                    ties.houses.begin());
  };
  for (const auto& [pair, weight] : sums) {
    if (weight == 0) continue;
    const std::size_t i = index(pair.first), j = index(pair.second);
    ties.pulls[i].push_back({j, weight});
    ties.pulls[j].push_back({i, weight});
  }
  return ties;
}

/// Weight of what contradicts `camp`.
double frustration(const SignedTies& ties, const std::vector<int>& camp) {
  double sum = 0;
  for (std::size_t i = 0; i < camp.size(); ++i) {
    for (const auto& [j, weight] : ties.pulls[i]) {
      if (j < i) continue;
      if (weight > 0 && camp[i] != camp[j]) sum += weight;
      if (weight < 0 && camp[i] == camp[j]) sum -= weight;
    }
  }
  return sum;
}

/// Moves single houses to the other camp as long as that helps.
void improve(const SignedTies& ties, std::vector<int>& camp) {
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t i = 0; i < camp.size(); ++i) {
      double gain = 0;
      for (const auto& [j, weight] : ties.pulls[i]) {
        gain += camp[i] == camp[j] ? -weight : weight;
      }
      if (gain > 1e-9) {
        camp[i] = 1 - camp[i];
        changed = true;
      }
    }
  }
}

std::vector<int> best_camps(const SignedTies& ties) {
  const std::size_t n = ties.houses.size();
  std::vector<int> best(n, 0);
  if (n == 0) return best;
  double least = frustration(ties, best);
  // The first house is always in camp 0: the mirror image is the same partition.
  const bool exact = n <= 16;
  const std::size_t tries = exact ? std::size_t{1} << (n - 1) : 64;
  std::uint64_t random = 0x9e3779b97f4a7c15ULL;
  for (std::size_t code = 0; code < tries; ++code) {
    std::vector<int> camp(n, 0);
    for (std::size_t i = 1; i < n; ++i) {
      random = random * 6364136223846793005ULL + 1442695040888963407ULL;
      camp[i] = exact ? static_cast<int>(code >> (i - 1) & 1) : static_cast<int>(random >> 63);
    }
    if (!exact) improve(ties, camp);
    const double sum = frustration(ties, camp);
    if (sum < least - 1e-9) {
      least = sum;
      best = camp;
    }
  }
  if (best[0] == 1) {
    for (int& c : best) c = 1 - c;
  }
  return best;
}

/// Whether signed ties join all houses that have any.
bool joined_by_signs(const SignedTies& ties) {
  Simple simple(ties.houses.size());
  for (std::size_t i = 0; i < ties.houses.size(); ++i) {
    for (const SignedTies::Pull& pull : ties.pulls[i]) {
      if (pull.to > i) boost::add_edge(i, pull.to, simple);
    }
  }
  std::vector<int> component(ties.houses.size());
  return boost::connected_components(simple, component.data()) <= 1;
}

}  // namespace

std::vector<int> components(const RelationGraph& graph) {
  std::vector<int> component(boost::num_vertices(graph));
  const Simple simple = simple_graph(graph);
  boost::connected_components(simple, component.data());
  return component;
}

std::vector<bool> articulation(const RelationGraph& graph) {
  const Simple simple = simple_graph(graph);
  std::vector<Vertex> points;
  boost::articulation_points(simple, std::back_inserter(points));
  std::vector<bool> is_point(boost::num_vertices(graph), false);
  for (Vertex v : points) is_point[v] = true;
  return is_point;
}

std::vector<double> betweenness(const RelationGraph& graph) {
  const Simple simple = simple_graph(graph);
  std::vector<double> centrality(boost::num_vertices(graph), 0);
  if (centrality.size() < 3) return centrality;  // nobody can stand between two others
  auto map = boost::make_iterator_property_map(centrality.begin(),
                                               boost::get(boost::vertex_index, simple));
  boost::brandes_betweenness_centrality(simple, map);
  boost::relative_betweenness_centrality(simple, map);
  return centrality;
}

std::vector<Vertex> shortest_path(const RelationGraph& graph, Vertex from, Vertex to) {
  const Simple simple = simple_graph(graph);
  std::vector<Vertex> parent(boost::num_vertices(graph));
  std::iota(parent.begin(), parent.end(), Vertex{0});
  boost::breadth_first_search(simple, to,
                              boost::visitor(boost::make_bfs_visitor(boost::record_predecessors(
                                  parent.data(), boost::on_tree_edge()))));
  if (from != to && parent[from] == from) return {};
  std::vector<Vertex> path{from};
  while (path.back() != to) path.push_back(parent[path.back()]);
  return path;
}

Partition partition(const RelationGraph& graph) {
  const SignedTies ties = signed_ties(graph);
  const std::vector<int> camp = best_camps(ties);
  std::vector<int> by_vertex(boost::num_vertices(graph), -1);
  for (Vertex v : boost::make_iterator_range(boost::vertices(graph))) {
    const auto found = std::lower_bound(ties.houses.begin(), ties.houses.end(), house(graph, v));
    if (found != ties.houses.end() && *found == house(graph, v)) {
      by_vertex[v] = camp[static_cast<std::size_t>(found - ties.houses.begin())];
    }
  }
  Partition result = partition(graph, std::move(by_vertex));
  result.connected = joined_by_signs(ties);
  return result;
}

Partition partition(const RelationGraph& graph, std::vector<int> camp) {
  Partition result;
  result.camp = std::move(camp);
  for (Edge e : boost::make_iterator_range(boost::edges(graph))) {
    const Tie& tie = graph[e];
    const Vertex a = boost::source(e, graph), b = boost::target(e, graph);
    if (tie.sign == Sign::neutral || house(graph, a) == house(graph, b)) continue;
    if (result.camp[a] < 0 || result.camp[b] < 0) continue;
    result.total_weight += tie.weight;
    const bool together = result.camp[a] == result.camp[b];
    if (together == (tie.sign == Sign::conflict)) {
      result.against.push_back(e);
      result.against_weight += tie.weight;
    }
  }
  return result;
}

}  // namespace entente::graph
