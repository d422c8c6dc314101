#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "entente/dossier.hpp"

namespace entente::graph {

/// An actor, an event that ties more than three equals (a node of its own), somebody unknown, or
/// several who act together, which a figure draws as one.
struct Node {
  enum class Kind : std::uint8_t { actor, event, unknown, group } kind = Kind::actor;
  ActorIndex actor;                        ///< if an actor
  std::optional<std::uint32_t> container;  ///< node that it belongs to
  std::vector<int> numbers;   ///< event: its number; actor: items in which it stands alone
  Sign sign = Sign::neutral;  ///< of an event node
  std::vector<ActorIndex> members = {};  ///< of a group
  bool operator==(const Node&) const = default;
};

/// All that ties two nodes in one way: same direction, sign, medium and status. Points from the one
/// who acts to the one acted upon; a mutual tie has no direction.
struct Tie {
  std::uint32_t from = 0, to = 0;  ///< nodes
  bool mutual = false;
  Sign sign = Sign::neutral;
  Medium medium = Medium::verbal;
  Status status = Status::happened;
  bool ended = false;        ///< a relation that was over at the as-of date
  bool aside = false;        ///< to a meeting, from who mediates, hosts or chairs it; neutral
  double weight = 0;         ///< sum over its items
  std::vector<int> numbers;  ///< of its items, ascending
  bool operator==(const Tie&) const = default;
};

/// The relation graph as plain values, in canonical order.
struct Network {
  std::vector<Node> nodes;
  std::vector<Tie> ties;
  bool operator==(const Network&) const = default;
};

}  // namespace entente::graph
