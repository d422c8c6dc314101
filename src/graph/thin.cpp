#include "graph/thin.hpp"

#include <algorithm>
#include <boost/pending/disjoint_sets.hpp>
#include <map>
#include <numeric>
#include <set>
#include <utility>
#include <vector>

#include "graph/network.hpp"

namespace entente::graph {
namespace {

using Pair = std::pair<std::uint32_t, std::uint32_t>;

/// What stays or goes together: the ties of a pair of houses, or those that lead to one event.
struct Unit {
  std::set<Pair> pairs;
  double weight = 0;
  bool event = false;
};

Pair pair_of(const Network& network, const Tie& tie) {
  return std::minmax(house(network, tie.from), house(network, tie.to));
}

bool is_event(const Network& network, std::uint32_t node) {
  return network.nodes[node].kind == Node::Kind::event;
}

/// Weightiest first.
std::vector<Unit> units_of(const Network& network) {
  std::map<Pair, Unit> units;  // an event: by itself twice
  for (const Tie& tie : network.ties) {
    const Pair pair = pair_of(network, tie);
    if (pair.first == pair.second) continue;
    Pair key = pair;
    if (is_event(network, pair.first)) key = {pair.first, pair.first};
    if (is_event(network, pair.second)) key = {pair.second, pair.second};
    Unit& unit = units[key];
    unit.pairs.insert(pair);
    // An event weighs once, however many take part.
    unit.weight = key == pair ? unit.weight + tie.weight : std::max(unit.weight, tie.weight);
  }
  std::vector<Unit> sorted;
  for (auto& [key, unit] : units) {
    unit.event = key.first == key.second;
    sorted.push_back(std::move(unit));
  }
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Unit& a, const Unit& b) { return a.weight > b.weight; });
  return sorted;
}

/// Chooses units until they are enough.
class Thinner {
 public:
  explicit Thinner(const Network& network)
      : units_(units_of(network)),
        taken_(units_.size(), false),
        rank_(network.nodes.size(), 0),
        parent_(network.nodes.size()),
        joined_(rank_.data(), parent_.data()) {
    std::iota(parent_.begin(), parent_.end(), 0u);
  }

  std::set<Pair> keep(std::size_t most) {
    // Ties of two before events of many, which need more lines to join as many.
    for (const bool events : {false, true}) {
      for (std::size_t i = 0; i < units_.size(); ++i) {
        if (units_[i].event == events && joins(units_[i])) take(i);
      }
    }
    for (std::size_t i = 0; i < units_.size(); ++i) {
      if (!taken_[i] && kept_.size() + units_[i].pairs.size() <= most) take(i);
    }
    return std::move(kept_);
  }

 private:
  /// Whether actors come together that had no way to each other.
  bool joins(const Unit& unit) {
    if (!unit.event) {
      const auto& [a, b] = *unit.pairs.begin();
      return joined_.find_set(a) != joined_.find_set(b);
    }
    // An event node that is not taken yet is by itself: it counts as joined to its first actor.
    std::set<std::uint32_t> groups;
    for (const auto& [a, b] : unit.pairs) {
      groups.insert(joined_.find_set(a));
      groups.insert(joined_.find_set(b));
    }
    return groups.size() > 2;
  }

  void take(std::size_t i) {
    taken_[i] = true;
    for (const auto& [a, b] : units_[i].pairs) joined_.union_set(a, b);
    kept_.insert(units_[i].pairs.begin(), units_[i].pairs.end());
  }

  std::vector<Unit> units_;
  std::vector<bool> taken_;
  std::vector<std::uint32_t> rank_, parent_;
  boost::disjoint_sets<std::uint32_t*, std::uint32_t*> joined_;
  std::set<Pair> kept_;
};

}  // namespace

std::size_t tied_pairs(const Network& network) {
  std::set<Pair> pairs;
  for (const Tie& tie : network.ties) {
    const Pair pair = pair_of(network, tie);
    if (pair.first != pair.second) pairs.insert(pair);
  }
  return pairs.size();
}

Network thinned(const Network& network, std::size_t most) {
  const std::set<Pair> kept = Thinner(network).keep(most);
  Network result = network;
  std::erase_if(result.ties, [&](const Tie& tie) {
    const Pair pair = pair_of(network, tie);
    return pair.first != pair.second && kept.count(pair) == 0;
  });
  std::vector<bool> tied(result.nodes.size(), false);
  for (const Tie& tie : result.ties)
    tied[house(network, tie.from)] = tied[house(network, tie.to)] = true;
  std::vector<bool> keep(result.nodes.size());
  for (std::uint32_t i = 0; i < keep.size(); ++i) keep[i] = tied[i] || !is_event(network, i);
  return induced(result, keep);
}

}  // namespace entente::graph
