#pragma once

#include "layout/story_orders.hpp"

namespace entente::layout {

struct StoryHeightWish {
  std::vector<double> home;    ///< by line: where it runs when it is by itself; y down
  std::vector<double> weight;  ///< by line: who meets a heavier line moves to it; all different
  std::vector<bool> loose;     ///< by line: comes and goes; it stays where it was, or near others
  std::vector<bool> visiting;  ///< by line: thin, so that others may be nearer
  double together = 22;        ///< between neighbours in a meeting, exactly
  double apart = 34;           ///< between others, at least
  double beside = 28;          ///< the same where one of the two is visiting
};

/// The height of each line at each moment, in the order of `orders`: as near to home as meetings
/// and distances allow, for the heaviest lines first.
std::vector<std::vector<double>> story_heights(const StoryProblem& problem,
                                               const std::vector<std::vector<int>>& orders,
                                               const StoryHeightWish& wish);

/// By line, its home: the hub at 0, the others above and below it in the order of their ranks,
/// `apart` from whoever runs at the same time. Loose lines have none: not a number.
std::vector<double> story_homes(const StoryProblem& problem, int hub, double apart,
                                const std::vector<bool>& loose);

}  // namespace entente::layout
