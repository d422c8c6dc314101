#include "timeline/lanes.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <numeric>

namespace entente::timeline {
namespace {

constexpr int most_exact = 12;
constexpr double pull_up = 1e-3;  // importance decides between orders that are equally short

using Set = std::uint32_t;

/// By which lanes are on top: the weight of the joins with lanes both among them and below. It is
/// the same the other way round. Sums grow side by side, so that a compiler makes vector code.
std::vector<double> cuts(Set full, const std::vector<std::pair<Set, double>>& joins) {
  std::vector<double> sums(full + 1, 0);
  const Set half = full / 2;
  for (const auto& [lanes, weight] : joins) {
    for (Set top = 0; top <= half; ++top) {
      const bool crosses =
          static_cast<int>((lanes & top) != 0) & static_cast<int>((lanes & ~top) != 0);
      sums[top] += crosses ? weight : 0;
    }
  }
  for (Set top = 0; top <= half; ++top) sums[full ^ top] = sums[top];
  return sums;
}

/// Best order by dynamic programming over which lanes are on top: a join's span is the number of
/// cuts it crosses.
std::vector<int> exact_order(int count, const std::vector<Join>& joins,
                             const std::vector<double>& importance) {
  std::vector<std::pair<Set, double>> sets;
  for (const Join& join : joins) {
    Set set = 0;
    for (int lane : join.lanes) set |= Set{1} << lane;
    if (join.lanes.size() > 1) sets.push_back({set, join.weight});
  }
  const Set full = (Set{1} << count) - 1;
  std::vector<double> pull;
  for (const double weight : importance) pull.push_back(pull_up * weight);
  std::vector<double> cost(full + 1, std::numeric_limits<double>::infinity());
  std::vector<int> last(full + 1, -1);
  cost[0] = 0;
  const std::vector<double> cut = cuts(full, sets);
  for (Set top = 1; top <= full; ++top) {
    const double here = cut[top];
    const int depth = __builtin_popcount(top) - 1;
    for (int lane = 0; lane < count; ++lane) {
      if ((top >> lane & 1) == 0) continue;
      const double whole =
          cost[top ^ (Set{1} << lane)] + here + pull[static_cast<std::size_t>(lane)] * depth;
      if (whole < cost[top] - 1e-12) {
        cost[top] = whole;
        last[top] = lane;
      }
    }
  }
  std::vector<int> order;
  for (Set top = full; top != 0; top ^= Set{1} << order.back()) order.push_back(last[top]);
  std::reverse(order.begin(), order.end());
  return order;
}

/// How much longer joins get, and how much farther down what is important, if two lanes are
/// exchanged.
class Exchange {
 public:
  Exchange(const std::vector<int>& order, const std::vector<Join>& joins,
           const std::vector<double>& importance)
      : joins_(joins), importance_(importance), place_(order.size()), joins_of_(order.size()) {
    for (std::size_t i = 0; i < order.size(); ++i) place_[static_cast<std::size_t>(order[i])] = i;
    for (const Join& join : joins) spans_.push_back(span(join));
    for (std::size_t j = 0; j < joins.size(); ++j) {
      for (const int lane : joins[j].lanes) {
        std::vector<std::size_t>& of_lane = joins_of_[static_cast<std::size_t>(lane)];
        if (of_lane.empty() || of_lane.back() != j) of_lane.push_back(j);
      }
    }
  }

  double gain(int a, int b) {
    const auto x = static_cast<std::size_t>(a), y = static_cast<std::size_t>(b);
    const double down = static_cast<double>(place_[y]) - static_cast<double>(place_[x]);
    double sum = pull_up * (importance_[x] - importance_[y]) * down;
    std::swap(place_[x], place_[y]);
    // Joins of both are as long as before.
    for (const std::size_t lane : {x, y}) {
      for (const std::size_t join : joins_of_[lane]) sum += span(joins_[join]) - spans_[join];
    }
    std::swap(place_[x], place_[y]);
    return sum;
  }

  void take(int a, int b) {
    const auto x = static_cast<std::size_t>(a), y = static_cast<std::size_t>(b);
    std::swap(place_[x], place_[y]);
    for (const std::size_t lane : {x, y}) {
      for (const std::size_t join : joins_of_[lane]) spans_[join] = span(joins_[join]);
    }
  }

 private:
  double span(const Join& join) const {
    std::size_t low = place_.size(), high = 0;
    for (const int lane : join.lanes) {
      low = std::min(low, place_[static_cast<std::size_t>(lane)]);
      high = std::max(high, place_[static_cast<std::size_t>(lane)]);
    }
    return join.weight * static_cast<double>(high - low);
  }

  const std::vector<Join>& joins_;
  const std::vector<double>& importance_;
  std::vector<std::size_t> place_;                  ///< by lane
  std::vector<double> spans_;                       ///< by join
  std::vector<std::vector<std::size_t>> joins_of_;  ///< by lane
};

/// By importance, then swaps of any two lanes as long as one helps.
std::vector<int> swapped_order(int count, const std::vector<Join>& joins,
                               const std::vector<double>& importance) {
  std::vector<int> order(static_cast<std::size_t>(count));
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
    return importance[static_cast<std::size_t>(a)] > importance[static_cast<std::size_t>(b)];
  });
  Exchange exchange(order, joins, importance);
  for (int round = 0; round < 20; ++round) {
    bool any = false;
    for (std::size_t i = 0; i + 1 < order.size(); ++i) {
      for (std::size_t j = i + 1; j < order.size(); ++j) {
        if (exchange.gain(order[i], order[j]) >= -1e-9) continue;
        exchange.take(order[i], order[j]);
        std::swap(order[i], order[j]);
        any = true;
      }
    }
    if (!any) break;
  }
  return order;
}

/// Joins of the same lanes count as one: thousands of items join a few lanes in a few hundred ways.
std::vector<Join> added_up(const std::vector<Join>& joins) {
  std::map<std::vector<int>, std::size_t> index;
  std::vector<Join> sums;
  for (const Join& join : joins) {
    std::vector<int> lanes = join.lanes;
    std::sort(lanes.begin(), lanes.end());
    const auto [at, added] = index.emplace(std::move(lanes), sums.size());
    if (added) {
      sums.push_back(join);
    } else {
      sums[at->second].weight += join.weight;
    }
  }
  return sums;
}

}  // namespace

std::vector<int> order_lanes(int count, const std::vector<Join>& joins,
                             const std::vector<double>& importance) {
  if (count <= 0) return {};
  const std::vector<Join> sums = added_up(joins);
  return count <= most_exact ? exact_order(count, sums, importance)
                             : swapped_order(count, sums, importance);
}

std::vector<int> pack_rows(const std::vector<Stretch>& stretches, double gap) {
  std::vector<std::size_t> order(stretches.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return stretches[a].from < stretches[b].from;
  });
  std::vector<Stretch> last;  // of each row
  std::vector<int> row_of(stretches.size(), 0);
  for (std::size_t i : order) {
    const Stretch& stretch = stretches[i];
    std::size_t row = 0;
    for (; row < last.size(); ++row) {
      const bool same = last[row].kind == stretch.kind && last[row].from == stretch.from &&
                        last[row].to == stretch.to;
      if (same || last[row].to + gap <= stretch.from) break;
    }
    if (row == last.size()) last.push_back(stretch);
    last[row] = stretch;
    row_of[i] = static_cast<int>(row);
  }
  return row_of;
}

}  // namespace entente::timeline
