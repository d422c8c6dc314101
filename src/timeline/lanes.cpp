#include "timeline/lanes.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <limits>
#include <map>
#include <numeric>

namespace entente::timeline {
namespace {

constexpr int most_exact = 12;
constexpr double pull_up = 1e-3;  // importance decides between orders that are equally short

using Set = std::uint32_t;

/// By which lanes are on top: the weight of the joins with lanes both among them and below, which
/// are all but those that have lanes on one side alone.
std::vector<double> cuts(Set full, const std::vector<std::pair<Set, double>>& joins) {
  std::vector<double> within(full + 1, 0);
  for (const auto& [lanes, weight] : joins) within[lanes] += weight;
  for (Set lane = 1; lane <= full; lane *= 2) {
    for (Set with = lane; with <= full; with += 2 * lane) {
      for (Set rest = 0; rest < lane; ++rest) within[with + rest] += within[with - lane + rest];
    }
  }
  std::vector<double> sums(full + 1, 0);
  for (Set top = 0; top <= full; ++top) sums[top] = within[full] - within[top] - within[full ^ top];
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
    const int depth = std::popcount(top) - 1;
    for (Set rest = top; rest != 0; rest &= rest - 1) {
      const int lane = std::countr_zero(rest);
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
      : importance_(importance), place_(order.size()), joins_of_(order.size()) {
    for (std::size_t i = 0; i < order.size(); ++i) {
      place_[static_cast<std::size_t>(order[i])] = static_cast<int>(i);
    }
    for (const Join& join : joins) {
      if (join.lanes.size() < 2) continue;
      for (const int lane : join.lanes) {
        joins_of_[static_cast<std::size_t>(lane)].push_back(spans_.size());
      }
      std::vector<bool> has(order.size(), false);
      for (const int lane : join.lanes) has[static_cast<std::size_t>(lane)] = true;
      spans_.push_back({&join, std::move(has)});
      measure(spans_.back());
    }
  }

  double gain(int a, int b) const {
    const auto x = static_cast<std::size_t>(a), y = static_cast<std::size_t>(b);
    return pull_up * (importance_[x] - importance_[y]) * (place_[y] - place_[x]) + longer(x, y) +
           longer(y, x);
  }

  void take(int a, int b) {
    const auto x = static_cast<std::size_t>(a), y = static_cast<std::size_t>(b);
    std::swap(place_[x], place_[y]);
    for (const std::size_t lane : {x, y}) {
      for (const std::size_t join : joins_of_[lane]) measure(spans_[join]);
    }
  }

 private:
  /// From where to where a join goes, and would go without its first or its last lane.
  struct Span {
    const Join* join;
    std::vector<bool> has;  ///< by lane
    int low = 0, second = 0, last_but_one = 0, high = 0;
  };

  void measure(Span& span) const {
    span.low = span.second = static_cast<int>(place_.size());
    span.high = span.last_but_one = -1;
    for (const int lane : span.join->lanes) {
      const int place = place_[static_cast<std::size_t>(lane)];
      span.second = std::min(span.second, std::max(span.low, place));
      span.low = std::min(span.low, place);
      span.last_but_one = std::max(span.last_but_one, std::min(span.high, place));
      span.high = std::max(span.high, place);
    }
  }

  /// By how much the joins of a lane get longer if it stands where another does: those of both are
  /// as long as before.
  double longer(std::size_t lane, std::size_t other) const {
    const int from = place_[lane], to = place_[other];
    double sum = 0;
    for (const std::size_t at : joins_of_[lane]) {
      const Span& span = spans_[at];
      if (span.has[other]) continue;
      const int low = std::min(to, from == span.low ? span.second : span.low);
      const int high = std::max(to, from == span.high ? span.last_but_one : span.high);
      sum += span.join->weight * ((high - low) - (span.high - span.low));
    }
    return sum;
  }

  const std::vector<double>& importance_;
  std::vector<int> place_;  ///< by lane
  std::vector<Span> spans_;
  std::vector<std::vector<std::size_t>> joins_of_;  ///< by lane: of `spans_`
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
  const std::size_t pairs = order.size() * (order.size() - 1) / 2;
  std::size_t calm = 0;  // pairs that were looked at since one was exchanged
  for (int round = 0; round < 20; ++round) {
    for (std::size_t i = 0; i + 1 < order.size(); ++i) {
      for (std::size_t j = i + 1; j < order.size(); ++j) {
        if (calm++ == pairs) return order;
        if (exchange.gain(order[i], order[j]) >= -1e-9) continue;
        exchange.take(order[i], order[j]);
        std::swap(order[i], order[j]);
        calm = 0;
      }
    }
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
