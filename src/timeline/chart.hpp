#pragma once

#include <map>
#include <span>
#include <utility>

#include "timeline/lane_table.hpp"
#include "timeline/plan.hpp"
#include "timeline/strip.hpp"
#include "timeline/tally.hpp"

namespace entente::timeline {

/// Scales and ticks found so far, by their ends in px: a plan is tried many times on one axis.
/// Where it breaks is decided once. Orders of lanes too.
struct AxisCache {
  std::optional<Cuts> cuts;
  struct Axis {
    Scale scale;
    Ticks ticks;
    Stacks further;  ///< of what is only counted in any plan
  };
  std::map<std::pair<double, double>, Axis> axes;
  OrderCache orders;
};

struct ChartWish {
  const Tally& tally;
  Rect area;
  std::span<const Entry> further = {};  ///< counted in the strip, besides the entries
  std::size_t most_lanes = 1;           ///< beyond, the least important share one
  TimeScale scale = TimeScale::automatic;
  bool down = false;        ///< time runs down: from `from` to `to`
  double from = 0, to = 0;  ///< px; else the scale takes what the names leave of the area
};

/// Fills in what is known before anything has its place: items, lanes with their names, the strip,
/// the scale. Many plans need no more to be told unfit. Pre: what the plan says of dates, and of
/// the further entries.
LaneTable lay_chart(const Context& context, std::vector<Entry> entries, const ChartWish& wish,
                    AxisCache& cache, Plan& plan);

/// Then puts lanes in order, gives every item its marks and bars, and lanes their rows. Nothing if
/// the plan has no scale.
void place_items(const Context& context, LaneTable& table, AxisCache& cache, Plan& plan);

}  // namespace entente::timeline
