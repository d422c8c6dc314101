#pragma once

#include <vector>

#include "base/random.hpp"
#include "layout/map.hpp"

/// Inside of solve_map(): its steps.
namespace entente::layout::maps {

using Index = std::size_t;

class Dice : public base::Random {
 public:
  using Random::Random;

  Index below(Index count) { return static_cast<Index>(next() % count); }
  double spread() { return 2 * fraction() - 1; }  ///< -1 to 1
};

/// Middles of the names, spread over the area so that distances go with the lengths of ties.
std::vector<Point> stress_places(const MapProblem& problem);

/// The same, pushed apart until no two are nearer than the gap; what cannot be is left.
std::vector<Point> apart(const MapProblem& problem, std::vector<Point> middles);

/// The same, improved by moves. Pre: they keep apart. Whole px.
std::vector<Point> improved(const MapProblem& problem, std::vector<Point> middles);

/// Whether no two names are nearer than the gap, and all are in the area.
bool clear(const MapProblem& problem, const std::vector<Point>& middles);

/// How much free room a line keeps to names that it does not tie.
double clearance(const MapTie& tie);

/// What a line that passes behind a third name costs, in px of length.
double behind_cost(const MapTie& tie);

/// Lines from middle to middle around third names.
void add_routes(const MapProblem& problem, MapSolution& solution);

}  // namespace entente::layout::maps
