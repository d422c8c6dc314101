#pragma once

#include <optional>
#include <vector>

/// Labels above a line, each on a pole that stands over its site, in levels.
namespace entente::timeline {

struct Flag {
  double site = 0;   ///< px: where the pole has to come down
  double width = 0;  ///< px of the label, badge included
  double badge = 0;  ///< px of its badge, which stands on the pole
};

constexpr int most_flag_levels = 6;

struct FlagWish {
  double low = 0, high = 0;  ///< px: labels stay inside
  double gap = 0;            ///< px between labels side by side
  double clearance = 0;      ///< px between a pole and the badge beside it
  double em = 1;             ///< px: the unit of leaning
  int levels = 1;            ///< at most; no more than most_flag_levels
};

struct FlagPlace {
  double pole = 0;        ///< px: x of the upright part; leans to the site below all labels
  int level = 0;          ///< 0: lowest
  bool mirrored = false;  ///< words to the left of the pole instead of to the right
};

struct FlagPlan {
  std::vector<FlagPlace> places;
  double cost = 0;  ///< about 1 for an awkward label
};

/// Places all labels so that none overlaps another or a pole of another; nullopt if they do not
/// fit. Poles never cross: they keep the order of their sites.
///
/// Labels form blocks that stand side by side. In a block the first labels are mirrored and climb,
/// the others descend, as a tree does:
///
///       aa(2) (3)bb          A pole passes only badges and words of its own side that are lower
///    aa(1) |   | (4)bb       and farther out, so nothing is struck.
///
/// Which labels form a block, and where it stands, is found by dynamic programming over the labels
/// and where a block ends; then the blocks move as near to their sites as they can.
/// Pre: sites ascend.
std::optional<FlagPlan> place_flags(const std::vector<Flag>& flags, const FlagWish& wish);

}  // namespace entente::timeline
