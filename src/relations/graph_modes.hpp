#pragma once

#include <string>
#include <vector>

#include "graph/network.hpp"
#include "relations/cards.hpp"
#include "relations/tie_words.hpp"

namespace entente::relations {

/// How much a drawing says. What fits and costs least, with the penalty for saying less, is drawn.
struct Mode {
  double penalty = 0;
  int family = 0;  ///< modes of one family show the same ties
  WordStyle words;
  CardStyle cards;
  graph::RollUp roll_up;
};

/// How much there is to draw.
struct Extent {
  std::size_t houses = 0, pairs = 0;  ///< pairs: of houses that are tied
};

/// All modes, those that say most first. `with_words`: else numbers from the start.
std::vector<Mode> graph_modes(const theme::Metrics& m, bool with_words, const Extent& size);

/// "words of 14 em with dates, to the right". `listed`: the words stand in a list below.
std::string name_of(const Mode& mode, bool listed, Flow flow, const theme::Metrics& m);
/// What it says less than the whole, first taken first.
std::vector<std::string> reductions_of(const Mode& mode, bool with_words, bool listed);

}  // namespace entente::relations
