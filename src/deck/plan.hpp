#pragma once

#include "deck/slide.hpp"
#include "entente/deck.hpp"

namespace entente::deck {

/// The slides of all figures, in their order. Errors: `nothing-to-draw` without figures,
/// `limit-exceeded`.
Checked<Deck> plan(const Rendering& rendering, const DeckOptions& options);

}  // namespace entente::deck
