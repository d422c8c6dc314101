#include "graph/together.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "graph/network.hpp"

namespace entente::graph {
namespace {

constexpr std::size_t most_members = 6;
/// So many of a group have a part in what is told of it; so many lines it saves at least.
constexpr std::size_t least_part = 2, least_saved = 3;

using Houses = std::set<std::uint32_t>;

/// Houses at either side of an item: who acts and who is acted upon; of a meeting, who takes part.
struct Sides {
  Houses from, to, parties;
};

bool contains(const Houses& all, const Houses& some) {
  return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

std::size_t common(const Houses& a, const Houses& b) {
  return static_cast<std::size_t>(
      std::count_if(a.begin(), a.end(), [&](std::uint32_t house) { return b.count(house) > 0; }));
}

class Finder {
 public:
  explicit Finder(const Network& network) : network_(network) {
    for (const Tie& tie : network.ties) {
      const std::uint32_t from = house(network, tie.from), to = house(network, tie.to);
      const bool meeting = is_event(tie.from) || is_event(tie.to);
      for (const int number : tie.numbers) {
        Sides& sides = sides_[number];
        if (meeting) {
          sides.parties.insert(is_event(tie.from) ? to : from);
        } else if (!tie.mutual) {
          sides.from.insert(from);
          sides.to.insert(to);
        }
      }
      if (tie.sign == Sign::conflict) enemies_.insert(std::minmax(from, to));
    }
  }

  /// The groups, those with most in common first; no house is in two.
  std::vector<Houses> groups() const {
    std::set<Houses> candidates;
    for (const auto& [number, sides] : sides_) {
      for (const Houses* side : {&sides.from, &sides.to}) {
        if (side->size() >= 2 && side->size() <= most_members) {
          candidates.insert(*side);
        }
      }
    }
    std::vector<std::pair<std::size_t, Houses>> ranked;
    for (const Houses& houses : candidates) {
      if (holds(houses)) ranked.push_back({joint_items(houses), houses});
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
      return a.first * a.second.size() > b.first * b.second.size();
    });
    std::vector<Houses> groups;
    Houses taken;
    for (auto& [items, houses] : ranked) {
      if (common(taken, houses) > 0) continue;
      taken.insert(houses.begin(), houses.end());
      groups.push_back(std::move(houses));
    }
    return groups;
  }

  /// Whether the group has the item in common.
  bool is_joint(int number, const Houses& group) const {
    return is_joint(sides_.at(number), group);
  }

 private:
  bool is_event(std::uint32_t node) const { return network_.nodes[node].kind == Node::Kind::event; }

  static bool is_joint(const Sides& sides, const Houses& group) {
    const std::size_t least = std::min(least_part, group.size());
    return common(sides.from, group) >= least || common(sides.to, group) >= least ||
           contains(sides.parties, group);
  }

  /// How many items all of the group have in common.
  std::size_t joint_items(const Houses& group) const {
    return static_cast<std::size_t>(
        std::count_if(sides_.begin(), sides_.end(), [&](const auto& entry) {
          return contains(entry.second.from, group) || contains(entry.second.to, group);
        }));
  }

  /// Whether these are one in at least a quarter of what they do, and never act against each other.
  bool holds(const Houses& group) const {
    if (joint_items(group) < 2 || joint_items(group) * (group.size() - 1) < least_saved)
      return false;
    for (const std::uint32_t a : group) {
      if (network_.nodes[a].kind != Node::Kind::actor) return false;
      for (const std::uint32_t b : group) {
        if (a < b && enemies_.count({a, b}) > 0) return false;
      }
    }
    std::size_t all = 0, joint = 0;
    for (const auto& [number, sides] : sides_) {
      Houses here = sides.from;
      here.insert(sides.to.begin(), sides.to.end());
      here.insert(sides.parties.begin(), sides.parties.end());
      const std::size_t members = common(here, group);
      all += members;
      if (is_joint(sides, group)) joint += members;
    }
    return 4 * joint >= all;
  }

  const Network& network_;
  std::map<int, Sides> sides_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> enemies_;
};

}  // namespace

Network together(const Network& network) {
  const Finder finder(network);
  Network result = network;
  for (const Houses& houses : finder.groups()) {
    const auto group = static_cast<std::uint32_t>(result.nodes.size());
    Node node;
    node.kind = Node::Kind::group;
    for (const std::uint32_t member : houses) {
      node.members.push_back(network.nodes[member].actor);
      result.nodes[member].container = group;
    }
    result.nodes.push_back(std::move(node));
    std::vector<Tie> ties;
    for (const Tie& tie : result.ties) {
      // Ends that another group has taken are no houses any more.
      const auto in_group = [&](std::uint32_t end) {
        return end < network.nodes.size() && houses.count(house(network, end)) > 0;
      };
      const bool from = in_group(tie.from), to = in_group(tie.to);
      if (from == to) {  // not the group's, or within it
        ties.push_back(tie);
        continue;
      }
      Tie own = tie, joint = tie;
      (from ? joint.from : joint.to) = group;
      own.numbers.clear();
      joint.numbers.clear();
      for (const int number : tie.numbers) {
        (finder.is_joint(number, houses) ? joint : own).numbers.push_back(number);
      }
      for (Tie* part : {&own, &joint}) {
        if (!part->numbers.empty()) ties.push_back(std::move(*part));
      }
    }
    result.ties = std::move(ties);
  }
  return result;
}

}  // namespace entente::graph
