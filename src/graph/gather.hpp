#pragma once

#include "entente/network.hpp"
#include "select/selection.hpp"

/// Ties as a reader tells them: one for each pair and sign, people where they carry the story.
namespace entente::graph {

/// Which of a house's people have lines of their own. Personal ties never fold; people who take
/// part twice, or once in something of weight 2 or more, or of whose house few take part, are nodes
/// in any case.
enum class People : std::uint8_t {
  all,      ///< everybody who takes part in anything
  leading,  ///< two who meet at least twice
  none      ///< nobody: what they do is told on the lines of their houses
};

/// The network with one tie for each pair of ends, sign, status, and direction of a conflict.
/// Cooperation that runs both ways is one tie without a direction. Relations that are over have a
/// tie of their own beside those that last; events belong to what lasts. A house in which most
/// happens among its own people gives way to them. Ties inside a house are left out: see
/// missing().
Network gathered(const Network& network, const Dossier& dossier, const select::Selection& selection,
                 People people);

/// What a pair of ends weighs: the author's weights of its items, an event of several once.
struct PairWeight {
  std::uint32_t a = 0, b = 0;  ///< houses; an event node stands for all its ties: a == b
  double weight = 0;           ///< as the author has it
  double importance = 0;       ///< select::importance(), for pairs of equal weight
};
/// Heaviest first.
std::vector<PairWeight> pair_weights(const Network& network, const Dossier& dossier,
                                     const select::Selection& selection);
/// The network with the `most` heaviest pairs and who stands at their ends.
Network heaviest(const Network& network, const std::vector<PairWeight>& pairs, std::size_t most);

/// The network with its `most` heaviest ties alone.
Network heaviest_ties(const Network& network, std::size_t most);

}  // namespace entente::graph
