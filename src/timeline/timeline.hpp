#pragma once

#include "select/selection.hpp"
#include "theme/theme.hpp"
#include "timeline/drawing.hpp"

namespace entente::timeline {

struct Options {
  Orientation orientation = Orientation::automatic;
  TimeScale scale = TimeScale::automatic;
  LaneChoice lanes = LaneChoice::houses;
};

/// Draws the timeline into `area` (page coordinates). If the page grows, area.height is the most
/// that may be used; else the lanes stretch a little to use the area, and Body.bottom says how far.
Body compose_timeline(const Context& context, Rect area, const Options& options = {});

}  // namespace entente::timeline
