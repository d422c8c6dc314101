#pragma once

#include <set>

#include "marks/legend.hpp"
#include "relations/drawing.hpp"

/// What the legend of a relation graph shows.
namespace entente::relations {

/// The signs that a graph uses.
struct Signs {
  std::set<Sign> signs = {};
  std::set<Medium> media = {};
  std::set<Status> statuses = {};  ///< `happened` has no sign
  std::set<ActorKind> actors = {};
  std::set<int> camps = {};  ///< 0, 1
  bool ended = false;
  bool unknown_actor = false;
};

/// An upper bound of the signs that a graph of the selection uses.
Signs possible_signs(const Context& context);

marks::Legend legend_of(const Signs& signs, const Look& look, const theme::Phrases& phrases);

}  // namespace entente::relations
