#include "graph/network.hpp"

#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <map>
#include <set>
#include <utility>

#include "graph/build.hpp"
#include "graph/metrics.hpp"

namespace entente::graph {
namespace {

void merge_numbers(std::vector<int>& into, const std::vector<int>& more) {
  into.insert(into.end(), more.begin(), more.end());
  std::sort(into.begin(), into.end());
  into.erase(std::unique(into.begin(), into.end()), into.end());
}

std::vector<int> all_numbers(const Network& network) {
  std::vector<int> numbers;
  for (const Node& node : network.nodes) merge_numbers(numbers, node.numbers);
  for (const Tie& tie : network.ties) merge_numbers(numbers, tie.numbers);
  return numbers;
}

/// The camp that the author gives to each vertex: its own, else that of whom it belongs to.
std::vector<int> named_camps(const Dossier& dossier, const RelationGraph& graph) {
  std::vector<int> named(dossier.actors.size(), -1);
  for (std::size_t c = 0; c < dossier.camps.size(); ++c) {
    for (const ActorIndex member : dossier.camps[c].members) {
      named[member.value] = static_cast<int>(c);
    }
  }
  std::vector<int> camp(boost::num_vertices(graph), -1);
  for (Vertex v : boost::make_iterator_range(boost::vertices(graph))) {
    std::optional<Vertex> at = v;
    for (std::size_t step = 0; at && camp[v] < 0 && step < camp.size(); ++step) {
      const Node& node = graph[*at];
      if (node.kind == Node::Kind::actor) camp[v] = named[node.actor.value];
      at = node.container;
    }
  }
  return camp;
}

}  // namespace

Network induced(const Network& network, const std::vector<bool>& keep) {
  std::vector<Tie> ties;
  for (const Tie& tie : network.ties) {
    if (keep[tie.from] && keep[tie.to]) ties.push_back(tie);
  }
  return induced(network, keep, std::move(ties));
}

Network induced(const Network& network, const std::vector<bool>& keep, std::vector<Tie> ties) {
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
  for (Tie& tie : ties) {
    tie.from = index[tie.from];
    tie.to = index[tie.to];
  }
  result.ties = std::move(ties);
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
  const Partition split =
      dossier.camps.empty() ? partition(graph) : partition(graph, named_camps(dossier, graph));
  CampView view{std::vector<int>(dossier.actors.size(), -1), {}};
  view.connected = split.connected;
  if (split.total_weight > 0) view.against_share = split.against_weight / split.total_weight;
  for (Vertex v : boost::make_iterator_range(boost::vertices(graph))) {
    if (graph[v].kind == Node::Kind::actor) view.camp[graph[v].actor.value] = split.camp[v];
  }
  for (Edge e : split.against) merge_numbers(view.against, graph[e].numbers);
  return view;
}

int camp_of(const std::vector<int>& camps, const Node& node) {
  if (node.kind == Node::Kind::actor) return camps[node.actor.value];
  if (node.members.empty()) return -1;
  const int camp = camps[node.members.front().value];
  const bool one = std::all_of(node.members.begin(), node.members.end(),
                               [&](ActorIndex member) { return camps[member.value] == camp; });
  return one ? camp : -1;
}

void add_number(std::vector<int>& numbers, int number) {
  const auto at = std::lower_bound(numbers.begin(), numbers.end(), number);
  if (at == numbers.end() || *at != number) numbers.insert(at, number);
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
