#pragma once

#include <map>
#include <vector>

namespace entente::timeline {

/// Lanes that an item joins, and how much it counts.
struct Join {
  std::vector<int> lanes;  ///< distinct
  double weight = 1;
};

/// Orders found so far, by what was asked for.
using OrderCache = std::map<std::vector<double>, std::vector<int>>;

/// An order of `count` lanes that keeps joins short (least sum of weighted spans), important lanes
/// higher where that costs nothing. Exact for up to 12 lanes. Returns lanes from top to bottom.
std::vector<int> order_lanes(int count, const std::vector<Join>& joins,
                             const std::vector<double>& importance);

/// A stretch on a lane, in px. Equal `kind`s with equal bounds may share a row.
struct Stretch {
  double from = 0, to = 0;
  int kind = 0;
};

/// The row of each stretch, first fit from the top in order of start, so that none overlap.
std::vector<int> pack_rows(const std::vector<Stretch>& stretches, double gap);

}  // namespace entente::timeline
