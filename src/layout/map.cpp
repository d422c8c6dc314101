#include "layout/map.hpp"

#include <algorithm>
#include <cmath>

#include "layout/map_places.hpp"

namespace entente::layout {
namespace {

/// Drawn apart until they fill the area, if they have no homes: the search keeps ties short, and
/// what room is left is better between names than around them.
std::vector<Point> stretched(const MapProblem& problem, std::vector<Point> middles) {
  for (double Point::*axis : {&Point::x, &Point::y}) {
    const bool level = axis == &Point::x;
    double low = 1e300, high = -1e300, from = 0, to = 0;  // middles of the outermost
    double length = level ? problem.area.width : problem.area.height;
    for (std::size_t i = 0; i < middles.size(); ++i) {
      if (problem.names[i].home) return middles;
      const Size size = problem.names[i].size;
      const double half = (level ? size.width : size.height) / 2, at = middles[i].*axis;
      if (at - half < low) {
        low = at - half;
        from = half;
      }
      if (at + half > high) {
        high = at + half;
        to = half;
      }
    }
    const double inner = high - to - (low + from);
    if (inner <= 0) continue;
    const double scale = std::clamp((std::floor(length) - from - to) / inner, 1.0, 1.6);
    for (Point& p : middles) p.*axis = std::round(from + (p.*axis - low - from) * scale);
  }
  return middles;
}

}  // namespace

MapSolution solve_map(const MapProblem& problem) {
  MapSolution solution;
  std::vector<Point> middles = maps::apart(problem, maps::stress_places(problem));
  solution.fits = maps::clear(problem, middles);
  if (solution.fits) {
    middles = maps::improved(problem, std::move(middles));
    std::vector<Point> wider = stretched(problem, middles);
    if (maps::clear(problem, wider)) middles = std::move(wider);
  }
  for (std::size_t i = 0; i < middles.size(); ++i) {
    const Size size = problem.names[i].size;
    solution.names.push_back(
        {middles[i].x - size.width / 2, middles[i].y - size.height / 2, size.width, size.height});
  }
  if (solution.fits) maps::add_routes(problem, solution);
  return solution;
}

}  // namespace entente::layout
