#pragma once

#include <string>

#include "deck/slide.hpp"

/// The parts of a presentation that are the same in all decks, but for colors and fonts.
namespace entente::output::pptx {

std::string theme(const deck::Deck& deck);
std::string slide_master(const deck::Deck& deck);
std::string slide_layout();
std::string notes_master();

}  // namespace entente::output::pptx
