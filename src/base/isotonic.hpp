#pragma once

#include <vector>

namespace entente::base {

/// Positions nearest to `desired` (least squares) that keep their order, stand at least `gap` apart
/// and lie within [low, high]. If there is not enough room they are spaced evenly over it.
/// Source: isotonic regression by pooling adjacent violators; clamping keeps it optimal.
std::vector<double> spread(const std::vector<double>& desired, double gap, double low, double high);

}  // namespace entente::base
