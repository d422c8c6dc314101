#include "layout/tree_rows.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

namespace entente::layout::tree {
namespace {

class RowMaker {
 public:
  RowMaker(const TreeProblem& problem, const std::vector<int>& generation) : p_(problem) {
    rows_.row_of = generation;
    const int last =
        generation.empty() ? -1 : *std::max_element(generation.begin(), generation.end());
    rows_.order.resize(static_cast<Index>(last + 1));
    rows_.links.resize(static_cast<Index>(last + 1));
    unions_at_.resize(p_.boxes.size());
    for (int u = 0; u < static_cast<int>(p_.unions.size()); ++u) {
      for (const int b : united(u).partners) unions_at_[static_cast<Index>(b)].push_back(u);
    }
    placed_.assign(p_.boxes.size(), false);
    rows_.couples.assign(p_.boxes.size(), 0);
    for (const TreeUnion& one : p_.unions) {
      if (one.partners.size() < 2) continue;
      for (const int b : one.partners) ++rows_.couples[static_cast<Index>(b)];
    }
  }

  Rows make() {
    make_links();
    // From those without parents on, the oldest generation first.
    std::vector<int> roots(p_.boxes.size());
    std::iota(roots.begin(), roots.end(), 0);
    std::stable_sort(roots.begin(), roots.end(), [&](int a, int b) {
      const int row_a = row(a), row_b = row(b);
      return row_a != row_b ? row_a < row_b : weight(a) > weight(b);
    });
    for (const int box : roots) place_family(box);
    improve();
    rows_.crossings = crossings(rows_);
    return std::move(rows_);
  }

 private:
  const TreeUnion& united(int u) const { return p_.unions[static_cast<Index>(u)]; }
  int row(int b) const { return rows_.row_of[static_cast<Index>(b)]; }
  std::vector<int>& order_of(int b) { return rows_.order[static_cast<Index>(row(b))]; }
  Index weight(int b) const { return unions_at_[static_cast<Index>(b)].size(); }

  /// Lines that skip rows pass them through places of their own.
  void make_links() {
    rows_.ways.resize(p_.unions.size());
    for (int u = 0; u < static_cast<int>(p_.unions.size()); ++u) {
      const int top = row(united(u).partners.front());
      for (const int child : united(u).children) {
        std::vector<Link> way;
        Link link{u, false, child};
        for (int r = top; r + 1 < row(child); ++r) {
          link.target = static_cast<int>(rows_.row_of.size());
          rows_.row_of.push_back(r + 1);
          way.push_back(link);
          passes_[child].push_back(link.target);
          link = {link.target, true, child};
        }
        way.push_back(link);
        for (Index i = 0; i < way.size(); ++i) {
          rows_.links[static_cast<Index>(top) + i].push_back(way[i]);
        }
        rows_.ways[static_cast<Index>(u)].push_back(std::move(way));
      }
    }
  }

  /// All whom unions join in one row, partners beside each other: who has most of them in the
  /// middle, the earlier ones to the left.
  std::vector<int> cluster_of(int box) {
    std::vector<int> members{box};
    std::set<int> seen{box};
    for (Index i = 0; i < members.size(); ++i) {
      for (const int partner : partners_of(members[i])) {
        if (seen.insert(partner).second) members.push_back(partner);
      }
    }
    int hub = members.front();
    for (const int member : members) {
      if (partners_of(member).size() > partners_of(hub).size()) hub = member;
    }
    std::vector<int> left, right;
    std::set<int> done{hub};
    const std::vector<int> first = partners_of(hub);
    for (Index i = 0; i < first.size(); ++i) {
      if (!done.insert(first[i]).second) continue;
      // One partner alone stands to the right.
      std::vector<int>& side = i < first.size() / 2 ? left : right;
      side.push_back(first[i]);
    }
    for (std::vector<int>* side : {&left, &right}) {
      // Earlier partners of the left side stand farther out.
      if (side == &left) std::reverse(left.begin(), left.end());
      for (Index i = 0; i < side->size(); ++i) {
        for (const int next : partners_of((*side)[i])) {
          if (done.insert(next).second) side->push_back(next);
        }
      }
    }
    std::vector<int> cluster(left.rbegin(), left.rend());
    cluster.push_back(hub);
    cluster.insert(cluster.end(), right.begin(), right.end());
    return cluster;
  }

  /// In the order of the unions.
  std::vector<int> partners_of(int box) const {
    std::vector<int> partners;
    for (const int u : unions_at_[static_cast<Index>(box)]) {
      for (const int other : united(u).partners) {
        const bool again = std::find(partners.begin(), partners.end(), other) != partners.end();
        if (other != box && !again && row(other) == row(box)) partners.push_back(other);
      }
    }
    return partners;
  }

  void place_family(int box) {
    if (placed_[static_cast<Index>(box)]) return;
    const std::vector<int> cluster = cluster_of(box);
    for (const int member : cluster) {
      placed_[static_cast<Index>(member)] = true;
      order_of(member).push_back(member);
    }
    std::vector<int> unions;
    for (const int member : cluster) {
      for (const int u : unions_at_[static_cast<Index>(member)]) unions.push_back(u);
    }
    // Families below stand in the order of the joints above them.
    const std::vector<int> place = places(rows_);
    std::stable_sort(unions.begin(), unions.end(),
                     [&](int a, int b) { return joint_place(place, a) < joint_place(place, b); });
    unions.erase(std::unique(unions.begin(), unions.end()), unions.end());
    for (const int u : unions) {
      std::vector<int> children = united(u).children;
      std::stable_sort(children.begin(), children.end(), [&](int a, int b) {
        return p_.born[static_cast<Index>(a)] < p_.born[static_cast<Index>(b)];
      });
      for (const int child : children) {
        const auto passes = passes_.find(child);
        if (passes != passes_.end()) {
          for (const int pass : passes->second) order_of(pass).push_back(pass);
          passes_.erase(passes);
        }
        place_family(child);
      }
    }
  }

  double joint_place(const std::vector<int>& place, int u) const {
    const int gap = gap_of_joint(p_, rows_, place, u);
    return gap >= 0 ? gap + 0.5 : place[static_cast<Index>(united(u).partners.front())];
  }

  /// Of links between two rows.
  int crossings(const Rows& rows) const {
    const std::vector<int> place = places(rows);
    int count = 0;
    for (const std::vector<Link>& links : rows.links) {
      std::vector<std::pair<double, double>> ends;
      for (const Link& link : links)
        ends.push_back({source_place(place, link), place[static_cast<Index>(link.target)]});
      for (Index i = 0; i < ends.size(); ++i) {
        for (Index j = i + 1; j < ends.size(); ++j) {
          const double above = ends[i].first - ends[j].first,
                       below = ends[i].second - ends[j].second;
          if (above * below < 0) ++count;
        }
      }
    }
    return count;
  }

  double source_place(const std::vector<int>& place, const Link& link) const {
    return link.from_pass ? place[static_cast<Index>(link.source)]
                          : joint_place(place, link.source);
  }

  double cost() const {
    const std::vector<int> place = places(rows_);
    double cost = 4 * crossings(rows_);
    auto at = [&](int b) { return place[static_cast<Index>(b)]; };
    for (int u = 0; u < static_cast<int>(p_.unions.size()); ++u) {
      const TreeUnion& one = united(u);
      if (one.partners.size() == 2) {
        cost += 1.5 * (std::abs(at(one.partners[0]) - at(one.partners[1])) - 1);
      }
      std::vector<int> there;
      for (const int child : one.children) there.push_back(at(child));
      if (there.size() > 1) {
        const auto [low, high] = std::minmax_element(there.begin(), there.end());
        cost += 0.2 * (*high - *low + 1 - static_cast<double>(there.size()));
      }
      for (Index i = 0; i < there.size(); ++i) {
        for (Index j = 0; j < there.size(); ++j) {
          const bool older = p_.born[static_cast<Index>(one.children[i])] <
                             p_.born[static_cast<Index>(one.children[j])];
          if (older && there[i] > there[j]) cost += 0.3;
        }
      }
    }
    // Who stood left of another stays there.
    for (Index a = 0; a < p_.homes.size(); ++a) {
      for (Index b = 0; b < p_.homes.size(); ++b) {
        if (!p_.homes[a] || !p_.homes[b] || rows_.row_of[a] != rows_.row_of[b]) continue;
        if (p_.homes[a]->x < p_.homes[b]->x && place[a] > place[b]) cost += 2;
      }
    }
    // Partners from left to right as they came; what hangs from something stands below it.
    for (Index b = 0; b < p_.boxes.size(); ++b) {
      for (Index i = 1; i < unions_at_[b].size(); ++i) {
        if (joint_place(place, unions_at_[b][i - 1]) > joint_place(place, unions_at_[b][i]))
          cost += 0.2;
      }
    }
    for (Index r = 0; r < rows_.links.size(); ++r) {
      for (const Link& link : rows_.links[r]) {
        const double above = source_place(place, link) / static_cast<double>(rows_.order[r].size());
        const double below = at(link.target) / static_cast<double>(rows_.order[r + 1].size());
        cost += 0.3 * std::abs(above - below);
      }
    }
    return cost;
  }

  /// Takes stretches of a row elsewhere in it, or turns them around, as long as that helps.
  void improve() {
    double now = cost();
    std::size_t links = 0;
    for (const std::vector<Link>& row : rows_.links) links += row.size();
    const int most_tries =
        static_cast<int>(std::min<std::size_t>(30000, effort / (1 + links * links)));
    int tries = 0;
    for (bool better = true; better && tries < most_tries;) {
      better = false;
      for (std::vector<int>& order : rows_.order) {
        const int n = static_cast<int>(order.size());
        for (int first = 0; first < n && tries < most_tries; ++first) {
          for (int last = first + 1; last <= std::min(n, first + longest_stretch); ++last) {
            for (int to = -1; to < n; ++to) {
              if (to >= first && to < last) continue;
              const std::vector<int> before = order;
              move(order, first, last, to);
              ++tries;
              const double then = cost();
              if (then < now - 1e-9) {
                now = then;
                better = true;
              } else {
                order = before;
              }
            }
          }
        }
      }
    }
  }

  /// `to` < 0: turned around where it is; else to that place.
  static void move(std::vector<int>& order, int first, int last, int to) {
    const auto at = [&](int i) { return order.begin() + i; };
    if (to < 0) {
      std::reverse(at(first), at(last));
    } else if (to < first) {
      std::rotate(at(to), at(first), at(last));
    } else {
      std::rotate(at(first), at(last), at(to) + 1);
    }
  }

  static constexpr std::size_t effort = 20'000'000;  ///< tries times pairs of links
  static constexpr int longest_stretch = 6;

  const TreeProblem& p_;
  Rows rows_;
  std::vector<std::vector<int>> unions_at_;
  std::map<int, std::vector<int>> passes_;  ///< by child: those that have no place yet
  std::vector<bool> placed_;
};

}  // namespace

std::vector<int> places(const Rows& rows) {
  std::vector<int> place(rows.row_of.size(), 0);
  for (const std::vector<int>& order : rows.order) {
    for (Index i = 0; i < order.size(); ++i)
      place[static_cast<Index>(order[i])] = static_cast<int>(i);
  }
  return place;
}

int gap_of_joint(const TreeProblem& problem, const Rows& rows, const std::vector<int>& place,
                 int united) {
  const TreeUnion& one = problem.unions[static_cast<Index>(united)];
  if (one.partners.size() < 2) return -1;
  // The outer partner is the one with fewer others; of two alike the right one.
  const auto [a, b] = std::minmax(one.partners[0], one.partners[1], [&](int x, int y) {
    return place[static_cast<Index>(x)] < place[static_cast<Index>(y)];
  });
  const bool outer_left = rows.couples[static_cast<Index>(a)] < rows.couples[static_cast<Index>(b)];
  return outer_left ? place[static_cast<Index>(a)] : place[static_cast<Index>(b)] - 1;
}

Rows rows_of(const TreeProblem& problem, const std::vector<int>& generation) {
  return RowMaker(problem, generation).make();
}

}  // namespace entente::layout::tree
