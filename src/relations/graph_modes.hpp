#pragma once

#include <string>
#include <vector>

#include "relations/cards.hpp"
#include "relations/tie_words.hpp"

namespace entente::relations {

/// How much a drawing of cards says. What fits and costs least, with the penalty for saying less,
/// is drawn.
struct Mode {
  double penalty = 0;
  WordStyle words;
  CardStyle cards;
};

/// All modes, those that say most first.
std::vector<Mode> graph_modes(const theme::Metrics& m);

/// "words of 14 em with dates, to the right".
std::string name_of(const Mode& mode, Flow flow, const theme::Metrics& m);
/// What it says less than the whole, first taken first.
std::vector<std::string> reductions_of(const Mode& mode);

}  // namespace entente::relations
