#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "graph/dealings.hpp"
#include "relations/drawing.hpp"
#include "relations/forms.hpp"
#include "relations/measure.hpp"

/// Inside of a star: who stands in its middle, and what the others have to do with him.
namespace entente::relations {

/// Fewer partners make no star.
constexpr std::size_t least_partners = 3;
/// More partners with the hub's people beside them are no boxes.
constexpr std::size_t most_boxes = 6;

/// What a partner has to do with the hub, of one sign.
struct Spoke {
  Sign sign{};
  std::vector<int> numbers;  ///< ascending
  bool forth = false, back = false;
};

struct Partner {
  std::uint32_t house = 0;
  std::map<Sign, Spoke> spokes;
  std::map<std::uint32_t, std::set<int>> people;  ///< of the hub, by node
  std::set<int> numbers;
  double value = 0;  ///< of all its items
};

struct StarFacts {
  graph::Hub hub;
  std::vector<Partner> partners;   ///< largest first
  std::set<int> numbers;           ///< of all that they have to do with the hub
  std::size_t of = 0;              ///< so many items that could have to do with him
  std::optional<Measure> measure;  ///< if there is anything between two houses
};
/// Of what can be summed: see summable().
StarFacts star_facts(const Context& context, const graph::Network& network);

Suited suited_star(const Context& context, const graph::Network& network);

/// Those of the hub who deal with a partner.
std::set<std::uint32_t> people_of_hub(const StarFacts& facts);
/// The one of the hub's people who does nearly all, if there is one.
std::optional<std::uint32_t> leading_person(const StarFacts& facts);
/// Whether all partners act on the hub, and it on none.
bool all_inward(const StarFacts& facts);

}  // namespace entente::relations
