#pragma once

#include "flags/flag.hpp"
#include "marks/drawing.hpp"

namespace entente::marks {

/// One color of what was read from a foreign SVG, where the whole stands at `place`.
PathShape area_shape(const flags::Area& area, const Rect& place);

}  // namespace entente::marks
