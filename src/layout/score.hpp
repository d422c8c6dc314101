#pragma once

#include "layout/problem.hpp"

namespace entente::layout {

/// Fills in crossings, length and cost. Lower is better; the parts are documented in score.cpp.
void score(const Problem& problem, Solution& solution);

/// Whether the solution fits the problem's area.
bool fits(const Problem& problem, const Solution& solution);

/// The part of the cost that tells how much too large it is.
double overflow_cost(const Problem& problem, const Solution& solution);

/// Points along a piecewise cubic, `steps` per piece.
std::vector<Point> flatten(const std::vector<Point>& cubic, int steps);

/// Points of `a` that lie so near to `b` that the two look like one line.
int merged(const std::vector<Point>& a, const std::vector<Point>& b, double near);

/// Proper crossings of two polylines.
int crossings(const std::vector<Point>& a, const std::vector<Point>& b);

}  // namespace entente::layout
