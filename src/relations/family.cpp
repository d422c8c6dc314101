#include "relations/family.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <tuple>

#include "layout/tree.hpp"

namespace entente::relations {
namespace {

enum class Kin { descent, adoption, couple, succession, none };

Kin kin_of(const std::string& type) {
  if (type == "parent" || type == "child") return Kin::descent;
  if (type == "adoption") return Kin::adoption;
  if (type == "marriage" || type == "partnership" || type == "divorce") return Kin::couple;
  return type == "succession" ? Kin::succession : Kin::none;
}

class FamilyReader {
 public:
  FamilyReader(const Context& context, const graph::Network& network,
               const std::set<std::uint32_t>& without)
      : dossier_(context.dossier), selection_(context.selection), without_(without) {
    for (std::uint32_t i = 0; i < network.nodes.size(); ++i) {
      if (network.nodes[i].kind == graph::Node::Kind::actor) node_of_[network.nodes[i].actor] = i;
    }
  }

  Family read() {
    for (const select::Item& item : selection_.items) read(item);
    join_parents();
    join_successors();
    family_.circular = !generations();
    std::stable_sort(family_.unions.begin(), family_.unions.end(),
                     [](const Union& a, const Union& b) { return first(a) < first(b); });
    std::set<std::uint32_t> people;
    std::set<int> shown;
    for (const Union& one : family_.unions) {
      people.insert(one.partners.begin(), one.partners.end());
      shown.insert(one.numbers.begin(), one.numbers.end());
      for (const Offspring& child : one.offspring) {
        people.insert(child.node);
        for (const auto& [parent, numbers] : child.numbers) {
          shown.insert(numbers.begin(), numbers.end());
        }
      }
    }
    family_.people.assign(people.begin(), people.end());
    family_.items = shown.size();
    return std::move(family_);
  }

 private:
  /// An item's people as it names them: acting first.
  struct Ends {
    std::vector<std::uint32_t> from, to;
  };

  std::optional<Ends> ends_of(const select::ItemView& facts) const {
    Ends ends;
    for (const Participant& p : facts.participants) {
      if (!p.actor || node_of_.count(*p.actor) == 0) return std::nullopt;
      const std::uint32_t node = node_of_.at(*p.actor);
      if (without_.count(node) > 0) return std::nullopt;
      (p.kind == RoleKind::target || p.kind == RoleKind::object ? ends.to : ends.from)
          .push_back(node);
    }
    return ends;
  }

  void read(const select::Item& item) {
    const select::ItemView facts = select::view(dossier_, item);
    const std::optional<Ends> ends = ends_of(facts);
    if (!ends) return;
    const std::string& type = select::type_of(dossier_, item);
    switch (kin_of(type)) {
      case Kin::couple: {
        std::vector<std::uint32_t> pair = ends->from;
        pair.insert(pair.end(), ends->to.begin(), ends->to.end());
        if (pair.size() != 2 || pair[0] == pair[1]) break;
        Union& couple = union_of(pair, facts.status);
        couple.numbers.push_back(item.number);
        couple.told.push_back(item.number);
        return;
      }
      case Kin::descent:
      case Kin::adoption: {
        if (ends->from.empty() || ends->to.empty()) break;
        const bool upward = type == "child";
        for (const std::uint32_t parent : upward ? ends->to : ends->from) {
          for (const std::uint32_t child : upward ? ends->from : ends->to) {
            parents_[child].push_back(
                {parent, item.number, facts.status, kin_of(type) == Kin::adoption});
          }
        }
        return;
      }
      case Kin::succession:
        if (ends->from.size() != 1 || ends->to.size() != 1) break;
        successions_.push_back({ends->from[0], ends->to[0], item.number, facts.status});
        return;
      case Kin::none:
        break;
    }
    family_.others.push_back(item.number);
  }

  static int first(const Union& one) {
    int least = std::numeric_limits<int>::max();
    for (const int number : one.numbers) least = std::min(least, number);
    for (const Offspring& child : one.offspring) {
      for (const auto& [parent, numbers] : child.numbers) {
        for (const int number : numbers) least = std::min(least, number);
      }
    }
    return least;
  }

  Union& union_of(std::vector<std::uint32_t> partners, Status status, bool alone = false) {
    std::vector<std::uint32_t> sorted = partners;
    std::sort(sorted.begin(), sorted.end());
    const auto [found, is_new] =
        at_.emplace(std::tuple(sorted, status, alone), family_.unions.size());
    if (is_new) {
      Union one;
      one.partners = std::move(partners);
      one.status = status;
      family_.unions.push_back(std::move(one));
    }
    return family_.unions[found->second];
  }

  struct Parent {
    std::uint32_t node;
    int number;
    Status status;
    bool adopts;
  };

  /// A child hangs from both parents, if it has two of whom the same is said; else from each.
  void join_parents() {
    for (const auto& [child, all] : parents_) {
      std::map<std::pair<Status, bool>, std::vector<std::uint32_t>> alike;
      for (const Parent& parent : all) {
        std::vector<std::uint32_t>& group = alike[{parent.status, parent.adopts}];
        if (std::find(group.begin(), group.end(), parent.node) == group.end()) {
          group.push_back(parent.node);
        }
      }
      for (auto& [key, group] : alike) {
        if (group.size() == 2) {
          add_child(union_of(group, key.first), child, all, key, group);
          continue;
        }
        for (const std::uint32_t parent : group) {
          add_child(union_of({parent}, key.first, key.second), child, all, key, {parent});
        }
      }
    }
  }

  static void add_child(Union& one, std::uint32_t child, const std::vector<Parent>& all,
                        const std::pair<Status, bool>& key,
                        const std::vector<std::uint32_t>& parents) {
    Offspring offspring{child, {}};
    for (const Parent& parent : all) {
      const bool here = std::find(parents.begin(), parents.end(), parent.node) != parents.end();
      if (!here || std::pair(parent.status, parent.adopts) != key) continue;
      offspring.numbers[parent.node].push_back(parent.number);
      // That somebody is a child needs no words: where he hangs tells it.
      const bool told =
          std::find(one.told.begin(), one.told.end(), parent.number) != one.told.end();
      if (!told && (key.second || key.first != Status::happened)) one.told.push_back(parent.number);
    }
    one.offspring.push_back(std::move(offspring));
  }

  /// Successors hang from their predecessors where kinship does not have them elsewhere.
  void join_successors() {
    const std::map<std::uint32_t, int> generation =
        generations().value_or(std::map<std::uint32_t, int>());
    for (const auto& [from, to, number, status] : successions_) {
      const auto a = generation.find(from), b = generation.find(to);
      const bool kin = a != generation.end() && b != generation.end();
      if (from == to || (kin && a->second >= b->second)) {
        family_.others.push_back(number);
        continue;
      }
      // Whoever adopts his successor has one line to him.
      const auto same = std::find_if(family_.unions.begin(), family_.unions.end(),
                                     [&, first = from, heir = to, said = status](const Union& one) {
                                       return one.partners == std::vector{first} &&
                                              one.status == said && one.offspring.size() == 1 &&
                                              one.offspring.front().node == heir;
                                     });
      if (same != family_.unions.end()) {
        same->succession = true;
        same->told.push_back(number);
        same->offspring.front().numbers[from].push_back(number);
        continue;
      }
      Union one;
      one.partners = {from};
      one.succession = true;
      one.status = status;
      one.told = {number};
      one.offspring.push_back({to, {{from, {number}}}});
      family_.unions.push_back(std::move(one));
    }
  }

  /// The generation of each of them; nullopt if somebody would be his own ancestor.
  std::optional<std::map<std::uint32_t, int>> generations() const {
    std::map<std::uint32_t, int> box;
    layout::TreeProblem problem;
    const auto number = [&](std::uint32_t node) {
      return box.emplace(node, static_cast<int>(box.size())).first->second;
    };
    for (const Union& one : family_.unions) {
      layout::TreeUnion tree;
      for (const std::uint32_t partner : one.partners) tree.partners.push_back(number(partner));
      for (const Offspring& child : one.offspring) tree.children.push_back(number(child.node));
      problem.unions.push_back(std::move(tree));
    }
    problem.boxes.resize(box.size());
    const std::optional<std::vector<int>> rows = layout::generations(problem);
    if (!rows) return std::nullopt;
    for (auto& [node, index] : box) index = (*rows)[static_cast<std::size_t>(index)];
    return box;
  }

  struct Succession {
    std::uint32_t from, to;
    int number;
    Status status;
  };

  const Dossier& dossier_;
  const select::Selection& selection_;
  const std::set<std::uint32_t>& without_;
  std::map<ActorIndex, std::uint32_t> node_of_;
  std::map<std::tuple<std::vector<std::uint32_t>, Status, bool>, std::size_t> at_;
  std::map<std::uint32_t, std::vector<Parent>> parents_;  ///< by child
  std::vector<Succession> successions_;
  Family family_;
};

double weight_of(const Context& context, const std::set<int>& numbers) {
  double weight = 0;
  for (const int number : numbers) {
    weight += select::importance(context.dossier, context.selection,
                                 select::item_of(context.selection, number));
  }
  return weight;
}

}  // namespace

Family family_of(const Context& context, const graph::Network& network,
                 const std::set<std::uint32_t>& without) {
  return FamilyReader(context, network, without).read();
}

std::size_t lines_of(const Family& family) {
  std::size_t lines = 0;
  for (const Union& one : family.unions) lines += one.offspring.size();
  return lines;
}

std::vector<std::uint32_t> least_first(const Context& context, const Family& family) {
  std::map<std::uint32_t, std::set<int>> items;
  std::map<std::uint32_t, std::set<std::size_t>> above, below;  // unions
  for (std::size_t u = 0; u < family.unions.size(); ++u) {
    const Union& one = family.unions[u];
    for (const std::uint32_t partner : one.partners) {
      items[partner].insert(one.numbers.begin(), one.numbers.end());
      below[partner].insert(u);
    }
    for (const Offspring& child : one.offspring) {
      above[child.node].insert(u);
      for (const auto& [parent, numbers] : child.numbers) {
        items[child.node].insert(numbers.begin(), numbers.end());
        items[parent].insert(numbers.begin(), numbers.end());
      }
    }
  }
  std::map<std::size_t, std::set<std::uint32_t>> children;  // by union
  for (const auto& [node, unions] : above) {
    for (const std::size_t u : unions) children[u].insert(node);
  }
  const auto is_end = [&](std::uint32_t node) {
    std::size_t parts = 0, only = 0;
    for (const std::size_t u : below[node]) {
      parts += children[u].empty() ? 0 : 1;
      if (!children[u].empty()) only = u;
    }
    if (parts == 0) return true;
    return parts == 1 && above[node].empty() && children[only].size() == 1 &&
           family.unions[only].partners.size() == 1;
  };
  std::set<std::uint32_t> left(family.people.begin(), family.people.end());
  std::vector<std::uint32_t> order;
  while (!left.empty()) {
    std::optional<std::uint32_t> least;
    for (const std::uint32_t node : left) {
      if (!is_end(node)) continue;
      if (!least || weight_of(context, items[node]) < weight_of(context, items[*least]))
        least = node;
    }
    if (!least) break;
    left.erase(*least);
    order.push_back(*least);
    for (const std::size_t u : above[*least]) children[u].erase(*least);
    for (const std::size_t u : below[*least]) {
      for (const std::uint32_t child : children[u]) above[child].erase(u);
      children[u].clear();
    }
  }
  return order;
}

}  // namespace entente::relations
