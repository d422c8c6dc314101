#include "graph/occasions.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "graph/network.hpp"

namespace entente::graph {
namespace {

constexpr std::size_t least_pairs = 3;

bool is_event(const Network& network, std::uint32_t node) {
  return network.nodes[node].kind == Node::Kind::event;
}

/// Numbers of what ties so many pairs, each with one direction.
std::set<int> shared_items(const Network& network, const Dossier& dossier,
                           const select::Selection& selection) {
  std::map<int, std::set<std::pair<std::uint32_t, std::uint32_t>>> pairs;
  std::set<int> others;
  for (const Tie& tie : network.ties) {
    const std::uint32_t from = house(network, tie.from), to = house(network, tie.to);
    const bool told_once = tie.mutual || is_event(network, from) || is_event(network, to);
    for (const int number : tie.numbers) {
      if (told_once) others.insert(number);
      const bool personal = select::view(dossier, select::item_of(selection, number)).personal;
      if (from == to) continue;
      pairs[number].insert(personal ? std::pair(tie.from, tie.to) : std::pair(from, to));
    }
  }
  std::set<int> shared;
  for (const auto& [number, found] : pairs) {
    if (found.size() >= least_pairs && others.count(number) == 0) shared.insert(number);
  }
  return shared;
}

}  // namespace

Network occasions(const Network& network, const Dossier& dossier,
                  const select::Selection& selection) {
  const std::set<int> shared = shared_items(network, dossier, selection);
  if (shared.empty()) return network;
  Network result = network;
  std::map<int, std::uint32_t> node_of;
  std::map<std::tuple<int, std::uint32_t, bool>, Tie> spokes;  // by item, end, whether it acts
  for (Tie& tie : result.ties) {
    for (const int number : tie.numbers) {
      if (shared.count(number) == 0) continue;
      const auto node = static_cast<std::uint32_t>(result.nodes.size());
      if (node_of.try_emplace(number, node).second) {
        result.nodes.push_back(Node{Node::Kind::event, {}, {}, {number}, tie.sign});
      }
      for (const bool acts : {true, false}) {
        const std::uint32_t end = acts ? tie.from : tie.to;
        Tie spoke = tie;
        (acts ? spoke.to : spoke.from) = node_of.at(number);
        spoke.numbers = {number};
        spokes.try_emplace({number, end, acts}, std::move(spoke));
      }
    }
    std::erase_if(tie.numbers, [&](int number) { return shared.count(number) > 0; });
  }
  std::erase_if(result.ties, [](const Tie& tie) { return tie.numbers.empty(); });
  for (auto& [key, spoke] : spokes) result.ties.push_back(std::move(spoke));
  return result;
}

}  // namespace entente::graph
