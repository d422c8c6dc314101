#pragma once

#include <cstddef>
#include <set>
#include <vector>

#include "entente/network.hpp"
#include "relations/drawing.hpp"

/// What a body says of itself, in whichever form it is drawn.
namespace entente::relations {

/// How many of those who have a place in both drawings there are, and how far they are apart, in
/// px.
struct Moves {
  std::size_t kept = 0;
  double px = 0;
};
Moves moves(const std::vector<ActorPlace>& homes, const std::vector<ActorPlace>& places);

/// How far actors moved from where an earlier drawing had them. Pre: the body has its places.
void tell_moves(const std::vector<ActorPlace>& homes, Body& body);

/// Counts the items that the drawn network leaves out, and warns of them.
void tell_left_out(const Context& context, const graph::Network& drawn, Body& body);

/// Who of the network is not drawn, and who only as his country: by name as long as that is short.
void tell_absent(const Context& context, const graph::Network& network,
                 const std::set<ActorIndex>& drawn, Body& body);

/// Both: what the drawn network leaves out, and who is not drawn.
void tell_missing(const Context& context, const graph::Network& network,
                  const graph::Network& drawn, const std::set<ActorIndex>& seen, Body& body);

/// Warns of actors that are drawn as a number of others.
void tell_counted(std::size_t actors, Body& body);

/// What a drawing tells a reader: so many items and actors, of whom so many are named by the title.
/// Each of these is worth a fifth of all items.
double worth_of(const Context& context, double shown, std::size_t named);

/// A `reduced` warning with the usual ways out.
void warn_reduced(std::string message, Body& body);

}  // namespace entente::relations
