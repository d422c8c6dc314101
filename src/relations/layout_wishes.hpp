#pragma once

#include <string>
#include <vector>

#include "entente/layout.hpp"
#include "entente/network.hpp"
#include "layout/solve.hpp"
#include "relations/cards.hpp"
#include "relations/drawing.hpp"
#include "select/selection.hpp"

namespace entente::relations {

/// What the author wishes of actors, told of the boxes of a graph.
struct BoxWishes {
  layout::Wishes wishes;             ///< as on the page, not transposed
  std::vector<std::string> words;    ///< by wish; empty for those that nobody wrote (homes)
  std::vector<LayoutWish> hopeless;  ///< of actors that are not drawn, or share a card
};

/// `homes`: where actors stood in an earlier drawing, from the corner of the area.
BoxWishes box_wishes(const Context& context, const graph::Network& network, const Cards& cards,
                     const std::vector<ActorPlace>& homes);

/// Tells the report what became of the wishes.
void tell_wishes(const BoxWishes& wishes, const layout::Problem& problem,
                 const layout::Answer& answer, LayoutReport& report);
/// Warns of those that are not kept.
void warn_of_wishes(const LayoutReport& report, Diagnostics& diagnostics);

/// What the report says of one alternative.
LayoutCandidate candidate_of(const layout::Trial& trial, std::string name, double penalty,
                             Flow flow, bool chosen);

}  // namespace entente::relations
