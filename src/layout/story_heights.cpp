#include "layout/story_heights.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/isotonic.hpp"

namespace entente::layout {
namespace {

std::size_t index(int line) { return static_cast<std::size_t>(line); }

constexpr double least_weight = 1e-3;  // of what is loose

/// Lines that keep their distance: members of a meeting, or one line.
struct Block {
  std::size_t first = 0, count = 1;  ///< places in the order
  double wanted = 0, weight = 1;     ///< of its middle
};

class Heights {
 public:
  Heights(const StoryProblem& problem, const StoryHeightWish& wish)
      : problem_(problem), wish_(wish), last_(wish.home.size(), std::nan("")) {}

  std::vector<double> at(const StoryMoment& moment, const std::vector<int>& order) {
    const std::vector<Block> blocks = blocks_of(moment, order);
    std::vector<double> wanted, gaps, weights;
    for (std::size_t b = 0; b < blocks.size(); ++b) {
      wanted.push_back(blocks[b].wanted);
      weights.push_back(blocks[b].weight);
      if (b == 0) continue;
      const int above = order[blocks[b].first - 1], below = order[blocks[b].first];
      const bool beside = wish_.visiting[index(above)] || wish_.visiting[index(below)];
      gaps.push_back(half(blocks[b - 1]) + half(blocks[b]) + (beside ? wish_.beside : wish_.apart));
    }
    constexpr double far = 1e6;
    const std::vector<double> middles = base::spread(wanted, gaps, -far, far, weights);
    std::vector<double> heights(order.size());
    last_.assign(last_.size(), std::nan(""));
    for (std::size_t b = 0; b < blocks.size(); ++b) {
      for (std::size_t i = 0; i < blocks[b].count; ++i) {
        const double y = middles[b] - half(blocks[b]) + static_cast<double>(i) * wish_.together;
        heights[blocks[b].first + i] = y;
        last_[index(order[blocks[b].first + i])] = y;
      }
    }
    return heights;
  }

 private:
  double half(const Block& block) const {
    return static_cast<double>(block.count - 1) * wish_.together / 2;
  }

  std::vector<Block> blocks_of(const StoryMoment& moment, const std::vector<int>& order) const {
    std::vector<int> meeting(index(problem_.lines), -1);
    for (std::size_t m = 0; m < moment.meetings.size(); ++m) {
      for (const int line : moment.meetings[m]) meeting[index(line)] = static_cast<int>(m);
    }
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < order.size(); ++i) {
      const int own = meeting[index(order[i])];
      if (i > 0 && own >= 0 && meeting[index(order[i - 1])] == own) {
        ++blocks.back().count;
      } else {
        blocks.push_back({i});
      }
    }
    for (Block& block : blocks) settle(block, order);
    return blocks;
  }

  /// A block stands where its heaviest line is at home; loose lines half way between where they
  /// were.
  void settle(Block& block, const std::vector<int>& order) const {
    const auto begin = order.begin() + static_cast<std::ptrdiff_t>(block.first);
    const auto end = begin + static_cast<std::ptrdiff_t>(block.count);
    const auto heavier = [&](int a, int b) {
      if (wish_.loose[index(a)] != wish_.loose[index(b)]) return bool(wish_.loose[index(a)]);
      return wish_.weight[index(a)] < wish_.weight[index(b)];
    };
    const auto heaviest = std::max_element(begin, end, heavier);
    if (!wish_.loose[index(*heaviest)]) {
      block.weight = wish_.weight[index(*heaviest)];
      const auto place = static_cast<double>(heaviest - begin);
      block.wanted = wish_.home[index(*heaviest)] - place * wish_.together + half(block);
      return;
    }
    block.weight = least_weight;
    block.wanted = 0;
    for (std::size_t i = 0; i < block.count; ++i) {
      block.wanted += height_by_itself(block.first + i, order) / static_cast<double>(block.count);
    }
  }

  /// Where a loose line would be: where it was, or in its home, or beside the nearest line that has
  /// one.
  double height_by_itself(std::size_t place, const std::vector<int>& order) const {
    const std::size_t line = index(order[place]);
    if (std::isfinite(last_[line])) return last_[line];
    if (std::isfinite(wish_.home[line])) return wish_.home[line];
    for (std::size_t away = 1; away < order.size(); ++away) {
      for (const double side : {-1.0, 1.0}) {
        const auto at = static_cast<std::ptrdiff_t>(place) +
                        static_cast<std::ptrdiff_t>(side) * static_cast<std::ptrdiff_t>(away);
        if (at < 0 || at >= static_cast<std::ptrdiff_t>(order.size())) continue;
        const std::size_t other = index(order[static_cast<std::size_t>(at)]);
        if (wish_.loose[other]) continue;
        return wish_.home[other] - side * static_cast<double>(away) * wish_.apart;
      }
    }
    return 0;
  }

  const StoryProblem& problem_;
  const StoryHeightWish& wish_;
  std::vector<double> last_;  ///< by line: its height at the moment before; not a number: none
};

}  // namespace

std::vector<std::vector<double>> story_heights(const StoryProblem& problem,
                                               const std::vector<std::vector<int>>& orders,
                                               const StoryHeightWish& wish) {
  Heights heights(problem, wish);
  std::vector<std::vector<double>> all;
  for (std::size_t t = 0; t < orders.size(); ++t) {
    all.push_back(heights.at(problem.moments[t], orders[t]));
  }
  return all;
}

std::vector<double> story_homes(const StoryProblem& problem, int hub, double apart,
                                const std::vector<bool>& loose) {
  const std::size_t n = index(problem.lines);
  std::vector<std::vector<bool>> meet(n, std::vector<bool>(n));
  for (const StoryMoment& moment : problem.moments) {
    for (const int a : moment.lines) {
      for (const int b : moment.lines) meet[index(a)][index(b)] = true;
    }
  }
  std::vector<int> order(n);
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(),
            [&](int a, int b) { return problem.rank[index(a)] < problem.rank[index(b)]; });
  std::vector<double> homes(n, std::nan(""));
  homes[index(hub)] = 0;
  const auto middle = std::find(order.begin(), order.end(), hub);
  const auto settle = [&](auto begin, auto end, double direction) {
    for (auto at = begin; at != end; ++at) {
      if (loose[index(*at)]) continue;
      double level = apart;
      for (auto nearer = begin; nearer != at; ++nearer) {
        if (loose[index(*nearer)] || !meet[index(*at)][index(*nearer)]) continue;
        level = std::max(level, direction * homes[index(*nearer)] + apart);
      }
      homes[index(*at)] = direction * level;
    }
  };
  settle(std::make_reverse_iterator(middle), order.rend(), -1.0);
  settle(middle + 1, order.end(), 1.0);
  return homes;
}

}  // namespace entente::layout
