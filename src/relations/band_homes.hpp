#pragma once

#include <vector>

#include "relations/bands.hpp"

namespace entente::relations {

/// The same drawing in which those who stood there earlier stand in the same order, and wish to
/// be at the same height. `homes`: px on the page. Who is new keeps his place among the rest.
BandDrawing at_homes(BandDrawing drawing, const std::vector<ActorPlace>& homes);

}  // namespace entente::relations
