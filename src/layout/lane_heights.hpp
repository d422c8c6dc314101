#pragma once

#include <algorithm>
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
  /// Forgets all but the first `count` heights.
  void reset(int count) { size_ = count; }
  int add() { return size_++; }

  /// All heights are 0 again, and nothing is to be kept.
  void forget_rules() {
    rules_.clear();
    heights_.assign(static_cast<Index>(size_), 0);
    highest_ = 0;
  }
  /// Moves down what is below, and nothing else yet.
  void keep(int above, int below, double distance) {
    rules_.push_back({static_cast<Index>(above), static_cast<Index>(below), distance});
    obey(rules_.back());
  }
  double highest() const { return highest_; }

  /// The highest places, y ≥ 0. False as soon as it is certain that one of them is beyond `most`.
  bool solve(std::vector<double>& y, double most) {
    const bool settled = settle([&] {
      bool moved = false;
      for (const Rule& rule : rules_) moved = obey(rule) || moved;
      return moved && highest_ <= most;
    });
    y = heights_;
    return settled && highest_ <= most;
  }
  /// The lowest places above `bottom`. Pre: solve() succeeded.
  void solve_upward(std::vector<double>& y, double bottom) const {
    y.assign(static_cast<Index>(size_), 0);
    settle([&] {
      bool moved = false;
      for (auto rule = rules_.rbegin(); rule != rules_.rend(); ++rule) {
        const double least = y[rule->below] + rule->distance;
        if (least <= y[rule->above]) continue;
        y[rule->above] = least;
        moved = true;
      }
      return moved;
    });
    for (double& value : y) value = bottom - value;
  }

 private:
  struct Rule {
    Index above, below;
    double distance;
  };

  bool obey(const Rule& rule) {
    const double least = heights_[rule.above] + rule.distance;
    if (least <= heights_[rule.below]) return false;
    heights_[rule.below] = least;
    highest_ = std::max(highest_, least);
    return true;
  }

  /// Rules are kept one after the other, again and again, until nothing moves: mostly once or
  /// twice.
  template <class Sweep>
  bool settle(const Sweep& sweep) const {
    for (int round = 0; round <= size_; ++round) {
      if (!sweep()) return true;
    }
    return false;
  }

  int size_ = 0;
  std::vector<Rule> rules_;
  std::vector<double> heights_;
  double highest_ = 0;
};

}  // namespace entente::layout::lanes
