#pragma once

#include "timeline/plan.hpp"

namespace entente::timeline {

/// The bands of all eras that show on the scale, with their titles but without places for them.
std::vector<EraBand> era_bands(const Dossier& dossier, const select::Selection& selection,
                               const Scale& scale, const Sizes& sizes);

}  // namespace entente::timeline
