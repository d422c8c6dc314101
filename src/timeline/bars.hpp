#pragma once

#include "timeline/plan.hpp"

namespace entente::timeline {

/// Px of a bar of which nobody knows how far it reaches: a stub from the end that is known, with a
/// question mark beyond.
double stub_of_unknown(const Sizes& sizes);

/// A piece of time in px, with room for ends that are soft, open or unknown. Lane and row are the
/// caller's.
Bar bar_of(const Piece& piece, const Scale& scale, const Sizes& sizes);

/// Half the width and height of the sign that a bar of this height carries where it goes on across
/// a break.
Point half_of_break_sign(double bar_height, const Sizes& sizes);

}  // namespace entente::timeline
