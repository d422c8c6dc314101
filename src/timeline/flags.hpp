#pragma once

#include <optional>
#include <vector>

/// Labels above a line, each on a pole that stands over its site, in levels.
namespace entente::timeline {

struct Flag {
  double site = 0;   ///< px: where the pole has to come down
  double width = 0;  ///< px of the label
  double badge = 0;  ///< px from the label's left edge to where the pole is best attached
};

struct FlagWish {
  double low = 0, high = 0;  ///< px: labels stay inside
  double gap = 0;            ///< px between labels of one level
  double clearance = 0;      ///< px between a pole and what it passes
  int levels = 1;
  double leaning = 0;  ///< 0: all poles upright; 1: sites spread until every label has its own room
};

struct FlagPlace {
  double pole = 0;  ///< px: x of the upright part; leans to the site below all labels
  double left = 0;  ///< px: left edge of the label
  int level = 0;    ///< 0: lowest
};

struct FlagPlan {
  std::vector<FlagPlace> places;
  double cost = 0;  ///< in label heights or so: lean, odd alignment, levels
};

/// Places all labels so that none overlaps another or a pole of another; nullopt if they do not
/// fit. Poles never cross: they keep the order of their sites.
/// Pre: sites ascend.
std::optional<FlagPlan> place_flags(const std::vector<Flag>& flags, const FlagWish& wish);

}  // namespace entente::timeline
