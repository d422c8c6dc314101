#pragma once

#include "storyline/drawing.hpp"

/// Actors as lines through time that meet in events.
namespace entente::storyline {

/// Draws the storyline into `area` (page coordinates): as many of the most important events as find
/// room. Refuses where there is no room for a few.
Body compose_storyline(const Context& context, Rect area);

/// All that its legend may explain.
marks::Legend possible_legend(const Context& context);

}  // namespace entente::storyline
