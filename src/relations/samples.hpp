#pragma once

#include <set>

#include "marks/legend.hpp"
#include "relations/drawing.hpp"
#include "select/selection.hpp"

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

/// An upper bound of the signs that a graph of the selection uses. `camps`: sides are marked.
Signs possible_signs(const Dossier& dossier, const select::Selection& selection, bool camps);

marks::Legend legend_of(const Signs& signs, const theme::Theme& theme,
                        const theme::Metrics& metrics, const theme::Phrases& phrases);

}  // namespace entente::relations
