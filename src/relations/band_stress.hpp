#pragma once

#include "relations/bands.hpp"

namespace entente::relations {

/// Where the title names some of those at whom bands end, the bands of all others are pale: "Two of
/// five donated euros went to the CDU". First it is asked of the outer ends, then of the inner
/// ones.
void stress_title(const Dossier& dossier, BandDrawing& drawing);

}  // namespace entente::relations
