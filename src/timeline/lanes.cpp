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

/// Weight of the joins with lanes both inside and outside of `top`.
double cut(Set top, const std::vector<std::pair<Set, double>>& joins) {
  double sum = 0;
  for (const auto& [lanes, weight] : joins) {
    if ((lanes & top) != 0 && (lanes & ~top) != 0) sum += weight;
  }
  return sum;
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
  std::vector<double> cost(full + 1, std::numeric_limits<double>::infinity());
  std::vector<int> last(full + 1, -1);
  cost[0] = 0;
  for (Set top = 1; top <= full; ++top) {
    const double here = cut(top, sets);
    const int depth = __builtin_popcount(top) - 1;
    for (int lane = 0; lane < count; ++lane) {
      if ((top >> lane & 1) == 0) continue;
      const double whole = cost[top ^ (Set{1} << lane)] + here +
                           pull_up * importance[static_cast<std::size_t>(lane)] * depth;
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

double total_span(const std::vector<int>& order, const std::vector<Join>& joins,
                  const std::vector<double>& importance) {
  std::vector<int> place(order.size());
  double sum = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    place[static_cast<std::size_t>(order[i])] = static_cast<int>(i);
    sum += pull_up * importance[static_cast<std::size_t>(order[i])] * static_cast<double>(i);
  }
  for (const Join& join : joins) {
    int low = std::numeric_limits<int>::max(), high = 0;
    for (int lane : join.lanes) {
      low = std::min(low, place[static_cast<std::size_t>(lane)]);
      high = std::max(high, place[static_cast<std::size_t>(lane)]);
    }
    if (!join.lanes.empty()) sum += join.weight * (high - low);
  }
  return sum;
}

/// By importance, then swaps of any two lanes as long as one helps.
std::vector<int> swapped_order(int count, const std::vector<Join>& joins,
                               const std::vector<double>& importance) {
  std::vector<int> order(static_cast<std::size_t>(count));
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
    return importance[static_cast<std::size_t>(a)] > importance[static_cast<std::size_t>(b)];
  });
  double least = total_span(order, joins, importance);
  for (int round = 0; round < 20; ++round) {
    const double before = least;
    for (std::size_t i = 0; i + 1 < order.size(); ++i) {
      for (std::size_t j = i + 1; j < order.size(); ++j) {
        std::swap(order[i], order[j]);
        const double now = total_span(order, joins, importance);
        if (now < least - 1e-9) {
          least = now;
        } else {
          std::swap(order[i], order[j]);
        }
      }
    }
    if (least >= before) break;
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
