#pragma once

#include "timeline/plan.hpp"

namespace entente::timeline {

/// Bars of one lane get rows of their own where they overlap, and so do ranges of coarse dates and
/// the lines that tie the versions of a date; a thin range may lie on a pale bar. Marks that would
/// cover each other are stacked. An item keeps to one row of a lane. Bars without words are thin
/// and lie below. Sets the rows of bars, marks and lanes.
void pack_lanes(const Sizes& sizes, Plan& plan);

}  // namespace entente::timeline
