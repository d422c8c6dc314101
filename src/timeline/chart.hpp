#pragma once

#include "timeline/plan.hpp"

namespace entente::timeline {

/// Fills in what does not depend on heights: lanes with their names and rows, the scale, and for
/// every item its marks and bars. Lanes beyond `most_lanes` share one, named "Other".
void lay_chart(const Dossier& dossier, const select::Selection& selection,
               std::vector<Entry> entries, const theme::Metrics& metrics, Rect area,
               std::size_t most_lanes, Plan& plan);

/// Ends of a piece of time in px, with room for ends that are soft, open or unknown.
Bar bar_of(const Piece& piece, const Scale& scale, const Sizes& sizes);

}  // namespace entente::timeline
