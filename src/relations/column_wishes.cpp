#include "relations/column_wishes.hpp"

#include <cstdlib>
#include <optional>
#include <string>

#include "relations/place_wishes.hpp"

namespace entente::relations {
namespace {

std::optional<std::size_t> box_of(const ColumnDraft& draft, ActorIndex actor) {
  for (const auto& [node, end] : draft.cards.end_of) {
    const graph::Node& n = draft.network.nodes[node];
    if (n.kind == graph::Node::Kind::actor && n.actor == actor) {
      return static_cast<std::size_t>(end.box);
    }
  }
  return std::nullopt;
}

/// How many columns apart two boxes stand.
int columns_apart(const layout::LaneSolution& solution, std::size_t a, std::size_t b) {
  int first = 0, second = 0;
  for (std::size_t c = 0; c < solution.arrangement.size(); ++c) {
    for (const int box : solution.arrangement[c]) {
      if (box == static_cast<int>(a)) first = static_cast<int>(c);
      if (box == static_cast<int>(b)) second = static_cast<int>(c);
    }
  }
  return std::abs(first - second);
}

}  // namespace

void tell_wishes(const Dossier& dossier, const ColumnDraft& draft,
                 const layout::LaneSolution& solution, Body& body) {
  const std::string other = "another arrangement has fewer crossings, or is lower";
  auto left_of = [&](ActorIndex first, ActorIndex second) -> std::string {
    const auto a = box_of(draft, first), b = box_of(draft, second);
    if (a && b && solution.boxes[*a].right() <= solution.boxes[*b].left()) return "";
    return a && b && *a == *b ? "both stand in one box" : other;
  };
  auto near = [&](ActorIndex first, ActorIndex second) -> std::string {
    const auto a = box_of(draft, first), b = box_of(draft, second);
    return a && b && columns_apart(solution, *a, *b) <= 1 ? "" : other;
  };
  // Columns have an order of their own: places that are pinned, and orders, are for cards.
  tell_wishes(dossier, {left_of, near, "columns stand by the weight of their ties"}, body);
}

}  // namespace entente::relations
