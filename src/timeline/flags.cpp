#include "timeline/flags.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <span>

#include "base/isotonic.hpp"

namespace entente::timeline {
namespace {

constexpr double endless = std::numeric_limits<double>::infinity();
constexpr std::size_t cells = 120;  // in which the end of a block is told apart

// What makes a label awkward.
constexpr double cost_of_mirror = 0.12;
constexpr double cost_of_lean = 0.05;   // per em
constexpr double long_lean = 12;        // em, at which an em costs twice as much
constexpr double cost_of_level = 0.06;  // per level

/// What leaning costs, by px and by px².
struct LeanCost {
  explicit LeanCost(double em)
      : once(cost_of_lean / em), squared(cost_of_lean / (em * em * long_lean)) {}
  double once, squared;
};

/// Labels [first, first + count), of which the first `mirrored` climb and the others descend.
struct Block {
  std::size_t first = 0, count = 0, mirrored = 0;
  std::array<double, 2 * most_flag_levels> poles = {};  ///< nearest to the sites
  std::array<double, 2 * most_flag_levels> leans = {};  ///< of the poles, in px to the right
  double left = 0, right = 0;                           ///< of all its labels
  double cost = 0;                                      ///< but for leaning
  double drift = 0;                                     ///< of all its poles from their sites
  double rightmost = -endless;  ///< the least offset at which all its poles lean to the right

  bool is_mirrored(std::size_t k) const { return k < mirrored; }
  int level(std::size_t k) const { return static_cast<int>(is_mirrored(k) ? k : count - 1 - k); }
  double cost_at(double offset, const LeanCost& lean_cost) const {
    double once = 0, squared = 0;
    for (std::size_t k = 0; k < count; ++k) {
      const double lean = leans[k] + offset;
      once += std::abs(lean);
      squared += lean * lean;
    }
    return cost + lean_cost.once * once + lean_cost.squared * squared;
  }
  /// The offset at which its poles lean as much to the left as to the right.
  double balanced() const { return -drift / static_cast<double>(count); }
  /// It costs no less, as if all poles leaned alike.
  double least_cost_at(double offset, const LeanCost& lean_cost) const {
    const auto labels = static_cast<double>(count);
    const double lean = std::abs(drift + labels * offset);
    return cost + lean_cost.once * lean + lean_cost.squared * lean * lean / labels;
  }
};

Block make_block(const std::vector<Flag>& flags, const FlagWish& wish, std::size_t first,
                 std::size_t count, std::size_t mirrored) {
  Block block{first, count, mirrored, {}, {}, endless, -endless};
  std::array<double, 2 * most_flag_levels> gaps;
  for (std::size_t k = 0; k < count; ++k) {
    const Flag& flag = flags[first + k];
    block.poles[k] = flag.site;
    if (k + 1 == count) break;
    const double next = flags[first + k + 1].badge;
    // Two badges at the top may stand on one level; else a pole passes beside a badge.
    const bool summit = k + 1 == mirrored;
    gaps[k] = summit ? (flag.badge + next) / 2 + wish.gap
                     : (k < mirrored ? flag.badge : next) / 2 + wish.clearance;
  }
  base::spread(std::span(block.poles).first(count), std::span<const double>(gaps).first(count - 1));
  for (std::size_t k = 0; k < count; ++k) {
    const Flag& flag = flags[first + k];
    const double near = flag.badge / 2, far = flag.width - near;
    const bool is_left = block.is_mirrored(k);
    block.left = std::min(block.left, block.poles[k] - (is_left ? far : near));
    block.right = std::max(block.right, block.poles[k] + (is_left ? near : far));
    block.cost += (is_left ? cost_of_mirror : 0) + cost_of_level * block.level(k);
    block.leans[k] = block.poles[k] - flag.site;
    block.drift += block.leans[k];
    block.rightmost = std::max(block.rightmost, -block.leans[k]);
  }
  return block;
}

class Search {
 public:
  Search(const std::vector<Flag>& flags, const FlagWish& wish)
      : flags_(flags),
        wish_(wish),
        lean_cost_(wish.em),
        step_((wish.high - wish.low) / static_cast<double>(cells)) {}

  /// The blocks from left to right; empty if the labels do not fit.
  std::vector<Block> run() {
    best_.assign((flags_.size() + 1) * (cells + 1), {});
    for (std::size_t cell = 0; cell <= cells; ++cell) best(0, cell).cost = 0;
    const auto levels = static_cast<std::size_t>(wish_.levels);
    for (std::size_t first = 0; first < flags_.size(); ++first) {
      if (best(first, cells).cost == endless) continue;
      open_ = first_cell(first, [](double cost) { return cost < endless; });
      flat_ =
          first_cell(first, [last = best(first, cells).cost](double cost) { return cost == last; });
      for (std::size_t left = 0; left <= levels; ++left) {
        for (std::size_t right = left == 0 ? 1 : 0; right <= levels; ++right) {
          if (first + left + right > flags_.size()) break;
          extend(make_block(flags_, wish_, first, left + right, left));
        }
      }
      settle(first + 1);
    }
    return trace();
  }

 private:
  struct Entry {
    double cost = endless;
    std::uint32_t first = 0;  ///< the last block
    std::uint16_t mirrored = 0;
    std::uint16_t before = 0;  ///< the cell before it
  };

  /// With so many labels placed, of which the last block ends in that cell.
  Entry& best(std::size_t placed, std::size_t cell) { return best_[placed * (cells + 1) + cell]; }

  /// Of a row, from which cell on its costs are so.
  template <class Is>
  std::size_t first_cell(std::size_t placed, const Is& is) {
    std::size_t cell = 0;
    while (!is(best(placed, cell).cost)) ++cell;
    return cell;
  }

  /// Tries a block where it would like to be, and with its end in every cell where it has room and
  /// that may be worth while: once all its poles lean to the right, and nothing before it gets
  /// cheaper, it only gets dearer; what is dearer than what ends earlier is never asked for.
  void extend(const Block& block) {
    place(block, 0, std::min(cells, cell_after(block.right)), endless);
    double least = wish_.low + block.right - block.left;
    if (block.first > 0) least += wish_.gap + static_cast<double>(open_) * step_ - 1e-6;
    const double cheapest = best(block.first, cells).cost;
    const double balanced = block.balanced();
    double reached = endless;
    for (std::size_t cell = cell_after(least); cell <= cells; ++cell) {
      const double offset = wish_.low + static_cast<double>(cell) * step_ - block.right;
      const std::optional<std::size_t> before = place(block, offset, cell, reached);
      if (before && offset >= block.rightmost && (block.first == 0 || *before >= flat_)) break;
      reached = std::min(reached, best(block.first + block.count, cell).cost);
      if (reached == endless || offset < balanced) continue;
      if (is_above(cheapest + block.least_cost_at(offset, lean_cost_), reached)) break;
    }
  }

  /// Whether costs are higher than others however they were added up.
  static bool is_above(double least, double others) { return least * (1 - 1e-12) - 1e-9 > others; }

  /// `cell`: in which its right end then lies; `reached`: what the same labels cost where they end
  /// earlier. Returns the cell of the one before it; none if it has no room there.
  std::optional<std::size_t> place(const Block& block, double offset, std::size_t cell,
                                   double reached) {
    const double left = block.left + offset, right = block.right + offset;
    if (left < wish_.low - 1e-6 || right > wish_.high + 1e-6) return std::nullopt;
    std::size_t before = 0;
    if (block.first > 0) {
      const double room = (left - wish_.gap - wish_.low) / step_;
      if (room < 0) return std::nullopt;
      before = static_cast<std::size_t>(room);
    }
    const double so_far = best(block.first, before).cost;
    Entry& entry = best(block.first + block.count, cell);
    // Most are seen to be too dear without adding up how each pole leans.
    if (so_far + block.cost >= entry.cost) return before;
    const double most = std::min(entry.cost, reached);
    if (most < endless && is_above(so_far + block.least_cost_at(offset, lean_cost_), most)) {
      return before;
    }
    const double cost = so_far + block.cost_at(offset, lean_cost_);
    if (cost < entry.cost - 1e-12) {
      entry = {cost, static_cast<std::uint32_t>(block.first),
               static_cast<std::uint16_t>(block.mirrored), static_cast<std::uint16_t>(before)};
    }
    return before;
  }

  std::size_t cell_after(double x) const {
    return static_cast<std::size_t>(std::max(0.0, std::ceil((x - wish_.low) / step_ - 1e-9)));
  }

  /// What ends earlier also serves later cells.
  void settle(std::size_t count) {
    for (std::size_t cell = 1; cell <= cells; ++cell) {
      if (best(count, cell - 1).cost < best(count, cell).cost) {
        best(count, cell) = best(count, cell - 1);
      }
    }
  }

  std::vector<Block> trace() {
    std::vector<Block> blocks;
    std::size_t count = flags_.size(), cell = cells;
    if (best(count, cell).cost == endless) return blocks;
    while (count > 0) {
      const Entry& entry = best(count, cell);
      blocks.push_back(make_block(flags_, wish_, entry.first, count - entry.first, entry.mirrored));
      cell = entry.before;
      count = entry.first;
    }
    std::reverse(blocks.begin(), blocks.end());
    return blocks;
  }

  const std::vector<Flag>& flags_;
  const FlagWish& wish_;
  LeanCost lean_cost_;
  double step_;
  std::size_t open_ = 0;     ///< of the row that is extended: from here on anything has room before
  std::size_t flat_ = 0;     ///< from here on its costs are the same
  std::vector<Entry> best_;  ///< see best()
};

/// Moves blocks, side by side, as near to their sites as they can.
void move_blocks(std::vector<Block>& blocks, const FlagWish& wish) {
  std::vector<double> wanted, gaps;
  auto width = [&](std::size_t i) { return blocks[i].right - blocks[i].left; };
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    wanted.push_back((blocks[i].left + blocks[i].right) / 2);
    if (i + 1 < blocks.size()) gaps.push_back((width(i) + width(i + 1)) / 2 + wish.gap);
  }
  const std::vector<double> middle =
      base::spread(wanted, gaps, wish.low + width(0) / 2, wish.high - width(blocks.size() - 1) / 2);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    for (std::size_t k = 0; k < blocks[i].count; ++k) {
      blocks[i].poles[k] += middle[i] - wanted[i];
      blocks[i].leans[k] += middle[i] - wanted[i];
    }
  }
}

}  // namespace

std::optional<FlagPlan> place_flags(const std::vector<Flag>& flags, const FlagWish& wish) {
  FlagPlan plan;
  if (flags.empty()) return plan;
  double area = 0;
  for (const Flag& flag : flags) area += flag.width;
  // In a block at most two labels stand on each level, and blocks keep apart.
  const double fewest = std::ceil(static_cast<double>(flags.size()) / (2.0 * wish.levels));
  const double room = wish.high - wish.low - wish.gap * (fewest - 1) + 1e-3;
  if (area > wish.levels * room) return std::nullopt;
  std::vector<Block> blocks = Search(flags, wish).run();
  if (blocks.empty()) return std::nullopt;
  move_blocks(blocks, wish);
  for (const Block& block : blocks) {
    plan.cost += block.cost_at(0, LeanCost(wish.em));
    for (std::size_t k = 0; k < block.count; ++k) {
      plan.places.push_back({block.poles[k], block.level(k), block.is_mirrored(k)});
    }
  }
  return plan;
}

}  // namespace entente::timeline
