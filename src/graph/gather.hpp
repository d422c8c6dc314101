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

/// What is told of several. `as_one`: who acts together is one, what is done to many or by many has
/// a node, any other event of many is told between two of them: see together(), occasions(),
/// told_once(). `joint`: without such nodes. `between_two`: that, and no meeting has a node.
/// `once`: as joint, and each alone. `each`: each with each.
enum class Several : std::uint8_t { as_one, joint, between_two, once, each };

/// The network with one tie for each pair of ends, sign, status, and direction of a conflict.
/// Cooperation that runs both ways is one tie without a direction. Relations that are over have a
/// tie of their own beside those that last; events belong to what lasts. A house whose people the
/// story is about gives way to them: see select::open_houses(). People of one house who have a part
/// in the same personal things are one node, unless `each`. Ties inside a house are left out: see
/// missing().
Network gathered(const Network& network, const Dossier& dossier, const select::Selection& selection,
                 People people, Several several = Several::each);

/// What stays or goes as one: all between two houses, or each line; an event of several in any
/// case.
enum class By : std::uint8_t { pair, line };

/// What such a unit weighs: the author's weights of its items, an event of several once.
struct PairWeight {
  std::uint32_t a = 0, b = 0;  ///< By::pair: houses; an event node stands for all its ties: a == b
  double weight = 0;           ///< as the author has it
  double importance = 0;       ///< select::importance(), for pairs of equal weight
  bool named = false;          ///< the heaviest of somebody whom the title names
};
/// Heaviest first.
std::vector<PairWeight> ranked(const Network& network, const Dossier& dossier,
                               const select::Selection& selection, By by = By::pair);
/// Whom the title names is part of his own story: his heaviest before the others.
std::vector<PairWeight> named_first(std::vector<PairWeight> ranked);
/// The network with the `most` first of these, and who stands at their ends.
Network heaviest(const Network& network, const std::vector<PairWeight>& ranked, std::size_t most,
                 By by = By::pair);

}  // namespace entente::graph
