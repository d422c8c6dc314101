#pragma once

#include "entente/network.hpp"
#include "select/selection.hpp"

namespace entente::graph {

/// The graph of the selected items.
Network network(const Dossier& dossier, const select::Selection& selection);

/// The network without the nodes that `keep` refuses and without their ties.
Network induced(const Network& network, const std::vector<bool>& keep);
/// The same with some of its ties; none of them is refused.
Network induced(const Network& network, const std::vector<bool>& keep, std::vector<Tie> ties);

/// A shortest way from one actor to another with all ties of each step; empty if there is none.
Network way(const Network& network, ActorIndex from, ActorIndex to);

/// Two camps among the actors, and the numbers of the items that contradict them.
struct CampView {
  std::vector<int> camp;  ///< by actor of the dossier: 0, 1 or -1
  std::vector<int> against;
  double against_share = 0;  ///< of the weight of signed ties
  bool connected = false;    ///< by signed ties: see Partition
};
/// As the document names them, else as its signed ties have it: see partition().
CampView camp_view(const Dossier& dossier, const select::Selection& selection);
/// The camp of an actor, or of all of a group; `camps`: by actor. -1: none.
int camp_of(const std::vector<int>& camps, const Node& node);

/// The topmost node that contains `node`.
std::uint32_t house(const Network& network, std::uint32_t node);

/// Adds a number to those of a tie or a node, which ascend, unless it is among them.
void add_number(std::vector<int>& numbers, int number);

/// Numbers of the selected items that no tie and no node of the network carries.
std::vector<int> missing(const select::Selection& selection, const Network& network);

}  // namespace entente::graph
