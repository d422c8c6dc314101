#pragma once

#include <vector>

namespace entente::timeline {

/// The positions nearest to `wanted` (least squares, weighted) that keep its order, leave at least
/// `gaps[i]` between i and i + 1, and stay within [low, high]. If the gaps need more room than
/// there is, all shrink alike.
///
/// Pre: `wanted` ascends; gaps.size() + 1 == wanted.size(); as many weights, positive, or none.
/// Source: pool adjacent violators, which solves the problem exactly once the gaps are subtracted.
std::vector<double> spread(const std::vector<double>& wanted, std::vector<double> gaps, double low,
                           double high, const std::vector<double>& weights = {});

}  // namespace entente::timeline
