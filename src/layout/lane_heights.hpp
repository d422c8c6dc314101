#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

/// Inside of solve_lanes(): heights that keep their distances.
namespace entente::layout::lanes {

using Index = std::size_t;

/// Differences that heights must keep: above[v] − above[u] ≥ distance.
class Heights {
 public:
  int add() { return size_++; }
  void keep(int above, int below, double distance) { rules_.push_back({above, below, distance}); }

  /// The highest places, y ≥ 0. False if the rules contradict each other; `stuck` then says which
  /// variables are part of that.
  bool solve(std::vector<double>& y, std::vector<bool>& stuck) const {
    return run(y, stuck, false);
  }
  /// The lowest places above `bottom`. Pre: solve() succeeded.
  void solve_upward(std::vector<double>& y, double bottom) const {
    std::vector<bool> ignored;
    run(y, ignored, true);
    for (double& value : y) value = bottom - value;
  }

 private:
  struct Rule {
    int above, below;
    double distance;
  };

  bool run(std::vector<double>& y, std::vector<bool>& stuck, bool upward) const {
    const Index n = static_cast<Index>(size_);
    y.assign(n, 0);
    std::vector<int> waits(n, 0);
    std::vector<std::vector<Index>> next(n);
    for (Index r = 0; r < rules_.size(); ++r) {
      const int from = upward ? rules_[r].below : rules_[r].above;
      const int to = upward ? rules_[r].above : rules_[r].below;
      next[static_cast<Index>(from)].push_back(r);
      ++waits[static_cast<Index>(to)];
    }
    std::vector<int> ready;
    for (int v = 0; v < size_; ++v) {
      if (waits[static_cast<Index>(v)] == 0) ready.push_back(v);
    }
    for (Index i = 0; i < ready.size(); ++i) {
      const Index v = static_cast<Index>(ready[i]);
      for (const Index r : next[v]) {
        const Index to = static_cast<Index>(upward ? rules_[r].above : rules_[r].below);
        y[to] = std::max(y[to], y[v] + rules_[r].distance);
        if (--waits[to] == 0) ready.push_back(static_cast<int>(to));
      }
    }
    stuck.assign(n, false);
    for (Index v = 0; v < n; ++v) stuck[v] = waits[v] > 0;
    return ready.size() == n;
  }

  int size_ = 0;
  std::vector<Rule> rules_;
};

}  // namespace entente::layout::lanes
