#include "graph/dealings.hpp"

#include <iterator>
#include <map>

#include "graph/network.hpp"

namespace entente::graph {
namespace {

bool is_actor(const Node& node) { return node.kind == Node::Kind::actor; }

}  // namespace

std::vector<Dealing> dealings(const Network& network) {
  std::set<Dealing> found;
  std::map<std::uint32_t, std::set<std::uint32_t>> met;  // by event node: who took part
  auto add = [&](int number, std::uint32_t from, std::uint32_t to, bool mutual) {
    const std::uint32_t a = house(network, from), b = house(network, to);
    if (a == b) return;
    if (mutual && b < a) {
      found.insert({number, b, a, to, from, true});
    } else {
      found.insert({number, a, b, from, to, mutual});
    }
  };
  for (const Tie& tie : network.ties) {
    const Node &from = network.nodes[tie.from], &to = network.nodes[tie.to];
    if (is_actor(from) && is_actor(to)) {
      for (const int number : tie.numbers) add(number, tie.from, tie.to, tie.mutual);
    } else if (is_actor(from) && to.kind == Node::Kind::event) {
      met[tie.to].insert(tie.from);
    } else if (is_actor(to) && from.kind == Node::Kind::event) {
      met[tie.from].insert(tie.to);
    }
  }
  for (const auto& [event, actors] : met) {
    for (auto a = actors.begin(); a != actors.end(); ++a) {
      for (auto b = std::next(a); b != actors.end(); ++b) {
        for (const int number : network.nodes[event].numbers) add(number, *a, *b, true);
      }
    }
  }
  return {found.begin(), found.end()};
}

Hub hub_of(const std::vector<Dealing>& dealings) {
  std::map<std::uint32_t, std::set<int>> items;
  for (const Dealing& d : dealings) {
    items[d.from].insert(d.number);
    items[d.to].insert(d.number);
  }
  Hub hub;
  for (const auto& [node, numbers] : items) {
    if (numbers.size() > hub.items) hub = {node, numbers.size()};
  }
  return hub;
}

Sides sides_of(const std::vector<Dealing>& dealings) {
  std::map<std::uint32_t, std::pair<std::size_t, std::size_t>> gives_and_takes;
  for (const Dealing& d : dealings) {
    if (d.mutual) continue;
    ++gives_and_takes[d.from].first;
    ++gives_and_takes[d.to].second;
  }
  Sides sides;
  for (const auto& [node, counts] : gives_and_takes) {
    const auto& [gives, takes] = counts;
    (gives > takes ? sides.givers : sides.takers).insert(node);
    if (gives > 0 && takes > 0) sides.both.insert(node);
  }
  std::set<int> across;
  for (const Dealing& d : dealings) {
    if (!d.mutual && sides.givers.count(d.from) && sides.takers.count(d.to)) {
      across.insert(d.number);
    }
  }
  sides.across = across.size();
  return sides;
}

}  // namespace entente::graph
