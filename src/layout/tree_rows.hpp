#pragma once

#include <vector>

#include "layout/tree.hpp"

/// Inside of solve_tree(): who stands in which row, in which order.
namespace entente::layout::tree {

using Index = std::size_t;

/// What hangs from something in the row above: a child from a joint, or a piece of a line that
/// passes a row. Boxes from problem.boxes.size() on are such passes, without width.
struct Link {
  int source = 0;  ///< a union, or a pass
  bool from_pass = false;
  int target = 0;  ///< box or pass
};

struct Rows {
  std::vector<int> couples;              ///< by box: how many unions it has with others
  std::vector<int> row_of;               ///< by box and pass
  std::vector<std::vector<int>> order;   ///< by row: boxes and passes from left to right
  std::vector<std::vector<Link>> links;  ///< by row of the upper end
  /// By union and child: the links from the joint down to the child.
  std::vector<std::vector<std::vector<Link>>> ways;
  int crossings = 0;
};

/// Position of a box in its row.
std::vector<int> places(const Rows& rows);

/// The gap in which the joint of a couple lies: it is right of this position in the row. -1 for one
/// parent alone.
int gap_of_joint(const TreeProblem& problem, const Rows& rows, const std::vector<int>& place,
                 int united);

/// A good order: partners beside each other, siblings in order of birth, few crossings.
Rows rows_of(const TreeProblem& problem, const std::vector<int>& generation);

}  // namespace entente::layout::tree
