#include <algorithm>
#include <limits>
#include <numeric>

#include "base/random.hpp"
#include "layout/story_lines.hpp"
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
        words_((n_ * (n_ - 1) / 2 + 63) / 64),
        lines_(problem) {
    for (const StoryMoment& moment : problem_.moments) present_.push_back(pairs_of(moment.lines));
  }

  /// Round by round from other starts; of each the best is shaken, now here and now there, as long
  /// as that pays. Then the best of all rounds are combined.
  Orders best() {
    if (problem_.moments.empty()) return {};
    Orders best;
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    for (std::uint64_t round = 0, idle = 0; idle < patience && (round == 0 || !spent()); ++round) {
      Orders found = shaken_down(improved(good_start(round)), round);
      found = improved(with_pool(found));
      remember(found);
      const std::int64_t cost = cost_of(found);
      ++idle;
      if (cost >= least) continue;
      if (cost / cost_of_crossing < least / cost_of_crossing) idle = 0;
      least = cost;
      best = std::move(found);
    }
    return best;
  }

 private:
  static constexpr std::uint64_t starts = 8;    // of a round
  static constexpr std::uint64_t patience = 6;  // rounds that find nothing better
  static constexpr int shakes = 40;             // that find nothing better
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

  /// How many bits are set; std::popcount is a call where the processor is not known.
  static int ones(std::uint64_t bits) {
    bits -= bits >> 1 & 0x5555555555555555u;
    bits = (bits & 0x3333333333333333u) + (bits >> 2 & 0x3333333333333333u);
    bits = (bits + (bits >> 4)) & 0x0f0f0f0f0f0f0f0fu;
    return static_cast<int>(bits * 0x0101010101010101u >> 56);
  }

  /// From the order at moment t - 1 to that at t.
  int cost_between(std::size_t t, const Bits& a, const Bits& b) const {
    int count = 0;
    for (std::size_t w = 0; w < words_; ++w) {
      count += ones((a[w] ^ b[w]) & present_[t - 1][w] & present_[t][w]);
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

  Orders good_start(std::uint64_t round) {
    Orders best;
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    for (std::uint64_t i = 0; i < starts && (i == 0 || !spent(0.4)); ++i) {
      Orders found = settled(start(starts * round + i));
      remember(found);
      const std::int64_t cost = cost_of(found);
      if (cost >= least) continue;
      least = cost;
      best = std::move(found);
    }
    return best;
  }

  void remember(const Orders& orders) {
    pool_.push_back(orders);
    if (pool_.size() > largest_pool) pool_.erase(pool_.begin());
  }

  Orders shaken_down(Orders best, std::uint64_t round) {
    std::int64_t least = cost_of(best);
    base::Random random(round);
    for (int idle = 0; idle < shakes && !spent(); ++idle) {
      Orders other = improved(shaken(best, random));
      const std::int64_t cost = cost_of(other);
      if (cost >= least) continue;
      if (cost / cost_of_crossing < least / cost_of_crossing) idle = -1;
      least = cost;
      best = std::move(other);
    }
    return best;
  }

  /// Other orders in a stretch of time; what is before and after stays.
  Orders shaken(const Orders& orders, base::Random& random) const {
    const auto n = static_cast<double>(orders.size());
    const auto length = static_cast<std::size_t>(1 + 0.35 * n * random.fraction());
    const auto from = static_cast<std::size_t>(n * random.fraction());
    const double noise = static_cast<double>(n_) * (random.fraction() < 0.5 ? 4 : 0.3);
    std::vector<double> wanted(n_), off(n_);
    for (double& place : off) place = noise * (random.fraction() - 0.5);
    Orders changed = orders;
    for (std::size_t t = from; t < std::min(orders.size(), from + length); ++t) {
      for (std::size_t i = 0; i < orders[t].size(); ++i) {
        const auto line = static_cast<std::size_t>(orders[t][i]);
        wanted[line] = static_cast<double>(i) + off[line];
      }
      changed[t] = arranged(problem_.moments[t], wanted);
    }
    return changed;
  }

  /// The best combination of these orders and all of the pool, each also upside down.
  Orders with_pool(const Orders& orders) {
    std::vector<std::vector<Offer>> all(orders.size());
    for (std::size_t t = 0; t < orders.size(); ++t) {
      std::vector<Order> found;
      const auto add = [&](const Order& order) {
        if (std::find(found.begin(), found.end(), order) == found.end()) found.push_back(order);
      };
      add(orders[t]);
      for (const Orders& other : pool_) add(other[t]);
      for (std::size_t i = found.size(); i-- > 0;) add({found[i].rbegin(), found[i].rend()});
      for (Order& order : found) all[t].push_back(offer(t, std::move(order)));
    }
    return combined(all);
  }

  /// The best combination of the candidates of all moments.
  Orders combined(const std::vector<std::vector<Offer>>& all) {
    std::vector<std::vector<std::int64_t>> costs(all.size());
    std::vector<std::vector<std::size_t>> from(all.size());
    std::vector<std::size_t> cheapest;  // of the moment before: the cheapest first
    for (std::size_t t = 0; t < all.size(); ++t) {
      // To make an offer takes as long as to compare a few.
      const std::size_t lines = problem_.moments[t].lines.size();
      spent_ += static_cast<std::int64_t>(all[t].size() * (lines * lines + 4 * lines));
      for (const Offer& now : all[t]) {
        std::int64_t least = t == 0 ? 0 : std::numeric_limits<std::int64_t>::max();
        std::size_t best = 0;
        for (const std::size_t i : cheapest) {
          if (costs[t - 1][i] >= least) break;
          spent_ += static_cast<std::int64_t>(4 * words_);
          const std::int64_t cost =
              costs[t - 1][i] + cost_between(t, all[t - 1][i].above, now.above);
          if (cost >= least) continue;
          least = cost;
          best = i;
        }
        costs[t].push_back(least + now.cost);
        from[t].push_back(best);
      }
      cheapest.resize(all[t].size());
      std::iota(cheapest.begin(), cheapest.end(), std::size_t{0});
      std::stable_sort(cheapest.begin(), cheapest.end(),
                       [&](std::size_t a, std::size_t b) { return costs[t][a] < costs[t][b]; });
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

  /// Whether this share of the effort is spent.
  bool spent(double share = 1) const {
    return static_cast<double>(spent_ + lines_.spent()) >=
           share * static_cast<double>(problem_.budget);
  }

  /// Lines one by one, then blocks, as long as it pays.
  Orders settled(Orders orders) {
    for (bool better = true; better && !spent();) {
      better = false;
      for (int line = 0; line < problem_.lines; ++line) {
        better |= lines_.improve(orders, line, line);
      }
      if (better || spent()) continue;
      std::int64_t cost = cost_of(orders);
      better = step(orders, cost, with_blocks(orders));
    }
    return orders;
  }

  /// Two lines at a time, too.
  Orders improved(Orders orders) {
    const int n = problem_.lines;
    for (bool better = true; better && !spent();) {
      better = false;
      orders = settled(std::move(orders));
      for (int a = 0; a < n && !spent(); ++a) {
        for (int b = a + 1; b < n && !spent(); ++b) {
          better |= lines_.improve(orders, a, b);
        }
      }
    }
    return orders;
  }

  const StoryProblem& problem_;
  std::size_t n_, words_;
  std::vector<Bits> present_;  ///< by moment: pairs of lines that are both there
  std::vector<Orders> pool_;   ///< found before; the first is the best
  StoryLines lines_;
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
