#include "graph/dealings.hpp"

#include <algorithm>
#include <map>

#include "graph/network.hpp"

namespace entente::graph {
namespace {

/// Of events with more participants only the pairs are listed that a star is made of: those of the
/// house that takes part in most. All with all would be half a million of a thousand.
constexpr std::size_t most_paired = 50, most_centers = 10;

bool is_actor(const Node& node) { return node.kind == Node::Kind::actor; }

using Meetings = std::map<std::uint32_t, std::set<std::uint32_t>>;  // by event node: who took part

/// The house that has most items with others.
std::uint32_t busiest(const Network& network, const Meetings& met) {
  std::map<std::uint32_t, std::set<int>> items;
  const auto count = [&](const std::set<std::uint32_t>& houses, const std::vector<int>& numbers) {
    if (houses.size() < 2) return;
    for (const std::uint32_t one : houses) items[one].insert(numbers.begin(), numbers.end());
  };
  for (const Tie& tie : network.ties) {
    if (!is_actor(network.nodes[tie.from]) || !is_actor(network.nodes[tie.to])) continue;
    count({house(network, tie.from), house(network, tie.to)}, tie.numbers);
  }
  for (const auto& [event, actors] : met) {
    std::set<std::uint32_t> houses;
    for (const std::uint32_t actor : actors) houses.insert(house(network, actor));
    count(houses, network.nodes[event].numbers);
  }
  const auto most = std::max_element(items.begin(), items.end(), [](const auto& a, const auto& b) {
    return a.second.size() < b.second.size();
  });
  return most == items.end() ? 0 : most->first;
}

/// Who of the participants is paired with all others: everyone, or few of a large event.
std::vector<std::uint32_t> centers_of(const Network& network, const std::set<std::uint32_t>& actors,
                                      std::uint32_t hub) {
  if (actors.size() <= most_paired) return {actors.begin(), actors.end()};
  std::vector<std::uint32_t> centers;
  for (const std::uint32_t actor : actors) {
    if (house(network, actor) == hub && centers.size() < most_centers) centers.push_back(actor);
  }
  if (centers.empty()) centers.push_back(*actors.begin());
  return centers;
}

}  // namespace

std::vector<Dealing> dealings(const Network& network) {
  std::vector<Dealing> found;
  Meetings met;
  auto add = [&](int number, std::uint32_t from, std::uint32_t to, bool mutual) {
    const std::uint32_t a = house(network, from), b = house(network, to);
    if (a == b) return;
    if (mutual && b < a) {
      found.push_back({number, b, a, to, from, true});
    } else {
      found.push_back({number, a, b, from, to, mutual});
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
  const std::uint32_t hub = busiest(network, met);
  for (const auto& [event, actors] : met) {
    for (const std::uint32_t a : centers_of(network, actors, hub)) {
      for (const std::uint32_t b : actors) {
        // Of two centers one says it.
        if (actors.size() <= most_paired && b <= a) continue;
        for (const int number : network.nodes[event].numbers) add(number, a, b, true);
      }
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
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
