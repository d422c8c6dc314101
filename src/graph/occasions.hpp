#pragma once

#include "entente/network.hpp"
#include "select/selection.hpp"

/// What many have a part in, told once: four directors who dismiss a fifth.
namespace entente::graph {

/// The network with a node for each item that ties three pairs or more, of houses or, where it
/// concerns persons as such, of persons: who acts points to it, it points to whom it concerns.
/// Else its words would stand on every line.
Network occasions(const Network& network, const Dossier& dossier,
                  const select::Selection& selection);

/// The network with ties of each two who meet in place of nodes of meetings; those of relations
/// stay.
Network without_meetings(const Network& network, const Dossier& dossier,
                         const select::Selection& selection);

/// The network in which events that tie three pairs or more and have no node are told between two
/// alone: those who have something else in common, whom the title names, who have most in common.
Network told_once(const Network& network, const Dossier& dossier,
                  const select::Selection& selection);

}  // namespace entente::graph
