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

/// What an arrangement is worth, without a drawing of it.
struct Weight {
  double cost = 0;
  double need = 0;  ///< height that it takes at least; 0 if nobody knows
};

/// `limit`: what does not cost less is not looked at closely; its cost is then any that is no less.
Weight weighed(const LaneProblem& problem, const Arrangement& arrangement, WordSizes& sizes,
               double limit);

/// A drawing of the arrangement. Its `cost` has no unit; `fits` is false also where lines are lost.
/// Distances are widened to use the area.
LaneSolution placed(const LaneProblem& problem, const Arrangement& arrangement, WordSizes& sizes);

}  // namespace entente::layout::lanes
