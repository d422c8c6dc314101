#pragma once

#include <map>
#include <utility>

#include "timeline/plan.hpp"

namespace entente::timeline {

/// Scales and ticks found so far, by their left end in px: a plan is tried many times on one axis.
using AxisCache = std::map<double, std::pair<Scale, Ticks>>;

/// Fills in what does not depend on heights: lanes with their names and rows, the scale, and for
/// every item its marks and bars. Lanes beyond `most_lanes` share one, named "Other".
void lay_chart(const Dossier& dossier, const select::Selection& selection,
               std::vector<Entry> entries, const theme::Metrics& metrics, Rect area,
               std::size_t most_lanes, AxisCache& axes, Plan& plan);

}  // namespace entente::timeline
