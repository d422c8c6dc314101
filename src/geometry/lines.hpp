#pragma once

#include <vector>

#include "base/geometry.hpp"

/// Lines as chains of points.
namespace entente::geometry {

/// Points along a piecewise cubic, `steps` per piece.
std::vector<Point> flatten(const std::vector<Point>& cubic, int steps);

/// Points of `a` that lie so near to `b` that the two look like one line.
int merged(const std::vector<Point>& a, const std::vector<Point>& b, double near);

/// Proper crossings of two polylines.
int crossings(const std::vector<Point>& a, const std::vector<Point>& b);

}  // namespace entente::geometry
