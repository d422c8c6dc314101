#pragma once

#include <vector>

#include "layout/problem.hpp"

namespace entente::layout {

/// What an order of boxes promises, guessed without an engine.
struct Guess {
  std::vector<int> position;  ///< by box
  double cost = 0;            ///< in the units of Score; infinite if it cannot fit the width
};

/// Which end of each bundle lies left: all that the engine learns from an order.
std::vector<bool> orientation(const Problem& problem, const std::vector<int>& position);

/// From the width and height of its columns and the arrows against the direction of reading.
double guessed_shape(const Problem& problem, const std::vector<int>& position);

/// From lines that cross and lines that are long, if each column is ordered well.
double guessed_tangle(const Problem& problem, const std::vector<int>& position);

}  // namespace entente::layout
