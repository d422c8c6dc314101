#pragma once

#include <span>
#include <vector>

namespace entente::base {

/// The positions nearest to `wanted` (least squares, weighted) that keep its order, leave at least
/// `gaps[i]` between i and i + 1, and stay within [low, high]. If the gaps need more room than
/// there is, all shrink alike.
///
/// Pre: gaps.size() + 1 == wanted.size(); as many weights, positive, or none.
/// Source: isotonic regression by pooling adjacent violators, exact once the gaps are subtracted;
/// clamping keeps it optimal.
std::vector<double> spread(const std::vector<double>& wanted, std::vector<double> gaps, double low,
                           double high, const std::vector<double>& weights = {});

/// The same without bounds and weights, in place: of what is wanted it makes the positions.
void spread(std::span<double> wanted, std::span<const double> gaps);

/// The same with one gap for all. If there is not enough room they are spaced evenly over it, half
/// a step from the ends.
std::vector<double> spread(const std::vector<double>& wanted, double gap, double low, double high);

}  // namespace entente::base
