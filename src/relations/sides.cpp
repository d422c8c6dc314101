#include "relations/sides.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "graph/network.hpp"
#include "relations/columns.hpp"
#include "relations/facing.hpp"
#include "relations/samples.hpp"

namespace entente::relations {
namespace {

constexpr std::size_t least_houses = 2;  // of a camp that nobody named
constexpr std::size_t most_houses = 24;  // of both: more have no room for words
/// Columns that tell so many times as much are drawn instead, with marks for the camps.
constexpr double worth_of_named = 1.5;
constexpr double most_against = 0.05;  // of the weight of signed ties

Facing facing_of(const Context& context, std::vector<int> camp) {
  Facing facing;
  facing.camp = std::move(camp);
  facing.names = {camp_name(context, 0), camp_name(context, 1)};
  return facing;
}

Facing facing_of(const Context& context) {
  return facing_of(context, context.camps.empty()
                                ? graph::camp_view(context.dossier, context.selection).camp
                                : context.camps);
}

/// How many houses stand in each camp.
std::array<std::size_t, 2> sizes_of(const graph::Network& network, const Facing& facing) {
  std::array<std::set<std::uint32_t>, 2> houses;
  for (const graph::Tie& tie : network.ties) {
    for (const std::uint32_t node : {tie.from, tie.to}) {
      const int camp = camp_of(network, facing, node);
      if (camp >= 0) houses[static_cast<std::size_t>(camp)].insert(graph::house(network, node));
    }
  }
  return {houses[0].size(), houses[1].size()};
}

/// Whether something holds each camp together, and something divides the two.
bool divided(const graph::Network& network, const Facing& facing) {
  std::array<bool, 2> held{};
  bool conflict = false;
  for (const graph::Tie& tie : network.ties) {
    const int a = camp_of(network, facing, tie.from), b = camp_of(network, facing, tie.to);
    if (a < 0 || b < 0 || graph::house(network, tie.from) == graph::house(network, tie.to))
      continue;
    if (tie.sign == Sign::cooperation && a == b) held[static_cast<std::size_t>(a)] = true;
    conflict |= tie.sign == Sign::conflict && a != b;
  }
  return held[0] && held[1] && conflict;
}

/// Whether the signed ties alone part the actors into two camps, beyond any doubt.
Suited found_by_signs(const Context& context, const graph::Network& network) {
  std::set<std::uint32_t> houses;
  std::set<Sign> signs;
  for (const graph::Tie& tie : network.ties) {
    houses.insert({graph::house(network, tie.from), graph::house(network, tie.to)});
    signs.insert(tie.sign);
  }
  if (houses.size() < 2 * least_houses || houses.size() > most_houses) {
    return {false, fmt::format("{} actors with ties, not {} to {}", houses.size(), 2 * least_houses,
                               most_houses)};
  }
  if (signs.count(Sign::cooperation) == 0 || signs.count(Sign::conflict) == 0) {
    return {false, "two camps need ties of both signs"};
  }
  const graph::CampView view = graph::camp_view(context.dossier, context.selection);
  const Facing facing = facing_of(context, context.camps.empty() ? view.camp : context.camps);
  const auto [left, right] = sizes_of(network, facing);
  const std::string found = fmt::format(
      "camps of {} and {}, which {:.0f} % of the weight of signed "
      "ties contradicts",
      left, right, 100 * view.against_share);
  if (std::min(left, right) < least_houses || view.against_share > most_against) {
    return {false, found};
  }
  const bool suits = view.connected && divided(network, facing);
  return {suits, suits ? found : found + ", but not all are joined by such ties", 1.0};
}

}  // namespace

Suited suits_sides(const Context& context, const graph::Network& network) {
  const bool named = !context.dossier.camps.empty();
  if (!named && !context.sides) return found_by_signs(context, network);
  const auto [left, right] = sizes_of(network, facing_of(context));
  if (left > 0 && right > 0) {
    if (context.sides) return {true, "camps were asked for"};
    return {true, "the document names its camps", worth_of_named};
  }
  return {false, named ? "nobody of one of the document's camps is tied to anybody"
                       : "no ties of conflict part the actors into two camps"};
}

Body compose_sides(const Context& context, const graph::Network& network, Rect area,
                   const GraphOptions& options) {
  const Facing facing = facing_of(context);
  const auto [left, right] = sizes_of(network, facing);
  Body none;
  none.fits = false;
  if (left == 0 || right == 0) return none;
  // Where everybody stands says which camp he is in.
  Context unmarked = context;
  unmarked.camps.clear();
  return compose_facing(unmarked, network, area, options, facing);
}

}  // namespace entente::relations
