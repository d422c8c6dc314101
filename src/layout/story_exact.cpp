#include <algorithm>
#include <limits>
#include <map>
#include <memory>
#include <numeric>

#include "layout/story_orders.hpp"

namespace entente::layout {
namespace {

constexpr std::size_t most_active = 8;        // 40320 orders
constexpr std::size_t most_work = 8'000'000;  // orders of all moments together
constexpr int never = std::numeric_limits<int>::max() / 2;

/// All orders of n things in alphabetical order, and which order a swap of neighbours leads to.
class Permutations {
 public:
  explicit Permutations(std::size_t n) : n_(n) {
    std::vector<int> order(n);
    std::iota(order.begin(), order.end(), 0);
    do {
      all_.push_back(order);
    } while (std::next_permutation(order.begin(), order.end()));
    for (const std::vector<int>& from : all_) {
      for (std::size_t k = 0; k + 1 < n; ++k) {
        std::vector<int> to = from;
        std::swap(to[k], to[k + 1]);
        swapped_.push_back(rank(to));
      }
    }
  }

  std::size_t size() const { return all_.size(); }
  const std::vector<int>& operator[](std::size_t i) const { return all_[i]; }
  std::size_t swaps() const { return n_ > 0 ? n_ - 1 : 0; }
  std::size_t swapped(std::size_t i, std::size_t k) const { return swapped_[i * swaps() + k]; }

  static std::size_t rank(const std::vector<int>& order) {
    std::size_t sum = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
      std::size_t smaller = 0;
      for (std::size_t j = i + 1; j < order.size(); ++j) smaller += order[j] < order[i];
      sum = sum * (order.size() - i) + smaller;
    }
    return sum;
  }

 private:
  std::size_t n_;
  std::vector<std::vector<int>> all_;
  std::vector<std::size_t> swapped_;
};

/// From one moment to the next only lines that are in both can cross: the orders of those.
struct Passage {
  std::vector<int> lines;
  std::vector<int> before;  ///< least cost of being in each order as the passage begins
  std::vector<int> after;   ///< the same as it ends, after any number of crossings
  int cost = 0;             ///< of one crossing
};

class ExactOrders {
 public:
  explicit ExactOrders(const StoryProblem& problem) : problem_(problem) {}

  StoryOrders run() {
    for (std::size_t t = 0; t < problem_.moments.size(); ++t) {
      if (t > 0) pass(t);
      arrive(t);
    }
    StoryOrders result;
    result.orders = way();
    result.crossings = result.bound = crossings_of(problem_, result.orders);
    return result;
  }

 private:
  const Permutations& orders_of(std::size_t n) {
    std::unique_ptr<Permutations>& orders = permutations_[n];
    if (!orders) orders = std::make_unique<Permutations>(n);
    return *orders;
  }

  static std::vector<int> sorted(std::vector<int> lines) {
    std::sort(lines.begin(), lines.end());
    return lines;
  }
  std::vector<int> lines_at(std::size_t t) const { return sorted(problem_.moments[t].lines); }

  static std::vector<int> named(const std::vector<int>& order, const std::vector<int>& lines) {
    std::vector<int> names;
    for (const int i : order) names.push_back(lines[static_cast<std::size_t>(i)]);
    return names;
  }

  /// By place among `lines`: the place among `fewer`, or -1.
  static std::vector<int> places_among(const std::vector<int>& lines,
                                       const std::vector<int>& fewer) {
    std::vector<int> places;
    for (const int line : lines) {
      const auto at = std::lower_bound(fewer.begin(), fewer.end(), line);
      const bool there = at != fewer.end() && *at == line;
      places.push_back(there ? static_cast<int>(at - fewer.begin()) : -1);
    }
    return places;
  }

  /// The rank of what an order leaves of the lines that stay.
  static std::size_t restricted(const std::vector<int>& order, const std::vector<int>& places) {
    std::vector<int> fewer;
    for (const int i : order) {
      const int place = places[static_cast<std::size_t>(i)];
      if (place >= 0) fewer.push_back(place);
    }
    return Permutations::rank(fewer);
  }

  void pass(std::size_t t) {
    const std::vector<int> from = lines_at(t - 1), to = lines_at(t);
    Passage passage;
    std::set_intersection(from.begin(), from.end(), to.begin(), to.end(),
                          std::back_inserter(passage.lines));
    passage.cost = cost_of_crossing + problem_.moments[t].awkward;
    const Permutations& orders = orders_of(from.size());
    const std::vector<int> places = places_among(from, passage.lines);
    passage.before.assign(orders_of(passage.lines.size()).size(), never);
    for (std::size_t i = 0; i < orders.size(); ++i) {
      if (costs_.back()[i] >= never) continue;
      int& least = passage.before[restricted(orders[i], places)];
      least = std::min(least, costs_.back()[i]);
    }
    passage.after = relaxed(passage);
    passages_.push_back(std::move(passage));
  }

  /// Each order may be reached from its neighbours by one crossing: the cheapest first.
  std::vector<int> relaxed(const Passage& passage) {
    const Permutations& orders = orders_of(passage.lines.size());
    std::vector<int> least = passage.before;
    std::vector<std::size_t> given, reached;
    for (std::size_t i = 0; i < least.size(); ++i) {
      if (least[i] < never) given.push_back(i);
    }
    std::stable_sort(given.begin(), given.end(),
                     [&](std::size_t a, std::size_t b) { return least[a] < least[b]; });
    // What is reached comes in order of cost, too, as every step costs the same.
    for (std::size_t g = 0, r = 0; g < given.size() || r < reached.size();) {
      const bool from_given = r == reached.size() ||
                              (g < given.size() && passage.before[given[g]] <= least[reached[r]]);
      const std::size_t at = from_given ? given[g++] : reached[r++];
      if (from_given && least[at] < passage.before[at]) continue;
      for (std::size_t k = 0; k < orders.swaps(); ++k) {
        const std::size_t next = orders.swapped(at, k);
        if (least[next] <= least[at] + passage.cost) continue;
        least[next] = least[at] + passage.cost;
        reached.push_back(next);
      }
    }
    return least;
  }

  void arrive(std::size_t t) {
    const StoryMoment& moment = problem_.moments[t];
    const std::vector<int> lines = lines_at(t);
    const Permutations& orders = orders_of(lines.size());
    std::vector<int> costs(orders.size(), never), places;
    if (t > 0) places = places_among(lines, passages_.back().lines);
    for (std::size_t i = 0; i < orders.size(); ++i) {
      const std::vector<int> order = named(orders[i], lines);
      if (!keeps_meetings(moment, order)) continue;
      const int so_far = t > 0 ? passages_.back().after[restricted(orders[i], places)] : 0;
      costs[i] = so_far + cost_of_order(problem_, moment, order);
    }
    costs_.push_back(std::move(costs));
  }

  /// Back from the cheapest end.
  std::vector<std::vector<int>> way() {
    std::vector<std::vector<int>> result(problem_.moments.size());
    if (result.empty()) return result;
    std::size_t t = result.size() - 1;
    std::size_t at = static_cast<std::size_t>(std::min_element(costs_[t].begin(), costs_[t].end()) -
                                              costs_[t].begin());
    for (;; --t) {
      const std::vector<int> lines = lines_at(t);
      result[t] = named(orders_of(lines.size())[at], lines);
      if (t == 0) return result;
      at = came_from(t, at);
    }
  }

  std::size_t came_from(std::size_t t, std::size_t at) {
    const Passage& passage = passages_[t - 1];
    const std::vector<int> from = lines_at(t - 1), to = lines_at(t);
    const Permutations& between = orders_of(passage.lines.size());
    std::size_t order = restricted(orders_of(to.size())[at], places_among(to, passage.lines));
    while (passage.before[order] != passage.after[order]) {
      std::size_t k = 0;
      while (passage.after[between.swapped(order, k)] + passage.cost != passage.after[order]) ++k;
      order = between.swapped(order, k);
    }
    const std::vector<int> places = places_among(from, passage.lines);
    const Permutations& orders = orders_of(from.size());
    std::size_t i = 0;
    while (costs_[t - 1][i] != passage.before[order] || restricted(orders[i], places) != order) ++i;
    return i;
  }

  const StoryProblem& problem_;
  std::map<std::size_t, std::unique_ptr<Permutations>> permutations_;
  std::vector<std::vector<int>> costs_;  ///< by moment and order
  std::vector<Passage> passages_;        ///< by moment, from the second
};

}  // namespace

std::optional<StoryOrders> exact_story(const StoryProblem& problem) {
  std::size_t work = 0;
  for (const StoryMoment& moment : problem.moments) {
    if (moment.lines.size() > most_active) return std::nullopt;
    std::size_t orders = 1;
    for (std::size_t i = 2; i <= moment.lines.size(); ++i) orders *= i;
    work += orders;
  }
  if (work > most_work) return std::nullopt;
  return ExactOrders(problem).run();
}

}  // namespace entente::layout
