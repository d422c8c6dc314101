#include "layout/lanes.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <set>

#include "layout/lane_places.hpp"

namespace entente::layout {
namespace {

using Index = std::size_t;

/// Looks for the arrangement of least cost: boxes are put where they cost least, the weightiest
/// first, then moved and exchanged as long as that helps.
class LaneSearch {
 public:
  explicit LaneSearch(const LaneProblem& problem) : p_(problem), placer_(problem) {}

  LaneSolution best() {
    const std::vector<int> order = by_weight();
    const int boxes = static_cast<int>(p_.boxes.size());
    for (int columns = std::min(least_columns(), boxes); columns <= std::min(5, boxes); ++columns) {
      if (!room_for(columns)) break;
      if (columns > most_columns()) break;
      if (std::optional<LaneArrangement> found = inserted(order, columns)) {
        improve(std::move(*found));
      }
    }
    if (best_.empty()) return {};
    LaneSolution solution = placer_.place(best_);
    solution.arrangement = std::move(best_);
    return solution;
  }

 private:
  bool any_between() const {
    return std::count(p_.sides.begin(), p_.sides.end(), LaneSide::between) > 0;
  }
  int least_columns() const { return any_between() ? 3 : 2; }
  int most_columns() const { return p_.sides.empty() || any_between() ? 5 : 2; }

  /// Whether a box may stand in column `c` of so many.
  bool allowed(int box, Index c, Index columns) const {
    if (p_.sides.empty()) return true;
    switch (p_.sides[static_cast<Index>(box)]) {
      case LaneSide::anywhere:
        return true;
      case LaneSide::first:
        return c == 0;
      case LaneSide::between:
        return c > 0 && c + 1 < columns;
      case LaneSide::last:
        return c + 1 == columns;
    }
    return true;
  }

  std::vector<int> by_weight() const {
    std::vector<double> weight(p_.boxes.size(), 0);
    for (const LaneLine& line : p_.lines) {
      weight[static_cast<Index>(line.a.box)] += line.weight;
      weight[static_cast<Index>(line.b.box)] += line.weight;
    }
    std::vector<int> order(p_.boxes.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
      return weight[static_cast<Index>(a)] > weight[static_cast<Index>(b)];
    });
    return order;
  }

  /// Whether that many columns of the narrowest boxes leave corridors.
  bool room_for(int columns) const {
    std::vector<double> widths;
    for (const LaneBox& box : p_.boxes) widths.push_back(box.width);
    std::sort(widths.begin(), widths.end());
    double least = (columns - 1) * p_.spacing.least_corridor;
    // The widest box is in some column.
    for (int c = 0; c + 1 < columns; ++c) least += widths[static_cast<Index>(c)];
    return columns <= 2 || least + widths.back() <= p_.area.width;
  }

  /// At least `limit` if it does not cost less.
  double cost(const LaneArrangement& arrangement, double limit) {
    ++tried_;
    return placer_.weigh(arrangement, limit).cost;
  }

  /// None if that gets so high that even few words would not fit, or if one may stand nowhere.
  std::optional<LaneArrangement> inserted(const std::vector<int>& order, int columns) {
    LaneArrangement arrangement(static_cast<Index>(columns));
    for (const int box : order) {
      lanes::Weight least{nowhere, 0};
      LaneArrangement best = arrangement;
      for (Index c = 0; c < arrangement.size(); ++c) {
        if (!allowed(box, c, arrangement.size())) continue;
        for (Index s = 0; s <= arrangement[c].size(); ++s) {
          put(arrangement[c], s, box);
          const lanes::Weight now = placer_.weigh(arrangement, least.cost - 1e-9);
          if (now.cost < least.cost - 1e-9) {
            least = now;
            best = arrangement;
          }
          take(arrangement[c], s);
        }
      }
      if (least.cost >= nowhere) return std::nullopt;
      arrangement = std::move(best);
      if (least.need > hopeless * p_.area.height) return std::nullopt;
    }
    return arrangement;
  }

  static void put(std::vector<int>& column, Index slot, int box) {
    column.insert(column.begin() + static_cast<std::ptrdiff_t>(slot), box);
  }
  static void take(std::vector<int>& column, Index slot) {
    column.erase(column.begin() + static_cast<std::ptrdiff_t>(slot));
  }

  void improve(LaneArrangement arrangement) {
    const lanes::Weight first = placer_.weigh(arrangement, lanes::infinity);
    double now = first.cost;
    // What is far too high is not worth the trouble.
    bool better = first.need < 1.7 * p_.area.height;
    tried_ = 0;
    while (better && tried_ < most_tries) {
      better = any_neighbor(arrangement, [&] {
        if (tried_ >= most_tries) return false;
        const double then = cost(arrangement, now - 1e-6);
        if (then >= now - 1e-6) return false;
        now = then;
        return true;
      });
    }
    std::erase_if(arrangement, [](const std::vector<int>& column) { return column.empty(); });
    now = cost(arrangement, lanes::infinity);
    if (best_.empty() || now < least_ - 1e-6) {
      least_ = now;
      best_ = std::move(arrangement);
    }
  }

  /// Every two boxes exchanged, every box at every other place, until one is better: then it stays
  /// so.
  template <class IsBetter>
  bool any_neighbor(LaneArrangement& arrangement, const IsBetter& is_better) {
    std::vector<std::pair<Index, Index>> places;
    for (Index c = 0; c < arrangement.size(); ++c) {
      for (Index s = 0; s < arrangement[c].size(); ++s) places.push_back({c, s});
    }
    const Index columns = arrangement.size();
    for (Index i = 0; i < places.size(); ++i) {
      for (Index j = i + 1; j < places.size(); ++j) {
        int& one = arrangement[places[i].first][places[i].second];
        int& other = arrangement[places[j].first][places[j].second];
        if (!allowed(one, places[j].first, columns) || !allowed(other, places[i].first, columns)) {
          continue;
        }
        std::swap(one, other);
        if (is_better()) return true;
        std::swap(one, other);
      }
    }
    for (const auto& [c, s] : places) {
      const int box = arrangement[c][s];
      take(arrangement[c], s);
      for (Index k = 0; k < columns; ++k) {
        if (!allowed(box, k, columns)) continue;
        for (Index t = 0; t <= arrangement[k].size(); ++t) {
          if (k == c && t == s) continue;
          // Neighbors that are exchanged: that was tried above, and counts here, too.
          if (k == c && (t + 1 == s || t == s + 1)) {
            tried_ = std::min(tried_ + 1, most_tries);
            continue;
          }
          put(arrangement[k], t, box);
          if (is_better()) return true;
          take(arrangement[k], t);
        }
      }
      put(arrangement[c], s, box);
    }
    return false;
  }

  static constexpr int most_tries = 900;
  static constexpr double nowhere = 1e300;
  static constexpr double hopeless = 4;  ///< times as high as the area

  const LaneProblem& p_;
  lanes::Placer placer_;
  LaneArrangement best_;
  double least_ = 0;
  int tried_ = 0;
};

}  // namespace

bool is_tangle(const LaneProblem& problem, const LaneSolution& solution) {
  return solution.crossings > static_cast<int>(problem.lines.size());
}

std::pair<std::size_t, std::size_t> partners_of(const LaneProblem& problem) {
  std::vector<std::set<int>> partners(problem.boxes.size());
  for (const LaneLine& line : problem.lines) {
    partners[static_cast<Index>(line.a.box)].insert(line.b.box);
    partners[static_cast<Index>(line.b.box)].insert(line.a.box);
  }
  const auto most = std::max_element(
      partners.begin(), partners.end(),
      [](const std::set<int>& a, const std::set<int>& b) { return a.size() < b.size(); });
  return {static_cast<std::size_t>(most - partners.begin()), most->size()};
}

LaneSolution solve_lanes(const LaneProblem& problem) { return LaneSearch(problem).best(); }

LaneSolution solve_lanes(const LaneProblem& problem, const LaneArrangement& arrangement) {
  if (arrangement.empty()) return {};
  LaneSolution solution = lanes::Placer(problem).place(arrangement);
  solution.arrangement = arrangement;
  return solution;
}

}  // namespace entente::layout
