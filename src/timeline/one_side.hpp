#pragma once

#include <optional>
#include <vector>

#include "timeline/entries.hpp"

namespace entente::timeline {

/// Whose lanes would tell nothing, or little: where each item has one actor in common, it says all
/// to name it once; where many act upon a few, the lanes are the few's, and words name the many.
struct OneSide {
  std::optional<LaneKey> common;  ///< takes part in every item
  std::size_t unnamed = 0;        ///< lanes that the many would have had; 0: the items are no flow
  bool many_act = false;          ///< else many are acted upon
};

/// Finds them and takes their stops, where others take part too.
OneSide take_one_side(std::vector<Entry>& entries);

}  // namespace entente::timeline
