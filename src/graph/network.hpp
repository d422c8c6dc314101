#pragma once

#include "entente/network.hpp"
#include "select/selection.hpp"

namespace entente::graph {

/// The graph of the selected items.
Network network(const Dossier& dossier, const select::Selection& selection);

/// Ways of saying less, in the order in which a figure that does not fit takes them.
struct RollUp {
  bool directions = false;  ///< ties that differ in direction alone become one with two heads
  bool statuses = false;    ///< ties that differ in medium or status become one (the firmest)
  bool houses = false;      ///< ties of officials count as ties of their house
  std::size_t most = 0;     ///< keep that many houses, those with the weightiest ties; 0: all
  std::size_t ties = 0;     ///< keep about that many tied pairs, see thinned(); 0: all
};
Network rolled_up(const Network& network, const RollUp& how);

/// The network without the nodes that `keep` refuses and without their ties.
Network induced(const Network& network, const std::vector<bool>& keep);

/// A shortest way from one actor to another with all ties of each step; empty if there is none.
Network way(const Network& network, ActorIndex from, ActorIndex to);

/// Two camps among the actors, and the numbers of the items that contradict them.
struct CampView {
  std::vector<int> camp;  ///< by actor of the dossier: 0, 1 or -1
  std::vector<int> against;
};
CampView camp_view(const Dossier& dossier, const select::Selection& selection);

/// The topmost node that contains `node`.
std::uint32_t house(const Network& network, std::uint32_t node);

/// Numbers of the selected items that no tie and no node of the network carries.
std::vector<int> missing(const select::Selection& selection, const Network& network);

}  // namespace entente::graph
