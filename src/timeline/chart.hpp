#pragma once

#include <map>
#include <utility>

#include "timeline/lanes.hpp"
#include "timeline/plan.hpp"
#include "timeline/tally.hpp"

namespace entente::timeline {

/// Scales and ticks found so far, by their ends in px: a plan is tried many times on one axis.
/// Where it breaks is decided once. Orders of lanes too.
struct AxisCache {
  std::optional<Cuts> cuts;
  std::map<std::pair<double, double>, std::pair<Scale, Ticks>> axes;
  OrderCache orders;
};

struct ChartWish {
  const Tally& tally;
  Rect area;
  std::size_t most_lanes = 1;  ///< beyond, the least important share one
  TimeScale scale = TimeScale::automatic;
  bool down = false;        ///< time runs down: from `from` to `to`
  double from = 0, to = 0;  ///< px; else the scale takes what the names leave of the area
};

/// Fills in what does not depend on heights: lanes with their names and rows, the scale, and for
/// every item its marks and bars.
void lay_chart(const Context& context, std::vector<Entry> entries, const ChartWish& wish,
               AxisCache& cache, Plan& plan);

}  // namespace entente::timeline
