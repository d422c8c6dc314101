#pragma once

#include <optional>
#include <set>
#include <vector>

#include "relations/samples.hpp"
#include "relations/solve.hpp"

namespace entente::relations {

/// Which part of a solved graph is painted, and how the rest is. Nothing moves, whatever that is.
struct Excerpt {
  std::optional<std::set<int>> items = {};  ///< their numbers; none: all
  /// What becomes of the rest: of the ties that stand for other items alone, and of the actors that
  /// have no part in these.
  enum class Rest : std::uint8_t { absent, pale };
  Rest ties = Rest::absent, actors = Rest::pale;
};

struct Painted {
  std::vector<Element> elements;  ///< from the corner of what the solution uses
  Signs signs;                    ///< those that are used
};

/// A tie of which some items are in the excerpt has the numbers of those, if they have room.
Painted paint(const Solved& solved, const Excerpt& excerpt, const Context& context);

}  // namespace entente::relations
