#pragma once

#include <algorithm>

#include "scene/scene.hpp"

namespace entente::scene {

struct DashLengths {
  double on = 0, off = 0;  ///< px
};

/// Dashes grow more slowly than the line, or thin lines would dissolve and thick ones close up: at
/// 1.33 px they are 7 on 4 off, long ones 20. Dots are 1.5 on 3 off there; those of lines that are
/// wide for what they stand for grow no more, or they would be a row of squares.
inline DashLengths dash_lengths(const Stroke& stroke) {
  constexpr double widest_dot = 16.0 / 3;
  const double w = stroke.width, dot = std::min(w, widest_dot);
  if (stroke.dash == Dash::dashed) return {3 + 3 * w, 2 + 1.5 * w};
  if (stroke.dash == Dash::long_dashed) return {14 + 4.5 * w, 2 + 1.5 * w};
  return {1.125 * dot, 2.25 * dot};
}

}  // namespace entente::scene
