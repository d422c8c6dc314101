#include "layout/map.hpp"

#include <algorithm>

#include "layout/map_places.hpp"

namespace entente::layout {

MapSolution solve_map(const MapProblem& problem) {
  MapSolution solution;
  std::vector<Point> middles = maps::apart(problem, maps::stress_places(problem));
  solution.fits = maps::clear(problem, middles);
  if (solution.fits) middles = maps::improved(problem, std::move(middles));
  for (std::size_t i = 0; i < middles.size(); ++i) {
    const Size size = problem.names[i].size;
    solution.names.push_back(
        {middles[i].x - size.width / 2, middles[i].y - size.height / 2, size.width, size.height});
  }
  if (solution.fits) maps::add_routes(problem, solution);
  return solution;
}

}  // namespace entente::layout
