#include "graph/occasions.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "graph/network.hpp"
#include "select/naming.hpp"

namespace entente::graph {
namespace {

constexpr std::size_t most_parties = 8;  // of a meeting: of more, two say little
constexpr std::size_t least_pairs = 3;

bool is_event(const Network& network, std::uint32_t node) {
  return network.nodes[node].kind == Node::Kind::event;
}

/// Numbers of what ties so many pairs and has no node so far. `directed`: each with one direction.
std::set<int> shared_items(const Network& network, const Dossier& dossier,
                           const select::Selection& selection, bool directed) {
  std::map<int, std::set<std::pair<std::uint32_t, std::uint32_t>>> pairs;
  std::set<int> others;
  for (const Tie& tie : network.ties) {
    const std::uint32_t from = house(network, tie.from), to = house(network, tie.to);
    const bool told_once =
        (directed && tie.mutual) || is_event(network, from) || is_event(network, to);
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

/// For whom an event of several matters most.
class PairChooser {
 public:
  PairChooser(const Network& network, const Dossier& dossier, const select::Selection& selection,
              const std::set<int>& shared)
      : network_(network), dossier_(dossier), selection_(selection) {
    for (const Tie& tie : network.ties) {
      double weight = 0;
      for (const int number : tie.numbers) {
        if (shared.count(number) > 0) {
          ties_[number].push_back(&tie);
        } else {
          weight += select::view(dossier, select::item_of(selection, number)).weight;
        }
      }
      between_[pair_of(tie)] += weight;
      if (tie.sign == Sign::conflict && weight > 0) enemies_.insert(pair_of(tie));
    }
    for (std::uint32_t i = 0; i < network.nodes.size(); ++i) {
      const Node& node = network.nodes[i];
      const bool is_actor = node.kind == Node::Kind::actor;
      if (is_actor && select::headline_names(dossier.title, dossier[node.actor])) titled_.insert(i);
    }
  }

  /// Two whom its words name: between others it would seem to be theirs. Then who have something
  /// else in common, whom the title names, who were against each other where the event is for
  /// peace, who have most in common.
  Tie tie_of(int number) const {
    const std::vector<Tie> candidates = candidates_of(number);
    const std::set<std::uint32_t> told = told_of(number, candidates);
    Tie best = *std::max_element(
        candidates.begin(), candidates.end(),
        [&](const Tie& a, const Tie& b) { return rank(a, told) < rank(b, told); });
    best.numbers = {number};
    return best;
  }

 private:
  using Pair = std::pair<std::uint32_t, std::uint32_t>;

  Pair pair_of(const Tie& tie) const {
    return std::minmax(house(network_, tie.from), house(network_, tie.to));
  }

  /// As the event has them; where nobody acts on the other, any two.
  std::vector<Tie> candidates_of(int number) const {
    std::vector<Tie> list;
    std::set<std::uint32_t> ends;
    for (const Tie* tie : ties_.at(number)) {
      list.push_back(*tie);
      if (tie->mutual) ends.insert({tie->from, tie->to});
    }
    for (const std::uint32_t a : ends) {
      for (const std::uint32_t b : ends) {
        if (a >= b || house(network_, a) == house(network_, b)) continue;
        Tie tie = list.front();
        tie.from = a;
        tie.to = b;
        list.push_back(std::move(tie));
      }
    }
    std::erase_if(list, [&](const Tie& tie) { return pair_of(tie).first == pair_of(tie).second; });
    return list;
  }

  /// Ends and houses of these ties that the words of an item name.
  std::set<std::uint32_t> told_of(int number, const std::vector<Tie>& ties) const {
    std::set<std::uint32_t> nodes;
    for (const Tie& tie : ties) {
      for (const std::uint32_t end : {tie.from, tie.to}) {
        nodes.insert({end, house(network_, end)});
      }
    }
    const std::string& words = select::view(dossier_, select::item_of(selection_, number)).title;
    std::erase_if(nodes, [&](std::uint32_t node) {
      const Node& one = network_.nodes[node];
      return one.kind != Node::Kind::actor || !select::names_actor(words, dossier_[one.actor]);
    });
    return nodes;
  }

  /// `told`: whom the words of the event name.
  std::tuple<int, bool, int, bool, double> rank(const Tie& tie,
                                                const std::set<std::uint32_t>& told) const {
    const bool peace = tie.sign == Sign::cooperation && enemies_.count(pair_of(tie)) > 0;
    const auto found = between_.find(pair_of(tie));
    const double other = found == between_.end() ? 0 : found->second;
    return {ends_in(told, tie), other > 0, ends_in(titled_, tie), peace, other};
  }

  /// How many ends are among these nodes, or are of a house that is.
  int ends_in(const std::set<std::uint32_t>& nodes, const Tie& tie) const {
    const auto is_in = [&](std::uint32_t end) {
      return nodes.count(end) > 0 || nodes.count(house(network_, end)) > 0;
    };
    return is_in(tie.from) + is_in(tie.to);
  }

  const Network& network_;
  const Dossier& dossier_;
  const select::Selection& selection_;
  std::map<int, std::vector<const Tie*>> ties_;
  std::set<Pair> enemies_;
  std::set<std::uint32_t> titled_;  ///< nodes of whom the title names
  std::map<Pair, double> between_;  ///< weight of all that only two have in common
};

}  // namespace

Network occasions(const Network& network, const Dossier& dossier,
                  const select::Selection& selection) {
  const std::set<int> shared = shared_items(network, dossier, selection, true);
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

Network without_meetings(const Network& network, const Dossier& dossier,
                         const select::Selection& selection) {
  auto hub_of = [&](const Tie& tie) { return is_event(network, tie.from) ? tie.from : tie.to; };
  std::map<std::uint32_t, std::vector<Tie>> spokes;  // by node of a meeting
  for (const Tie& tie : network.ties) {
    const std::uint32_t hub = hub_of(tie);
    if (!tie.mutual || tie.aside || !is_event(network, hub)) continue;
    if (!select::view(dossier, select::item_of(selection, tie.numbers.front())).is_event) continue;
    spokes[hub].push_back(tie);
    spokes[hub].back().from = tie.from == hub ? tie.to : tie.from;
  }
  std::erase_if(spokes, [](const auto& meeting) { return meeting.second.size() > most_parties; });
  Network result = network;
  std::erase_if(result.ties,
                [&](const Tie& tie) { return tie.mutual && spokes.count(hub_of(tie)) > 0; });
  for (const auto& [hub, parties] : spokes) {
    for (std::size_t i = 0; i < parties.size(); ++i) {
      for (std::size_t j = i + 1; j < parties.size(); ++j) {
        if (parties[i].from == parties[j].from) continue;  // of one group
        result.ties.push_back(parties[i]);
        result.ties.back().to = parties[j].from;
      }
    }
  }
  return result;
}

Network told_once(const Network& network, const Dossier& dossier,
                  const select::Selection& selection) {
  std::set<int> shared = shared_items(network, dossier, selection, false);
  std::erase_if(shared, [&](int number) {
    return !select::view(dossier, select::item_of(selection, number)).is_event;
  });
  if (shared.empty()) return network;
  const PairChooser chooser(network, dossier, selection, shared);
  Network result = network;
  for (Tie& tie : result.ties) {
    std::erase_if(tie.numbers, [&](int number) { return shared.count(number) > 0; });
  }
  std::erase_if(result.ties, [](const Tie& tie) { return tie.numbers.empty(); });
  for (const int number : shared) result.ties.push_back(chooser.tie_of(number));
  return result;
}

}  // namespace entente::graph
