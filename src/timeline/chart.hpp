#pragma once

#include "timeline/plan.hpp"

namespace entente::timeline {

/// Fills in what does not depend on heights: lanes with their names and rows, the scale, and for
/// every item its marks and bars. Lanes beyond `most_lanes` share one, named "Other".
void lay_chart(const Dossier& dossier, const select::Selection& selection,
               std::vector<Entry> entries, const theme::Metrics& metrics, Rect area,
               std::size_t most_lanes, Plan& plan);

}  // namespace entente::timeline
