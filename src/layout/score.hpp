#pragma once

#include "layout/problem.hpp"

namespace entente::layout {

/// Fills in crossings, length and cost. Lower is better; the parts are documented in score.cpp.
void score(const Problem& problem, Solution& solution);

/// Whether the solution fits the problem's area.
bool fits(const Problem& problem, const Solution& solution);

/// The part of the cost that tells how much too large it is.
double overflow_cost(const Problem& problem, const Solution& solution);

}  // namespace entente::layout
