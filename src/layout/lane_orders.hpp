#pragma once

#include <map>
#include <vector>

#include "layout/lanes.hpp"

/// Inside of solve_lanes(): which box stands where, in which order lines leave and arrive.
namespace entente::layout::lanes {

/// What stands in a column: a box, or the place where a longer line passes.
struct Slot {
  int box = -1, line = -1;
  bool operator==(const Slot&) const = default;
};

using Arrangement = LaneArrangement;

/// A line inside one corridor.
struct Lane {
  int line = 0;
  double left = 0, right = 0;  ///< order at its two columns: lower is above
  bool bent = false;           ///< changes its order here
};

/// How the lines of an arrangement run, without any heights yet.
struct Orders {
  std::vector<std::vector<Slot>> columns;
  std::vector<int> column_of;              ///< by box; -1: not placed yet
  std::vector<int> slot_of;                ///< by box
  std::vector<std::vector<Lane>> lanes;    ///< by corridor, in the order of their left ends
  std::vector<std::vector<int>> arriving;  ///< by corridor: lanes (as above) in order of right ends
  std::vector<int> upright;                ///< lines between neighbors of one column
  std::vector<int> lost;                   ///< lines within one column that nothing can draw
  std::vector<std::vector<int>> members;   ///< by box: those at which lines end, top to bottom
  int crossings = 0, bends = 0;
  double crossed = 0;  ///< crossings, heavy lines more

  /// The end of a line that is farther left.
  const LaneEnd& left_end(const LaneLine& line) const;
  const LaneEnd& right_end(const LaneLine& line) const;
  /// Columns of its two ends, left one first.
  std::pair<int, int> span(const LaneLine& line) const;
};

/// Lines of boxes that are not in the arrangement are not drawn.
Orders orders_of(const LaneProblem& problem, const Arrangement& arrangement);

/// Bends one more lane that is still straight and whose line is one of `candidates`, the lightest;
/// false if there is none.
bool bend_one(const LaneProblem& problem, Orders& orders, const std::vector<bool>& candidates);

}  // namespace entente::layout::lanes
