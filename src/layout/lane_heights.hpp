#pragma once

#include <cstddef>
#include <vector>

#include "layout/lane_orders.hpp"

/// Inside of solve_lanes(): heights that keep their distances.
namespace entente::layout::lanes {

/// Differences that heights must keep: below − above ≥ distance. They must not contradict each
/// other, as those of lines and boxes cannot: what is above something in one corridor or column is
/// nowhere below it.
class Heights {
 public:
  void reset(int count) { size_ = count; }
  int add() { return size_++; }
  void forget_rules() { rules_.clear(); }
  void keep(int above, int below, double distance) {
    rules_.push_back({static_cast<Index>(above), static_cast<Index>(below), distance});
  }

  /// The highest places, y ≥ 0. False as soon as it is certain that one of them is beyond `most`.
  bool solve(std::vector<double>& y, double most) const {
    y.assign(static_cast<Index>(size_), 0);
    return settled([&] {
      bool moved = false;
      for (const Rule& rule : rules_) {
        const double least = y[rule.above] + rule.distance;
        if (least <= y[rule.below]) continue;
        if (least > most) return Moved::beyond;
        y[rule.below] = least;
        moved = true;
      }
      return moved ? Moved::some : Moved::none;
    });
  }
  /// The lowest places above `bottom`. Pre: solve() succeeded.
  void solve_upward(std::vector<double>& y, double bottom) const {
    y.assign(static_cast<Index>(size_), 0);
    settled([&] {
      bool moved = false;
      for (auto rule = rules_.rbegin(); rule != rules_.rend(); ++rule) {
        const double least = y[rule->below] + rule->distance;
        if (least <= y[rule->above]) continue;
        y[rule->above] = least;
        moved = true;
      }
      return moved ? Moved::some : Moved::none;
    });
    for (double& value : y) value = bottom - value;
  }

 private:
  struct Rule {
    Index above, below;
    double distance;
  };
  enum class Moved { none, some, beyond };

  /// Rules are kept one after the other, again and again, until nothing moves: mostly a few times.
  template <class Sweep>
  bool settled(const Sweep& sweep) const {
    for (int round = 0; round <= size_; ++round) {
      const Moved moved = sweep();
      if (moved != Moved::some) return moved == Moved::none;
    }
    return false;
  }

  int size_ = 0;
  std::vector<Rule> rules_;
};

}  // namespace entente::layout::lanes
