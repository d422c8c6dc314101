#pragma once

#include <cstddef>
#include <vector>

#include "select/selection.hpp"

namespace entente::timeline {

/// Items that a figure of more dates than can be marked may give words.
constexpr std::size_t most_ranked = 500;

/// The items of a selection in the order in which they get words, by their positions there.
struct Ranking {
  std::vector<std::size_t> order;
  std::vector<double> importance;  ///< by position
  std::vector<bool> doubtful;      ///< likewise: reported, claimed, denied …

  /// Those beyond most_ranked, ascending.
  std::vector<std::size_t> wordless() const;
};

/// By importance, but of two alike the one farther from those before it: so that the words tell the
/// whole story, not its busiest week.
Ranking rank(const Dossier& dossier, const select::Selection& selection);

}  // namespace entente::timeline
