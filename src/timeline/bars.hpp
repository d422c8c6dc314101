#pragma once

#include "timeline/plan.hpp"

namespace entente::timeline {

/// A piece of time in px, with room for ends that are soft, open or unknown. Lane and row are the
/// caller's.
Bar bar_of(const Piece& piece, const Scale& scale, const Sizes& sizes);

}  // namespace entente::timeline
