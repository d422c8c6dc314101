#pragma once

#include "relations/bands.hpp"

namespace entente::relations {

/// Where the title names some of those at whom bands end, the bands of all others are pale: "Two of
/// five donated euros went to the CDU"; but for those that are grey anyhow, as they are over or of
/// several. It is asked of the outer ends, and of the inner ones if none or all of these are named.
void stress_title(const Dossier& dossier, BandDrawing& drawing);

}  // namespace entente::relations
