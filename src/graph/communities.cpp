#include "graph/communities.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/range/iterator_range.hpp>
#include <map>
#include <numeric>

namespace entente::graph {
namespace {

using Weighted =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                          boost::property<boost::edge_weight_t, double>>;

/// A gain below this is rounding.
constexpr double least_gain = 1e-9;

/// One edge a pair; a node's edge to itself holds what was inside the group that it stands for.
Weighted joined(std::size_t nodes, const std::vector<Pull>& pulls) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> sums;
  for (const Pull& pull : pulls) sums[std::minmax(pull.a, pull.b)] += pull.weight;
  Weighted graph(nodes);
  for (const auto& [ends, weight] : sums) boost::add_edge(ends.first, ends.second, weight, graph);
  return graph;
}

/// Numbers of groups made 0, 1, 2 … in the order in which they are met.
std::size_t renumber(std::vector<int>& group) {
  std::map<int, int> number;
  for (int& g : group) g = number.emplace(g, static_cast<int>(number.size())).first->second;
  return number.size();
}

/// Each node goes where modularity gains most, in turn, until nobody gains by going.
std::vector<int> moved(const Weighted& graph) {
  const std::size_t n = boost::num_vertices(graph);
  const auto weight = boost::get(boost::edge_weight, graph);
  std::vector<double> degree(n, 0);
  for (const auto e : boost::make_iterator_range(boost::edges(graph))) {
    degree[boost::source(e, graph)] += weight[e];
    degree[boost::target(e, graph)] += weight[e];
  }
  const double all = std::accumulate(degree.begin(), degree.end(), 0.0);
  std::vector<int> group(n);
  std::iota(group.begin(), group.end(), 0);
  std::vector<double> total = degree;  // of the nodes of a group
  // Each round raises modularity; the limit is for what rounding might turn in a circle.
  for (int round = 0, going = 1; going > 0 && round < 100; ++round) {
    going = 0;
    for (std::size_t v = 0; v < n; ++v) {
      std::map<int, double> to;
      to[group[v]];
      for (const auto e : boost::make_iterator_range(boost::out_edges(v, graph))) {
        const std::size_t other = boost::target(e, graph);
        if (other != v) to[group[other]] += weight[e];
      }
      total[static_cast<std::size_t>(group[v])] -= degree[v];
      auto gain = [&](int g) {
        return to[g] - total[static_cast<std::size_t>(g)] * degree[v] / std::max(all, least_gain);
      };
      int best = group[v];
      for (const auto& [g, sum] : to) {
        if (gain(g) > gain(best) + least_gain) best = g;
      }
      total[static_cast<std::size_t>(best)] += degree[v];
      going += best != group[v];
      group[v] = best;
    }
  }
  return group;
}

std::vector<int> louvain(std::size_t nodes, std::vector<Pull> pulls) {
  std::vector<int> whole(nodes);
  std::iota(whole.begin(), whole.end(), 0);
  for (std::size_t size = nodes;;) {
    std::vector<int> group = moved(joined(size, pulls));
    const std::size_t groups = renumber(group);
    for (int& g : whole) g = group[static_cast<std::size_t>(g)];
    if (groups == size) return whole;
    for (Pull& pull : pulls) {
      pull.a = static_cast<std::uint32_t>(group[pull.a]);
      pull.b = static_cast<std::uint32_t>(group[pull.b]);
    }
    size = groups;
  }
}

/// The smallest groups join those they are most tied to.
void join_small(std::vector<int>& group, const std::vector<Pull>& pulls, std::size_t least,
                std::size_t most) {
  std::map<int, std::size_t> size;
  for (const int g : group) ++size[g];
  std::map<int, bool> alone;  // tied to no other
  for (;;) {
    int smallest = -1;
    std::size_t open = 0;
    for (const auto& [g, count] : size) {
      if (alone[g]) continue;
      ++open;
      if (smallest < 0 || count < size[smallest]) smallest = g;
    }
    if (smallest < 0 || (size[smallest] >= least && open <= most)) return;
    std::map<int, double> to;
    for (const Pull& pull : pulls) {
      const int a = group[pull.a], b = group[pull.b];
      if ((a == smallest) != (b == smallest)) to[a == smallest ? b : a] += pull.weight;
    }
    const auto best = std::max_element(
        to.begin(), to.end(), [](const auto& x, const auto& y) { return x.second < y.second; });
    if (best == to.end()) {
      alone[smallest] = true;
      continue;
    }
    for (int& g : group) {
      if (g == smallest) g = best->first;
    }
    size[best->first] += size[smallest];
    size.erase(smallest);
  }
}

}  // namespace

std::vector<int> communities(std::size_t nodes, const std::vector<Pull>& pulls, std::size_t least,
                             std::size_t most) {
  std::vector<int> group = louvain(nodes, pulls);
  join_small(group, pulls, least, most);
  std::vector<bool> pulled(nodes, false);
  for (const Pull& pull : pulls) pulled[pull.a] = pulled[pull.b] = true;
  std::map<int, std::size_t> size;
  for (std::size_t v = 0; v < nodes; ++v) {
    if (pulled[v]) ++size[group[v]];
  }
  std::vector<int> order;
  for (const auto& [g, count] : size) order.push_back(g);
  std::stable_sort(order.begin(), order.end(),
                   [&](int a, int b) { return size.at(a) > size.at(b); });
  std::vector<int> result(nodes, -1);
  for (std::size_t v = 0; v < nodes; ++v) {
    const auto at = std::find(order.begin(), order.end(), group[v]);
    if (pulled[v]) result[v] = static_cast<int>(at - order.begin());
  }
  return result;
}

}  // namespace entente::graph
