#pragma once

#include "timeline/plan.hpp"

namespace entente::timeline {

/// Counts the dated entries along the axis: each in the stack its date lies in, none moved by more
/// than half a mark. Height and place of the strip follow with the lanes.
/// Pre: plan.scale is there, and plan.strip with its name.
void fill_strip(std::span<const Entry> entries, const Sizes& sizes, Plan& plan);

}  // namespace entente::timeline
