#include "layout/map.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "layout/map_places.hpp"

namespace entente::layout {
namespace {

/// Where on an axis names may begin so that all stay inside, drawn apart by `scale`: from, to.
std::pair<double, double> room_for(const std::vector<double>& middles,
                                   const std::vector<double>& halves, double length, double scale) {
  double from = -1e300, to = 1e300;
  for (std::size_t i = 0; i < middles.size(); ++i) {
    from = std::max(from, halves[i] - scale * middles[i]);
    to = std::min(to, length - halves[i] - scale * middles[i]);
  }
  return {from, to};
}

/// Drawn apart until they fill the length, if that takes them apart at all.
void stretch(std::vector<double>& middles, const std::vector<double>& halves, double length) {
  const auto fits = [&](double scale) {
    const auto [from, to] = room_for(middles, halves, length, scale);
    return from <= to + 1e-9;
  };
  double scale = 1, more = length;  // nobody is nearer than a px to another
  if (!fits(scale)) return;
  for (int i = 0; i < 60; ++i) {
    const double middle = (scale + more) / 2;
    (fits(middle) ? scale : more) = middle;
  }
  const auto [from, to] = room_for(middles, halves, length, scale);
  for (double& middle : middles) middle = std::round((from + to) / 2 + scale * middle);
}

/// Drawn apart until they fill the area, if they have no homes: the search keeps ties short, and
/// what room is left is better between names than around them.
std::vector<Point> stretched(const MapProblem& problem, std::vector<Point> middles) {
  const bool at_home = std::any_of(problem.names.begin(), problem.names.end(),
                                   [](const MapName& name) { return name.home.has_value(); });
  if (at_home) return middles;
  for (const bool level : {true, false}) {
    std::vector<double> places, halves;
    for (std::size_t i = 0; i < middles.size(); ++i) {
      const Size size = problem.names[i].size;
      places.push_back(level ? middles[i].x : middles[i].y);
      halves.push_back((level ? size.width : size.height) / 2);
    }
    stretch(places, halves, std::floor(level ? problem.area.width : problem.area.height));
    for (std::size_t i = 0; i < middles.size(); ++i) {
      (level ? middles[i].x : middles[i].y) = places[i];
    }
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
