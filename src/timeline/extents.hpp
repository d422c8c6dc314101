#pragma once

#include <utility>
#include <vector>

#include "entente/dossier.hpp"
#include "select/selection.hpp"
#include "timeline/entries.hpp"
#include "timeline/scale.hpp"

namespace entente::timeline {

/// All times that the axis must show. Eras do not stretch it, but their ends count inside.
std::vector<Extent> all_extents(const Dossier& dossier, const select::Selection& selection,
                                const std::vector<Entry>& entries);

/// Where eras begin and end, as far as they do in the window.
std::vector<std::pair<double, double>> era_stretches(const Dossier& dossier,
                                                     const select::Selection& selection);

}  // namespace entente::timeline
