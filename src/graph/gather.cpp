#include "graph/gather.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "graph/network.hpp"
#include "graph/occasions.hpp"
#include "graph/together.hpp"
#include "select/naming.hpp"

namespace entente::graph {
namespace {

using Ends = std::pair<std::uint32_t, std::uint32_t>;  ///< nodes

/// So many of a house all stand in it, if there is room, also those who act once.
constexpr std::size_t few_people = 4;

class Gatherer {
 public:
  Gatherer(const Network& network, const Dossier& dossier, const select::Selection& selection,
           People people)
      : network_(network), dossier_(dossier), selection_(selection), people_(people) {}

  Network gather(Several several) {
    open_houses();
    const bool alone = several == Several::once || several == Several::each;
    if (!alone) network_ = together(network_);
    if (several == Several::between_two) {
      network_ = without_meetings(network_, dossier_, selection_);
    }
    if (several == Several::as_one) network_ = occasions(network_, dossier_, selection_);
    if (several != Several::each) {
      network_ = told_once(network_, dossier_, selection_);
      join_inseparable();
    }
    choose_people();
    find_partners();
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

  void open_houses() {
    const std::set<ActorIndex>& open = selection_.opened;
    if (open.empty()) return;
    // Bodies that only pass an office on do not stand between a person and the page.
    for (std::uint32_t i = 0; i < network_.nodes.size(); ++i) {
      const Node& house = network_.nodes[home(i)];
      const bool inside = house.kind == Node::Kind::actor && open.count(house.actor) > 0;
      if (inside && home(i) != i) opened_.push_back(i);
    }
    for (const std::uint32_t i : opened_) network_.nodes[i].container.reset();
  }

  /// All that a person has a part in, and how; and whose he is.
  using Part = std::tuple<std::uint32_t, bool, bool, Sign, Medium, Status, bool, std::vector<int>>;
  using Life = std::pair<std::uint32_t, std::set<Part>>;

  /// People of one house who have a part in the same things alone, as two who are arrested, tried
  /// and set free together, are one place: else each has a line with the same words.
  void join_inseparable() {
    std::map<std::uint32_t, Life> lives;
    for (const Tie& tie : network_.ties) {
      for (const bool acts : {true, false}) {
        const std::uint32_t node = acts ? tie.from : tie.to, other = acts ? tie.to : tie.from;
        const Node& person = network_.nodes[node];
        if (person.kind != Node::Kind::actor || !person.container) continue;
        if (dossier_[person.actor].kind != ActorKind::official || !person.numbers.empty()) continue;
        Life& life = lives[node];
        life.first = *person.container;
        life.second.insert({other, acts && !tie.mutual, tie.mutual, tie.sign, tie.medium,
                            tie.status, tie.ended, tie.numbers});
      }
    }
    std::map<Life, std::vector<std::uint32_t>> alike;
    for (const auto& [node, life] : lives) {
      const bool personal = std::any_of(life.second.begin(), life.second.end(), [&](const Part& p) {
        const std::vector<int>& numbers = std::get<std::vector<int>>(p);
        return std::any_of(numbers.begin(), numbers.end(),
                           [&](int number) { return view(number).personal; });
      });
      if (personal) alike[life].push_back(node);
    }
    for (const auto& [life, nodes] : alike) {
      if (nodes.size() >= 2 && nodes.size() <= few_people) join(nodes, life.first);
    }
  }

  void join(const std::vector<std::uint32_t>& people, std::uint32_t house) {
    const auto group = static_cast<std::uint32_t>(network_.nodes.size());
    Node node;
    node.kind = Node::Kind::group;
    node.container = house;
    for (const std::uint32_t person : people) node.members.push_back(network_.nodes[person].actor);
    network_.nodes.push_back(std::move(node));
    const std::set<std::uint32_t> others(people.begin() + 1, people.end());
    std::erase_if(network_.ties, [&](const Tie& tie) {
      return others.count(tie.from) + others.count(tie.to) > 0;
    });
    for (Tie& tie : network_.ties) {
      for (std::uint32_t* end : {&tie.from, &tie.to}) {
        if (*end == people.front()) *end = group;
      }
    }
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
      const bool named = network_.nodes[i].kind == Node::Kind::actor &&
                         select::headline_names(dossier_.title, dossier_[network_.nodes[i].actor]);
      stands_[i] = people_ == People::all || leads || few || named || personal_.count(i) > 0;
    }
  }

  /// Whom of a house an item ties to another house: of several no one has its line.
  void find_partners() {
    for (const Tie& tie : network_.ties) {
      for (const int number : tie.numbers) {
        people_of_[{number, home(tie.from), home(tie.to)}].insert(tie.from);
        people_of_[{number, home(tie.to), home(tie.from)}].insert(tie.to);
      }
    }
  }

  /// Where an item's line ends: at the person, or at his house.
  std::uint32_t end_of(std::uint32_t node, std::uint32_t other, int number,
                       const select::ItemView& facts) const {
    if (home(node) == node || !stands_[node]) return home(node);
    if (facts.personal) return node;
    if (people_of_.at({number, home(node), home(other)}).size() > 1) return home(node);
    if (people_ == People::all) return node;
    if (people_ == People::none) return home(node);
    return shared_.at(std::minmax(node, other)).size() >= 2 ? node : home(node);
  }

  struct Gathered {
    Tie tie;
    std::vector<int> over, lasting, events;  ///< relations that are over, those that last
    std::set<int> forth, back, mutual;       ///< directed from `from`, from `to`, not at all
  };
  /// Ends, sign, status; direction of a conflict: 0 none, 1 forth, 2 back; 3: no conflict.
  using Key = std::tuple<std::uint32_t, std::uint32_t, Sign, Status, int>;

  void add(const Tie& tie, int number) {
    const select::ItemView facts = view(number);
    const std::uint32_t from = end_of(tie.from, tie.to, number, facts);
    const std::uint32_t to = end_of(tie.to, tie.from, number, facts);
    if (from == to || top(from) == top(to)) return;
    const bool swap = to < from;
    const Sign sign = tie.aside ? tie.sign : facts.sign;
    const bool conflict = sign == Sign::conflict;
    const int direction = !conflict ? 3 : tie.mutual ? 0 : swap ? 2 : 1;
    Gathered& group =
        groups_[Key{swap ? to : from, swap ? from : to, sign, facts.status, direction}];
    group.tie.from = swap ? to : from;
    group.tie.to = swap ? from : to;
    group.tie.sign = sign;
    group.tie.aside = tie.aside;
    group.tie.status = facts.status;
    group.tie.medium = std::max(group.tie.medium, facts.medium);
    (tie.mutual ? group.mutual : swap ? group.back : group.forth).insert(number);
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
      // What is over has its line to itself where something goes on, or came after it.
      std::vector<int> over = group.over, other = group.lasting;
      const bool closed = !group.over.empty() && group.lasting.empty();
      for (const int number : group.events) {
        const bool within = closed && !begins_after(number, group.over);
        add_number(within ? over : other, number);
      }
      if (!over.empty()) list.push_back(tie_of(group, over, true));
      if (!other.empty()) list.push_back(tie_of(group, other, false));
    }
    return list;
  }

  /// Whether an event came surely after the end of all of these.
  bool begins_after(int number, const std::vector<int>& relations) const {
    const select::ItemView event = view(number);
    if (event.when.empty() || !event.when.front()->earliest.finite()) return false;
    const date::CivilDay begin = event.when.front()->earliest.day;
    return std::all_of(relations.begin(), relations.end(), [&](int relation) {
      const select::ItemView facts = view(relation);
      return std::all_of(facts.when.begin(), facts.when.end(), [&](const date::Edtf* spell) {
        return spell->latest.finite() && spell->latest.day < begin;
      });
    });
  }

  Tie tie_of(const Gathered& group, const std::vector<int>& numbers, bool ended) const {
    Tie tie = group.tie;
    for (const int number : numbers) add_number(tie.numbers, number);
    tie.weight = weight_of(tie.numbers);
    tie.ended = ended;
    auto has = [&](const std::set<int>& some) {
      return std::any_of(numbers.begin(), numbers.end(), [&](int n) { return some.count(n) > 0; });
    };
    tie.mutual = has(group.mutual) || (has(group.forth) && has(group.back));
    if (!tie.mutual && has(group.back)) std::swap(tie.from, tie.to);
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
  /// By item, house and the other house.
  std::map<std::tuple<int, std::uint32_t, std::uint32_t>, std::set<std::uint32_t>> people_of_;
  std::map<Key, Gathered> groups_;
};

/// What a tie stays or goes with: all of one event, and else all of a pair of houses, or itself.
using Unit = std::pair<std::uint32_t, std::uint32_t>;

Unit pair_of(const Network& network, const Tie& tie) {
  const Unit pair = std::minmax(house(network, tie.from), house(network, tie.to));
  for (const std::uint32_t node : {pair.first, pair.second}) {
    if (network.nodes[node].kind == Node::Kind::event) return {node, node};
  }
  return pair;
}

/// By tie: its unit. Units of lines are numbered after the nodes.
std::vector<Unit> units_of(const Network& network, By by) {
  std::vector<Unit> units;
  for (const Tie& tie : network.ties) {
    const Unit pair = pair_of(network, tie);
    const auto line = static_cast<std::uint32_t>(network.nodes.size() + units.size());
    units.push_back(by == By::pair || pair.first == pair.second ? pair : Unit{line, line});
  }
  return units;
}

/// Marks the first unit of each whom the title names: one in which he acts himself, else one of his
/// house.
void mark_named(const Network& network, const std::vector<Unit>& units, const Dossier& dossier,
                std::vector<PairWeight>& ranked) {
  for (std::uint32_t i = 0; i < network.nodes.size(); ++i) {
    const Node& node = network.nodes[i];
    if (node.kind != Node::Kind::actor) continue;
    if (!select::headline_names(dossier.title, dossier[node.actor])) continue;
    std::set<Unit> own, of_house;
    for (std::size_t t = 0; t < units.size(); ++t) {
      const Tie& tie = network.ties[t];
      for (const std::uint32_t end : {tie.from, tie.to}) {
        if (end == i) own.insert(units[t]);
        if (house(network, end) == house(network, i)) of_house.insert(units[t]);
      }
    }
    const std::set<Unit>& his = own.empty() ? of_house : own;
    const auto first = std::find_if(ranked.begin(), ranked.end(), [&](const PairWeight& pair) {
      return his.count({pair.a, pair.b}) > 0;
    });
    if (first != ranked.end()) first->named = true;
  }
}

}  // namespace

Network gathered(const Network& network, const Dossier& dossier, const select::Selection& selection,
                 People people, Several several) {
  return Gatherer(network, dossier, selection, people).gather(several);
}

std::vector<PairWeight> ranked(const Network& network, const Dossier& dossier,
                               const select::Selection& selection, By by) {
  const std::vector<Unit> units = units_of(network, by);
  std::map<Unit, std::set<int>> items;
  for (std::size_t t = 0; t < units.size(); ++t) {
    items[units[t]].insert(network.ties[t].numbers.begin(), network.ties[t].numbers.end());
  }
  std::vector<PairWeight> list;
  for (const auto& [unit, numbers] : items) {
    PairWeight pair{unit.first, unit.second};
    for (const int number : numbers) {
      const select::Item& item = select::item_of(selection, number);
      pair.weight += select::view(dossier, item).weight;
      pair.importance += select::importance(dossier, selection, item);
    }
    list.push_back(pair);
  }
  std::stable_sort(list.begin(), list.end(), [](const PairWeight& a, const PairWeight& b) {
    return std::pair(a.weight, a.importance) > std::pair(b.weight, b.importance);
  });
  mark_named(network, units, dossier, list);
  return list;
}

std::vector<PairWeight> named_first(std::vector<PairWeight> ranked) {
  std::stable_partition(ranked.begin(), ranked.end(),
                        [](const PairWeight& pair) { return pair.named; });
  return ranked;
}

Network heaviest(const Network& network, const std::vector<PairWeight>& ranked, std::size_t most,
                 By by) {
  std::set<Unit> kept;
  for (std::size_t i = 0; i < std::min(most, ranked.size()); ++i) {
    kept.insert({ranked[i].a, ranked[i].b});
  }
  const std::vector<Unit> units = units_of(network, by);
  std::vector<Tie> ties;
  std::vector<bool> keep(network.nodes.size(), false), ends = keep;
  for (std::size_t t = 0; t < units.size(); ++t) {
    if (kept.count(units[t]) == 0) continue;
    ties.push_back(network.ties[t]);
    for (const std::uint32_t end : {ties.back().from, ties.back().to}) {
      ends[end] = keep[house(network, end)] = true;
    }
  }
  for (std::uint32_t i = 0; i < keep.size(); ++i) {
    const std::uint32_t top = house(network, i);
    // A group names its members: those without a tie of their own need no place. Where room is
    // short of lines, it is short of people without.
    const bool needless =
        top != i && (by == By::line || network.nodes[top].kind == Node::Kind::group);
    keep[i] = keep[top] && (!needless || ends[i]);
  }
  return induced(network, keep, std::move(ties));
}

}  // namespace entente::graph
