#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/geometry.hpp"

/// A few boxes and the straight lines between them, for small panels that show the same places
/// several times: no line passes a box that it does not tie, every line is long enough for its
/// marks, and lines that are seen together cross as little as can be. Units: CSS px; x right, y
/// down.
namespace entente::layout {

struct StageBox {
  Size size;
  bool round = false;              ///< a mark, not a name: lines end at the circle in it
  std::optional<Point> home = {};  ///< middle, where it stood in an earlier drawing: it stays there
};

struct StageLine {
  int a = 0, b = 0;  ///< different boxes
  double need = 0;   ///< least length that is seen: of its heads and its badge
  std::uint64_t seen = ~std::uint64_t{0};  ///< panels that it is in, one bit each
  double head_a = 0, head_b = 0;  ///< what a head takes at either end; the mark stands between
  double weight = 1;              ///< heavy lines are kept short
};

struct StageProblem {
  std::vector<StageBox> boxes;
  /// Of one pair they run side by side; those that no panel shows together share a lane.
  std::vector<StageLine> lines;
  Size area;
  double gap = 12;    ///< between boxes
  double border = 3;  ///< between a box and the end of a line
  double wished = 0;  ///< how long lines are where there is room; 0: nearly twice what they need
  double mark = 8;    ///< radius of what stands in the middle of a line
};

struct StageSegment {
  Point from, to;  ///< from the border of `a` to that of `b`
  Point mark;      ///< in the middle of what heads leave free
  bool operator==(const StageSegment&) const = default;
};

struct StageSolution {
  bool fits = false;  ///< boxes keep apart and within the area; no line passes or is too short
  std::vector<Rect> boxes;             ///< on sixteenths of a px
  std::vector<StageSegment> segments;  ///< by line, likewise
  int crossings = 0;                   ///< of lines that some panel shows together
  double cost = 0;
  bool operator==(const StageSolution&) const = default;
};

/// Pre: every box fits into the area; lines have valid ends. Deterministic: it counts its moves and
/// knows no clock.
StageSolution solve_stage(const StageProblem& problem);

}  // namespace entente::layout
