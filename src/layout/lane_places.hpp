#pragma once

#include <map>
#include <vector>

#include "layout/lane_orders.hpp"

/// Inside of solve_lanes(): heights and places for given orders.
namespace entente::layout::lanes {

/// Sizes of words by line and width, each asked for once.
class WordSizes {
 public:
  explicit WordSizes(const LaneProblem& problem)
      : problem_(problem), known_(problem.lines.size()) {}
  Size of(int line, double width);

 private:
  const LaneProblem& problem_;
  std::vector<std::map<int, Size>> known_;
};

/// A drawing of the arrangement. Its `cost` has no unit; `fits` is false also where lines are lost.
/// `spread`: distances are widened to use the area; only worth while for the one that is drawn.
LaneSolution placed(const LaneProblem& problem, const Arrangement& arrangement, WordSizes& sizes,
                    bool spread);

}  // namespace entente::layout::lanes
