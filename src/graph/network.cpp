#include "graph/network.hpp"

#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <map>
#include <set>
#include <tuple>

#include "graph/build.hpp"
#include "graph/metrics.hpp"
#include "graph/thin.hpp"

namespace entente::graph {
namespace {

void merge_numbers(std::vector<int>& into, const std::vector<int>& more) {
  into.insert(into.end(), more.begin(), more.end());
  std::sort(into.begin(), into.end());
  into.erase(std::unique(into.begin(), into.end()), into.end());
}

Tie normalized(const Network& network, Tie tie, const RollUp& how) {
  if (how.houses) {
    tie.from = house(network, tie.from);
    tie.to = house(network, tie.to);
  }
  if (tie.mutual && tie.to < tie.from) std::swap(tie.from, tie.to);
  return tie;
}

/// Ties that the roll-up does not keep apart become one.
std::vector<Tie> merged(const Network& network, const RollUp& how) {
  using Key = std::tuple<std::uint32_t, std::uint32_t, bool, Sign, Medium, Status, bool>;
  std::map<Key, Tie> ties;
  for (const Tie& original : network.ties) {
    Tie tie = normalized(network, original, how);
    const bool swap = how.directions && tie.to < tie.from;
    const Key key{swap ? tie.to : tie.from,
                  swap ? tie.from : tie.to,
                  !how.directions && tie.mutual,
                  tie.sign,
                  how.statuses ? Medium::verbal : tie.medium,
                  how.statuses ? Status::happened : tie.status,
                  !how.statuses && tie.ended};
    const auto [found, fresh] = ties.emplace(key, tie);
    if (fresh) continue;
    Tie& sum = found->second;
    if (sum.from != tie.from || tie.mutual) sum.mutual = true;
    sum.medium = std::max(sum.medium, tie.medium);
    sum.status = std::min(sum.status, tie.status);
    sum.ended = sum.ended && tie.ended;
    sum.weight += tie.weight;
    merge_numbers(sum.numbers, tie.numbers);
  }
  std::vector<Tie> result;
  for (auto& [key, tie] : ties) result.push_back(std::move(tie));
  return result;
}

/// The weightiest houses, grown along ties: first the one with the most weight, then in turn the
/// one that is tied to those kept by the most weight (or, if none is, the weightiest of the rest).
std::set<std::uint32_t> weightiest(const Network& network, std::size_t most) {
  std::map<std::uint32_t, double> weight;
  std::map<std::uint32_t, std::map<std::uint32_t, double>> between;
  for (const Tie& tie : network.ties) {
    const std::uint32_t a = house(network, tie.from), b = house(network, tie.to);
    weight[a] += tie.weight;
    weight[b] += tie.weight;
    between[a][b] += tie.weight;
    between[b][a] += tie.weight;
  }
  std::set<std::uint32_t> kept;
  while (kept.size() < most && kept.size() < weight.size()) {
    std::uint32_t next = 0;
    std::pair<double, double> best{-1, -1};
    for (const auto& [node, sum] : weight) {
      if (kept.count(node) > 0) continue;
      double to_kept = 0;
      for (const auto& [other, tied] : between[node]) to_kept += kept.count(other) > 0 ? tied : 0;
      if (std::pair(to_kept, sum) > best) {
        best = {to_kept, sum};
        next = node;
      }
    }
    kept.insert(next);
  }
  return kept;
}

std::vector<int> all_numbers(const Network& network) {
  std::vector<int> numbers;
  for (const Node& node : network.nodes) merge_numbers(numbers, node.numbers);
  for (const Tie& tie : network.ties) merge_numbers(numbers, tie.numbers);
  return numbers;
}

}  // namespace

Network induced(const Network& network, const std::vector<bool>& keep) {
  std::vector<std::uint32_t> index(network.nodes.size(), 0);
  Network result;
  for (std::uint32_t i = 0; i < network.nodes.size(); ++i) {
    if (!keep[i]) continue;
    index[i] = static_cast<std::uint32_t>(result.nodes.size());
    result.nodes.push_back(network.nodes[i]);
  }
  for (Node& node : result.nodes) {
    if (node.container) {
      node.container = keep[*node.container] ? std::optional(index[*node.container]) : std::nullopt;
    }
  }
  for (const Tie& tie : network.ties) {
    if (!keep[tie.from] || !keep[tie.to]) continue;
    result.ties.push_back(tie);
    result.ties.back().from = index[tie.from];
    result.ties.back().to = index[tie.to];
  }
  return result;
}

std::uint32_t house(const Network& network, std::uint32_t node) {
  for (std::size_t i = 0; network.nodes[node].container && i < network.nodes.size(); ++i) {
    node = *network.nodes[node].container;
  }
  return node;
}

Network network(const Dossier& dossier, const select::Selection& selection) {
  const RelationGraph graph = build(dossier, selection);
  Network result;
  for (Vertex v : boost::make_iterator_range(boost::vertices(graph))) {
    result.nodes.push_back(graph[v]);
  }
  result.ties.resize(boost::num_edges(graph));
  for (Edge e : boost::make_iterator_range(boost::edges(graph))) {
    result.ties[graph[e].index] = graph[e];
  }
  return result;
}

Network rolled_up(const Network& network, const RollUp& how) {
  Network result = network;
  if (how.houses) {
    for (std::uint32_t i = 0; i < result.nodes.size(); ++i) {
      const std::uint32_t top = house(network, i);
      if (top != i) merge_numbers(result.nodes[top].numbers, network.nodes[i].numbers);
    }
  }
  result.ties = merged(network, how);
  if (how.houses) {
    // What ties a house to itself has no line any more; its number moves into the house.
    for (const Tie& tie : result.ties) {
      if (tie.from == tie.to) merge_numbers(result.nodes[tie.from].numbers, tie.numbers);
    }
    std::erase_if(result.ties, [](const Tie& tie) { return tie.from == tie.to; });
    std::vector<bool> keep(result.nodes.size());
    for (std::size_t i = 0; i < keep.size(); ++i) keep[i] = !result.nodes[i].container;
    result = induced(result, keep);
  }
  if (how.most > 0) {
    const std::set<std::uint32_t> kept = weightiest(result, how.most);
    std::vector<bool> keep(result.nodes.size());
    for (std::uint32_t i = 0; i < keep.size(); ++i) keep[i] = kept.count(house(result, i)) > 0;
    result = induced(result, keep);
  }
  return how.ties > 0 ? thinned(result, how.ties) : result;
}

Network way(const Network& network, ActorIndex from, ActorIndex to) {
  RelationGraph graph(network.nodes.size());
  std::optional<Vertex> first, last;
  for (std::uint32_t i = 0; i < network.nodes.size(); ++i) {
    graph[i] = network.nodes[i];
    if (network.nodes[i].kind != Node::Kind::actor) continue;
    if (network.nodes[i].actor == from) first = i;
    if (network.nodes[i].actor == to) last = i;
  }
  for (const Tie& tie : network.ties) boost::add_edge(tie.from, tie.to, IndexedTie{tie, 0}, graph);
  if (!first || !last) return {};
  const std::vector<Vertex> steps = shortest_path(graph, *first, *last);
  std::vector<bool> keep(network.nodes.size(), false);
  for (Vertex v : steps) keep[v] = true;
  Network part = network;
  std::erase_if(part.ties, [&](const Tie& tie) {
    for (std::size_t i = 1; i < steps.size(); ++i) {
      const auto step = std::minmax(steps[i - 1], steps[i]);
      if (step == std::minmax<Vertex>(tie.from, tie.to)) return false;
    }
    return true;
  });
  for (Node& node : part.nodes) {
    if (node.kind == Node::Kind::actor) node.numbers.clear();  // not part of the way
  }
  return induced(part, keep);
}

CampView camp_view(const Dossier& dossier, const select::Selection& selection) {
  const RelationGraph graph = build(dossier, selection);
  const Partition split = partition(graph);
  CampView view{std::vector<int>(dossier.actors.size(), -1), {}};
  for (Vertex v : boost::make_iterator_range(boost::vertices(graph))) {
    if (graph[v].kind == Node::Kind::actor) view.camp[graph[v].actor.value] = split.camp[v];
  }
  for (Edge e : split.against) merge_numbers(view.against, graph[e].numbers);
  return view;
}

std::vector<int> missing(const select::Selection& selection, const Network& network) {
  const std::vector<int> shown = all_numbers(network);
  std::vector<int> lost;
  for (const select::Item& item : selection.items) {
    if (!std::binary_search(shown.begin(), shown.end(), item.number)) lost.push_back(item.number);
  }
  return lost;
}

}  // namespace entente::graph
