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
    auto from = [upward](const Rule& rule) {
      return static_cast<Index>(upward ? rule.below : rule.above);
    };
    auto to = [upward](const Rule& rule) {
      return static_cast<Index>(upward ? rule.above : rule.below);
    };
    // Rules by the variable that they start from: those of v end at ends[v].
    std::vector<Index> ends(n + 1, 0), sorted(rules_.size());
    std::vector<int> waits(n, 0);
    for (const Rule& rule : rules_) {
      ++ends[from(rule) + 1];
      ++waits[to(rule)];
    }
    for (Index v = 0; v < n; ++v) ends[v + 1] += ends[v];
    for (Index r = 0; r < rules_.size(); ++r) sorted[ends[from(rules_[r])]++] = r;
    y.assign(n, 0);
    std::vector<Index> ready;
    ready.reserve(n);
    for (Index v = 0; v < n; ++v) {
      if (waits[v] == 0) ready.push_back(v);
    }
    for (Index i = 0; i < ready.size(); ++i) {
      const Index v = ready[i];
      for (Index k = v == 0 ? 0 : ends[v - 1]; k < ends[v]; ++k) {
        const Rule& rule = rules_[sorted[k]];
        y[to(rule)] = std::max(y[to(rule)], y[v] + rule.distance);
        if (--waits[to(rule)] == 0) ready.push_back(to(rule));
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
