#pragma once

#include <map>
#include <span>

#include "timeline/plan.hpp"

namespace entente::timeline {

/// Stacks of a strip by their middles, in px.
using Stacks = std::map<double, Strip::Stack>;

/// Counts entries along the axis: each in the stack its date lies in, none moved by more
/// than half a mark. Pre: has_place() of each.
Stacks stacks_of(std::span<const Entry> entries, const Sizes& sizes, const Scale& scale);

/// The strip of these entries and of what is counted already. Height and place follow with the
/// lanes. Pre: plan.scale is there, and plan.strip with its name.
void fill_strip(std::span<const Entry> entries, const Sizes& sizes, const Stacks& counted,
                Plan& plan);

}  // namespace entente::timeline
