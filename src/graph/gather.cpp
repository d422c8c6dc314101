#include "graph/gather.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "graph/network.hpp"

namespace entente::graph {
namespace {

using Ends = std::pair<std::uint32_t, std::uint32_t>;

/// So many of a house all stand in it, if there is room, also those who act once.
constexpr std::size_t few_people = 4;

void add_number(std::vector<int>& numbers, int number) {
  const auto at = std::lower_bound(numbers.begin(), numbers.end(), number);
  if (at == numbers.end() || *at != number) numbers.insert(at, number);
}

class Gatherer {
 public:
  Gatherer(const Network& network, const Dossier& dossier, const select::Selection& selection,
           People people)
      : network_(network), dossier_(dossier), selection_(selection), people_(people) {}

  Network gather() {
    open_houses();
    choose_people();
    for (const Tie& tie : network_.ties) {
      for (const int number : tie.numbers) add(tie, number);
    }
    network_.ties = ties();
    return shown();
  }

 private:
  select::ItemView view(int number) const {
    return select::view(dossier_, select::item_of(selection_, number));
  }
  std::uint32_t top(std::uint32_t node) const { return house(network_, node); }
  /// The house that people belong to, which may be a member of a group.
  std::uint32_t home(std::uint32_t node) const {
    for (std::size_t i = 0; network_.nodes[node].container && i < network_.nodes.size(); ++i) {
      const std::uint32_t container = *network_.nodes[node].container;
      if (network_.nodes[container].kind == Node::Kind::group) break;
      node = container;
    }
    return node;
  }

  /// Where most of a story happens among one house's people, they are the actors.
  void open_houses() {
    std::map<std::uint32_t, double> inside;
    double all = 0;
    for (const Tie& tie : network_.ties) {
      all += tie.weight;
      if (top(tie.from) == top(tie.to)) inside[top(tie.from)] += tie.weight;
    }
    std::set<std::uint32_t> open;
    for (const auto& [node, weight] : inside) {
      if (2 * weight > all) open.insert(node);
    }
    if (open.empty()) return;
    // Bodies that only pass an office on do not stand between a person and the page.
    for (std::uint32_t i = 0; i < network_.nodes.size(); ++i) {
      if (network_.nodes[i].container && open.count(top(i)) > 0) opened_.push_back(i);
    }
    for (const std::uint32_t i : opened_) network_.nodes[i].container.reset();
  }

  /// Who stands by himself, by node; and with whom he shares at least two items.
  void choose_people() {
    std::vector<std::set<int>> items(network_.nodes.size());
    std::vector<double> weightiest(network_.nodes.size(), 0);
    for (const Tie& tie : network_.ties) {
      for (const int number : tie.numbers) {
        const select::ItemView facts = view(number);
        for (const std::uint32_t node : {tie.from, tie.to}) {
          items[node].insert(number);
          weightiest[node] = std::max(weightiest[node], facts.weight);
          if (facts.personal) personal_.insert(node);
        }
        shared_[std::minmax(tie.from, tie.to)].insert(number);
      }
    }
    std::map<std::uint32_t, std::size_t> acting;  // by house
    for (std::uint32_t i = 0; i < network_.nodes.size(); ++i) {
      if (home(i) != i && !items[i].empty()) ++acting[home(i)];
    }
    stands_.assign(network_.nodes.size(), false);
    for (std::uint32_t i = 0; i < network_.nodes.size(); ++i) {
      if (home(i) == i || items[i].empty()) continue;
      const bool leads = items[i].size() >= 2 || weightiest[i] >= 2;
      const bool few = acting[home(i)] <= few_people;
      stands_[i] = people_ == People::all || leads || few || personal_.count(i) > 0;
    }
  }

  /// Where an item's line ends: at the person, or at his house.
  std::uint32_t end_of(std::uint32_t node, std::uint32_t other,
                       const select::ItemView& facts) const {
    if (home(node) == node || !stands_[node]) return home(node);
    if (facts.personal || people_ == People::all) return node;
    if (people_ == People::none) return home(node);
    return shared_.at(std::minmax(node, other)).size() >= 2 ? node : home(node);
  }

  struct Gathered {
    Tie tie;
    std::vector<int> over, lasting, events;  ///< relations that are over, those that last
    bool forth = false, back = false;        ///< directed from `from`, from `to`
    bool mutual = false;
  };
  /// Ends, sign, status; direction of a conflict: 0 none, 1 forth, 2 back; 3: no conflict.
  using Key = std::tuple<std::uint32_t, std::uint32_t, Sign, Status, int>;

  void add(const Tie& tie, int number) {
    const select::ItemView facts = view(number);
    const std::uint32_t from = end_of(tie.from, tie.to, facts);
    const std::uint32_t to = end_of(tie.to, tie.from, facts);
    if (from == to || top(from) == top(to)) return;
    const bool swap = to < from;
    const bool conflict = facts.sign == Sign::conflict;
    const int direction = !conflict ? 3 : tie.mutual ? 0 : swap ? 2 : 1;
    Gathered& group =
        groups_[Key{swap ? to : from, swap ? from : to, facts.sign, facts.status, direction}];
    group.tie.from = swap ? to : from;
    group.tie.to = swap ? from : to;
    group.tie.sign = facts.sign;
    group.tie.status = facts.status;
    group.tie.medium = std::max(group.tie.medium, facts.medium);
    if (tie.mutual) {
      group.mutual = true;
    } else {
      (swap ? group.back : group.forth) = true;
    }
    add_number(facts.is_event ? group.events : tie.ended ? group.over : group.lasting, number);
  }

  double weight_of(const std::vector<int>& numbers) const {
    double weight = 0;
    for (const int number : numbers) weight += view(number).weight;
    return weight;
  }

  std::vector<Tie> ties() const {
    std::vector<Tie> list;
    for (const auto& [key, group] : groups_) {
      const bool apart = !group.over.empty() && !group.lasting.empty();
      if (apart) list.push_back(tie_of(group, {&group.over}, true));
      std::vector<const std::vector<int>*> rest{&group.lasting, &group.events};
      if (!apart) rest.push_back(&group.over);
      list.push_back(tie_of(group, rest, !apart && !group.over.empty()));
    }
    return list;
  }

  Tie tie_of(const Gathered& group, const std::vector<const std::vector<int>*>& parts,
             bool ended) const {
    Tie tie = group.tie;
    for (const std::vector<int>* part : parts) {
      for (const int number : *part) add_number(tie.numbers, number);
    }
    tie.weight = weight_of(tie.numbers);
    tie.ended = ended;
    tie.mutual = group.mutual || (group.forth && group.back);
    if (!tie.mutual && group.back) std::swap(tie.from, tie.to);
    return tie;
  }

  /// The nodes that are drawn: ends of ties, persons who stand by themselves, their houses.
  Network shown() const {
    std::vector<bool> keep(network_.nodes.size(), false);
    for (const Tie& tie : network_.ties) {
      for (const std::uint32_t node : {tie.from, tie.to}) {
        keep[node] = keep[top(node)] = true;
      }
    }
    for (std::uint32_t i = 0; i < keep.size(); ++i) {
      if (stands_[i] && keep[top(i)]) keep[i] = true;
    }
    Network result = network_;
    for (std::uint32_t i = 0; i < keep.size(); ++i) {
      if (result.nodes[i].container) result.nodes[i].container = top(i);
      if (result.nodes[i].kind == Node::Kind::actor) result.nodes[i].numbers.clear();
    }
    return induced(result, keep);
  }

  Network network_;
  const Dossier& dossier_;
  const select::Selection& selection_;
  People people_;
  std::vector<std::uint32_t> opened_;
  std::set<std::uint32_t> personal_;
  std::vector<bool> stands_;
  std::map<Ends, std::set<int>> shared_;
  std::map<Key, Gathered> groups_;
};

/// The unit that a tie stays or goes with: a pair of houses, or all of one event.
Ends unit_of(const Network& network, const Tie& tie) {
  const Ends pair = std::minmax(house(network, tie.from), house(network, tie.to));
  for (const std::uint32_t node : {pair.first, pair.second}) {
    if (network.nodes[node].kind == Node::Kind::event) return {node, node};
  }
  return pair;
}

}  // namespace

Network gathered(const Network& network, const Dossier& dossier, const select::Selection& selection,
                 People people) {
  return Gatherer(network, dossier, selection, people).gather();
}

std::vector<PairWeight> pair_weights(const Network& network, const Dossier& dossier,
                                     const select::Selection& selection) {
  std::map<Ends, std::set<int>> items;
  for (const Tie& tie : network.ties) {
    items[unit_of(network, tie)].insert(tie.numbers.begin(), tie.numbers.end());
  }
  std::vector<PairWeight> pairs;
  for (const auto& [ends, numbers] : items) {
    PairWeight pair{ends.first, ends.second};
    for (const int number : numbers) {
      const select::Item& item = select::item_of(selection, number);
      pair.weight += select::view(dossier, item).weight;
      pair.importance += select::importance(dossier, selection, item);
    }
    pairs.push_back(pair);
  }
  std::stable_sort(pairs.begin(), pairs.end(), [](const PairWeight& a, const PairWeight& b) {
    return std::pair(a.weight, a.importance) > std::pair(b.weight, b.importance);
  });
  return pairs;
}

Network heaviest(const Network& network, const std::vector<PairWeight>& pairs, std::size_t most) {
  std::set<Ends> kept;
  for (std::size_t i = 0; i < std::min(most, pairs.size()); ++i) {
    kept.insert({pairs[i].a, pairs[i].b});
  }
  Network result = network;
  std::erase_if(result.ties,
                [&](const Tie& tie) { return kept.count(unit_of(network, tie)) == 0; });
  std::vector<bool> keep(result.nodes.size(), false);
  for (const Tie& tie : result.ties) {
    keep[house(network, tie.from)] = keep[house(network, tie.to)] = true;
  }
  std::set<std::uint32_t> ends;
  for (const Tie& tie : result.ties) ends.insert({tie.from, tie.to});
  for (std::uint32_t i = 0; i < keep.size(); ++i) {
    const std::uint32_t top = house(network, i);
    // A group names its members: those without a tie of their own need no place.
    const bool named = top != i && network.nodes[top].kind == Node::Kind::group;
    keep[i] = keep[top] && (!named || ends.count(i) > 0);
  }
  return induced(result, keep);
}

Network heaviest_ties(const Network& network, std::size_t most) {
  Network result = network;
  std::stable_sort(result.ties.begin(), result.ties.end(),
                   [](const Tie& a, const Tie& b) { return a.weight > b.weight; });
  result.ties.resize(std::min(most, result.ties.size()));
  return result;
}

}  // namespace entente::graph
