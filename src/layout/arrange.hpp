#pragma once

#include <array>
#include <optional>
#include <vector>

#include "layout/engine.hpp"
#include "layout/problem.hpp"

namespace entente::layout {

/// A choice that an engine cannot make for us: which box stands left of which, in which order rows
/// stand in a box and strands leave a row, how far things are apart.
struct Arrangement {
  std::vector<int>
      position;  ///< by box: boxes with lower positions stand to the left of those they are tied to
  std::vector<std::vector<int>> row_order;  ///< by box: rows top to bottom
  /// By box, row, side (0 left, 1 right): ends of strands top to bottom, as {bundle, strand}.
  struct Slot {
    int bundle = 0, strand = 0;
    bool operator==(const Slot&) const = default;
  };
  std::vector<std::vector<std::array<std::vector<Slot>, 2>>> slots;
  double rank_separation = 0, node_separation = 0;
  bool held = false;  ///< boxes that had one column before stand in one column again
};

/// The arrangement for an order of boxes, with rows and slots in the problem's order.
Arrangement initial_arrangement(const Problem& problem, std::vector<int> position);

/// Runs the engine once. Nullopt if it failed. `curves`: final routes, else straight lines. Slots
/// change places where fewer lines cross then.
std::optional<Solution> arrange(const Problem& problem, Arrangement& arrangement, Engine& engine,
                                bool curves);

/// Reorders rows and slots by where their strands went, so that fewer cross. False: nothing
/// changed.
bool untangle(const Problem& problem, const Solution& solution, Arrangement& arrangement);

}  // namespace entente::layout
