#pragma once

#include <functional>

#include "timeline/breaks.hpp"
#include "timeline/chart.hpp"

namespace entente::timeline {

struct DownWish {
  const Tally& tally;
  Rect area;
  bool grows = false;  ///< the chart is as high as its words need, up to area.height
  std::size_t most_lanes = 1000;
  TimeScale scale = TimeScale::automatic;
};

/// Time runs down: the axis at the left, a narrow lane for each house, and beside them the words of
/// all items, each at the height of its mark or as near as its neighbours allow. `plan` holds the
/// counts; `finish_chart` is called when the lanes are known and before the words are set. Nullopt
/// if the words do not fit, or if nothing is dated.
std::optional<Plan> plan_down(const Context& context, const std::vector<Entry>& entries,
                              const DownWish& wish, const std::function<void(Plan&)>& finish_chart,
                              AxisCache& axes, WordsCache& words, Plan plan);

}  // namespace entente::timeline
