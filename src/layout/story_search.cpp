#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>

#include "base/random.hpp"
#include "layout/story_orders.hpp"

namespace entente::layout {
namespace {

using Order = std::vector<int>;
using Orders = std::vector<Order>;
using Bits = std::vector<std::uint64_t>;

/// One bit for each pair of lines: whether the first stands above the second. So two orders are
/// compared in a few instructions.
struct Offer {
  Order order;
  Bits above;
  int cost = 0;
};

/// Searches in large steps: each offers many orders for every moment, and dynamic programming takes
/// the best of all their combinations. What was there before is always among them, so nothing gets
/// worse.
class StorySearch {
 public:
  explicit StorySearch(const StoryProblem& problem)
      : problem_(problem),
        n_(static_cast<std::size_t>(problem.lines)),
        words_((n_ * (n_ - 1) / 2 + 63) / 64) {
    for (const StoryMoment& moment : problem_.moments) present_.push_back(pairs_of(moment.lines));
  }

  /// From several starts; then again and again from the best, shaken in a stretch of time. Whatever
  /// was found is combined.
  Orders best() {
    if (problem_.moments.empty()) return {};
    Orders best = improved(start(0));
    std::int64_t least = cost_of(best);
    pool_ = {best};
    for (std::uint64_t seed = 1, idle = 0; idle < patience && spent_ < problem_.budget; ++seed) {
      Orders other = improved(seed <= starts ? start(seed) : shaken(best, seed));
      pool_.push_back(other);
      if (pool_.size() > largest_pool) pool_.erase(pool_.begin() + 1);
      other = improved(with_pool(other));
      const std::int64_t cost = cost_of(other);
      ++idle;
      if (cost >= least) continue;
      if (cost / cost_of_crossing < least / cost_of_crossing) idle = 0;
      least = cost;
      best = std::move(other);
      pool_.front() = best;
    }
    return best;
  }

 private:
  static constexpr std::uint64_t starts = 8, patience = 16;
  static constexpr std::size_t largest_pool = 12;
  static constexpr int sweeps = 4;
  static constexpr std::size_t most_candidates = 400;  // of one moment

  static std::size_t index(std::size_t low, std::size_t high) {
    return high * (high - 1) / 2 + low;
  }

  Bits pairs_of(const std::vector<int>& lines) const {
    Bits bits(words_);
    for (const int a : lines) {
      for (const int b : lines) {
        if (a >= b) continue;
        const std::size_t i = index(static_cast<std::size_t>(a), static_cast<std::size_t>(b));
        bits[i / 64] |= std::uint64_t{1} << (i % 64);
      }
    }
    return bits;
  }

  Offer offer(std::size_t t, Order order) const {
    Offer result;
    result.above.assign(words_, 0);
    for (std::size_t i = 0; i < order.size(); ++i) {
      for (std::size_t j = i + 1; j < order.size(); ++j) {
        if (order[i] > order[j]) continue;
        const std::size_t at =
            index(static_cast<std::size_t>(order[i]), static_cast<std::size_t>(order[j]));
        result.above[at / 64] |= std::uint64_t{1} << (at % 64);
      }
    }
    result.cost = cost_of_order(problem_, problem_.moments[t], order);
    result.order = std::move(order);
    return result;
  }

  /// From the order at moment t - 1 to that at t.
  int cost_between(std::size_t t, const Bits& a, const Bits& b) const {
    int count = 0;
    for (std::size_t w = 0; w < words_; ++w) {
      count += std::popcount((a[w] ^ b[w]) & present_[t - 1][w] & present_[t][w]);
    }
    return count * (cost_of_crossing + problem_.moments[t].awkward);
  }

  std::int64_t cost_of(const Orders& orders) const {
    std::int64_t sum = 0;
    Offer before;
    for (std::size_t t = 0; t < orders.size(); ++t) {
      Offer now = offer(t, orders[t]);
      sum += now.cost;
      if (t > 0) sum += cost_between(t, before.above, now.above);
      before = std::move(now);
    }
    return sum;
  }

  /// Members of a meeting together, blocks and lines by where they stood before: `wanted`, by line.
  static Order arranged(const StoryMoment& moment, const std::vector<double>& wanted) {
    struct Unit {
      double at = 0;
      std::vector<int> lines;
    };
    const auto less = [&](int a, int b) {
      return wanted[static_cast<std::size_t>(a)] < wanted[static_cast<std::size_t>(b)];
    };
    std::vector<Unit> blocks;
    std::vector<bool> met(wanted.size());
    for (const std::vector<int>& meeting : moment.meetings) {
      Unit block{0, meeting};
      for (const int line : meeting) {
        met[static_cast<std::size_t>(line)] = true;
        block.at += wanted[static_cast<std::size_t>(line)] / static_cast<double>(meeting.size());
      }
      std::stable_sort(block.lines.begin(), block.lines.end(), less);
      blocks.push_back(std::move(block));
    }
    for (const int line : moment.lines) {
      const auto i = static_cast<std::size_t>(line);
      if (!met[i]) blocks.push_back({wanted[i], {line}});
    }
    std::stable_sort(blocks.begin(), blocks.end(),
                     [](const Unit& a, const Unit& b) { return a.at < b.at; });
    Order order;
    for (const Unit& block : blocks) {
      order.insert(order.end(), block.lines.begin(), block.lines.end());
    }
    return order;
  }

  /// Orders from sweeps to and fro, from some order of all lines.
  Orders start(std::uint64_t seed) const {
    base::Random random(seed);
    std::vector<double> wanted(n_);
    for (std::size_t i = 0; i < n_; ++i) {
      const bool ranked = seed == 0 && !problem_.rank.empty();
      wanted[i] = ranked ? problem_.rank[i] : static_cast<double>(n_) * random.fraction();
    }
    Orders orders(problem_.moments.size());
    for (int sweep = 0; sweep < sweeps; ++sweep) {
      for (std::size_t i = 0; i < orders.size(); ++i) {
        const std::size_t t = sweep % 2 == 0 ? i : orders.size() - 1 - i;
        orders[t] = arranged(problem_.moments[t], wanted);
        const double step = static_cast<double>(n_) / static_cast<double>(orders[t].size() + 1);
        for (std::size_t k = 0; k < orders[t].size(); ++k) {
          wanted[static_cast<std::size_t>(orders[t][k])] = step * static_cast<double>(k + 1);
        }
      }
    }
    return orders;
  }

  /// Other orders in a stretch of time; what is before and after stays.
  Orders shaken(const Orders& orders, std::uint64_t seed) const {
    base::Random random(seed);
    const auto n = static_cast<double>(orders.size());
    const auto length = static_cast<std::size_t>(1 + 0.35 * n * random.fraction());
    const auto from = static_cast<std::size_t>(n * random.fraction());
    std::vector<double> wanted(n_);
    for (double& place : wanted) place = static_cast<double>(n_) * random.fraction();
    Orders changed = orders;
    for (std::size_t t = from; t < std::min(orders.size(), from + length); ++t) {
      changed[t] = arranged(problem_.moments[t], wanted);
    }
    return changed;
  }

  /// The best combination of these orders and all of the pool.
  Orders with_pool(const Orders& orders) {
    std::vector<std::vector<Offer>> all(orders.size());
    for (std::size_t t = 0; t < orders.size(); ++t) {
      std::vector<Order> found = {orders[t]};
      for (const Orders& other : pool_) {
        if (std::find(found.begin(), found.end(), other[t]) == found.end()) {
          found.push_back(other[t]);
        }
      }
      for (Order& order : found) all[t].push_back(offer(t, std::move(order)));
    }
    return combined(all);
  }

  /// The best combination of the candidates of all moments.
  Orders combined(const std::vector<std::vector<Offer>>& all) {
    std::vector<std::vector<std::int64_t>> costs(all.size());
    std::vector<std::vector<std::size_t>> from(all.size());
    for (std::size_t t = 0; t < all.size(); ++t) {
      // To make an offer takes as long as to compare a few.
      const std::size_t lines = problem_.moments[t].lines.size();
      spent_ += static_cast<std::int64_t>(all[t].size() * lines * lines);
      for (const Offer& now : all[t]) {
        std::int64_t least = 0;
        std::size_t best = 0;
        if (t > 0) {
          least = std::numeric_limits<std::int64_t>::max();
          for (std::size_t i = 0; i < all[t - 1].size(); ++i) {
            const std::int64_t cost =
                costs[t - 1][i] + cost_between(t, all[t - 1][i].above, now.above);
            if (cost >= least) continue;
            least = cost;
            best = i;
          }
          spent_ += static_cast<std::int64_t>(all[t - 1].size() * words_);
        }
        costs[t].push_back(least + now.cost);
        from[t].push_back(best);
      }
    }
    Orders orders(all.size());
    std::size_t t = all.size() - 1;
    auto at = static_cast<std::size_t>(std::min_element(costs[t].begin(), costs[t].end()) -
                                       costs[t].begin());
    for (;; --t) {
      orders[t] = all[t][at].order;
      if (t == 0) return orders;
      at = from[t][at];
    }
  }

  /// The order and all that `line` anywhere else makes of it.
  static void reinsert(int line, const StoryMoment& moment, const Order& order,
                       std::vector<Order>& out) {
    const auto found = std::find(order.begin(), order.end(), line);
    if (found == order.end()) return;
    Order rest = order;
    rest.erase(rest.begin() + (found - order.begin()));
    for (std::size_t at = 0; at <= rest.size(); ++at) {
      Order moved = rest;
      moved.insert(moved.begin() + static_cast<std::ptrdiff_t>(at), line);
      if (moved != order && keeps_meetings(moment, moved)) out.push_back(std::move(moved));
    }
  }

  /// One or two lines taken out and put in anywhere.
  Orders with_lines(const Orders& orders, int first, int second) {
    std::vector<std::vector<Offer>> all(orders.size());
    for (std::size_t t = 0; t < orders.size(); ++t) {
      const StoryMoment& moment = problem_.moments[t];
      std::vector<Order> found = {orders[t]};
      // Between the two moves a meeting may be torn: only what comes out counts.
      StoryMoment free = moment;
      if (first != second) free.meetings.clear();
      reinsert(first, free, orders[t], found);
      if (first != second) {
        const std::size_t count = found.size();
        for (std::size_t i = 0; i < count; ++i) {
          const Order one = found[i];
          reinsert(second, moment, one, found);
        }
        std::erase_if(found, [&](const Order& order) { return !keeps_meetings(moment, order); });
        std::sort(found.begin() + 1, found.end());
        found.erase(std::unique(found.begin() + 1, found.end()), found.end());
      }
      for (Order& order : found) all[t].push_back(offer(t, std::move(order)));
    }
    return combined(all);
  }

  /// Neighbouring lines that move together, or turn around.
  Orders with_blocks(const Orders& orders) {
    std::vector<std::vector<Offer>> all(orders.size());
    for (std::size_t t = 0; t < orders.size(); ++t) {
      const Order& order = orders[t];
      all[t].push_back(offer(t, order));
      const auto add = [&](Order changed) {
        if (all[t].size() < most_candidates && keeps_meetings(problem_.moments[t], changed)) {
          all[t].push_back(offer(t, std::move(changed)));
        }
      };
      const auto n = static_cast<std::ptrdiff_t>(order.size());
      for (std::ptrdiff_t length = 1; length < n; ++length) {
        for (std::ptrdiff_t from = 0; from + 2 * length <= n + length - 1; ++from) {
          if (length > 1) {
            Order turned = order;
            std::reverse(turned.begin() + from, turned.begin() + from + length);
            add(std::move(turned));
          }
          for (std::ptrdiff_t to = from + length + 1; to <= n; ++to) {
            Order moved = order;
            std::rotate(moved.begin() + from, moved.begin() + from + length, moved.begin() + to);
            add(std::move(moved));
          }
        }
      }
    }
    return combined(all);
  }

  /// Takes a step if it pays.
  bool step(Orders& orders, std::int64_t& cost, Orders next) const {
    const std::int64_t now = cost_of(next);
    if (now >= cost) return false;
    cost = now;
    orders = std::move(next);
    return true;
  }

  Orders improved(Orders orders) {
    std::int64_t cost = cost_of(orders);
    const int n = problem_.lines;
    for (bool better = true; better && spent_ < problem_.budget;) {
      better = false;
      for (int line = 0; line < n; ++line) {
        better |= step(orders, cost, with_lines(orders, line, line));
      }
      better |= step(orders, cost, with_blocks(orders));
      if (better) continue;
      for (int a = 0; a < n && spent_ < problem_.budget; ++a) {
        for (int b = a + 1; b < n && spent_ < problem_.budget; ++b) {
          better |= step(orders, cost, with_lines(orders, a, b));
        }
      }
    }
    return orders;
  }

  const StoryProblem& problem_;
  std::size_t n_, words_;
  std::vector<Bits> present_;  ///< by moment: pairs of lines that are both there
  std::vector<Orders> pool_;   ///< found before; the first is the best
  std::int64_t spent_ = 0;
};

}  // namespace

StoryOrders searched_story(const StoryProblem& problem) {
  StoryOrders result;
  result.orders = StorySearch(problem).best();
  result.crossings = crossings_of(problem, result.orders);
  return result;
}

}  // namespace entente::layout
