#pragma once

#include <compare>
#include <cstdint>
#include <set>
#include <vector>

#include "entente/network.hpp"

/// What goes on between houses, item by item: people and bodies count as theirs.
namespace entente::graph {

/// One item between two houses.
struct Dealing {
  int number = 0;
  std::uint32_t from = 0, to = 0;              ///< houses
  std::uint32_t from_actor = 0, to_actor = 0;  ///< nodes that act: houses or who belongs to them
  bool mutual = false;
  auto operator<=>(const Dealing&) const = default;
};

/// All dealings, by number, each once. An event of several is one dealing for each two of them; of
/// more than fifty, for each two of which one belongs to the hub, or is the first.
/// What goes on inside a house, or with nobody else, is none.
std::vector<Dealing> dealings(const Network& network);

/// The house that takes part in most items, and how many these are.
struct Hub {
  std::uint32_t house = 0;
  std::size_t items = 0;  ///< that have it at one end
};
/// Pre: there are dealings.
Hub hub_of(const std::vector<Dealing>& dealings);

/// Houses that mostly give, or act, and houses that mostly take: "from 82 givers to 9 takers".
struct Sides {
  std::set<std::uint32_t> givers, takers;
  std::set<std::uint32_t> both;  ///< who does either, in whichever set
  std::size_t across = 0;        ///< items that run from givers to takers
};
Sides sides_of(const std::vector<Dealing>& dealings);

}  // namespace entente::graph
