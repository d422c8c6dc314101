#pragma once

#include <optional>
#include <vector>

#include "base/geometry.hpp"

/// Many names on a page, who belongs together near each other, tied by lines without words.
///
/// Places come from three steps, each a function of its input alone: distances along ties, as well
/// as a plane has them (stress majorization); moves and exchanges of names as long as they pay
/// (threshold accepting); lines that still pass a third name bend around it. Units: CSS px; x
/// right, y down.
namespace entente::layout {

struct MapName {
  Size size;
  int group = -1;                  ///< names of one group stand together; -1: none
  std::optional<Point> home = {};  ///< middle, where it stood in an earlier drawing: it stays there
};

/// All lines between two names, as one.
struct MapTie {
  int a = 0, b = 0;      ///< different
  double weight = 1;     ///< 1 to about 30: heavy ones are kept short, straight and apart
  double thickness = 1;  ///< of all its lines and what is between them
};

struct MapProblem {
  std::vector<MapName> names;
  std::vector<MapTie> ties;
  Size area;
  Size gap{6, 5};  ///< least distance between names
};

struct MapSolution {
  bool fits = false;                       ///< names keep apart and within the area
  std::vector<Rect> names;                 ///< on whole px
  std::vector<std::vector<Point>> routes;  ///< by tie, from middle to middle: piecewise cubic
  std::vector<double> room;                ///< by tie: px free on each side of its route
  std::size_t behind = 0;                  ///< lines that pass behind a third name all the same
  int crossings = 0;
  double cost = 0;
  bool operator==(const MapSolution&) const = default;
};

/// Pre: every name fits into the area; ties have valid ends, no two the same. Deterministic: it
/// counts its moves and knows no clock.
MapSolution solve_map(const MapProblem& problem);

}  // namespace entente::layout
