#pragma once

#include <cstdint>
#include <vector>

#include "layout/map.hpp"

/// Inside of solve_map(): its steps.
namespace entente::layout::maps {

using Index = std::size_t;

/// SplitMix64: the same numbers with every compiler and library.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
  }
  Index below(Index count) { return static_cast<Index>(next() % count); }
  double fraction() { return static_cast<double>(next() >> 11) * 0x1p-53; }  ///< 0 to 1
  double spread() { return 2 * fraction() - 1; }                             ///< -1 to 1

 private:
  std::uint64_t state_;
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
