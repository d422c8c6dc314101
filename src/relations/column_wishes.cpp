#include "relations/column_wishes.hpp"

#include <cstdlib>
#include <optional>
#include <string>

#include "relations/layout_wishes.hpp"

namespace entente::relations {
namespace {

void add_wish(const Dossier& dossier, ActorIndex a, std::string_view how, ActorIndex b, bool kept,
              bool one_box, Body& body) {
  const std::string reason = kept      ? ""
                             : one_box ? "both stand in one box"
                                       : "another arrangement has fewer crossings, or is lower";
  body.layout.wishes.push_back(
      {dossier[a].short_name + std::string(how) + dossier[b].short_name, kept, reason});
}

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
  const LayoutWishes& wishes = dossier.layout;
  for (const std::vector<ActorIndex>& row : wishes.left_of) {
    for (std::size_t i = 1; i < row.size(); ++i) {
      const auto a = box_of(draft, row[i - 1]), b = box_of(draft, row[i]);
      const bool kept = a && b && solution.boxes[*a].right() <= solution.boxes[*b].left();
      add_wish(dossier, row[i - 1], " left of ", row[i], kept, a && b && *a == *b, body);
    }
  }
  for (const std::vector<ActorIndex>& group : wishes.near) {
    for (std::size_t i = 1; i < group.size(); ++i) {
      const auto a = box_of(draft, group.front()), b = box_of(draft, group[i]);
      const bool kept = a && b && columns_apart(solution, *a, *b) <= 1;
      add_wish(dossier, group.front(), " near ", group[i], kept, false, body);
    }
  }
  // Columns have an order of their own: places that are pinned, and orders, are for cards.
  for (std::size_t i = 1; i < wishes.order.size(); ++i) {
    body.layout.wishes.push_back(
        {dossier[wishes.order[i - 1]].short_name + " before " + dossier[wishes.order[i]].short_name,
         false, "columns stand by the weight of their ties"});
  }
  for (const auto& [actor, pin] : wishes.pin) {
    body.layout.wishes.push_back({dossier[actor].short_name + " at " +
                                      (pin.word.empty() ? std::string("its place") : pin.word),
                                  false, "columns stand by the weight of their ties"});
  }
  warn_of_wishes(body.layout, body.diagnostics);
}

}  // namespace entente::relations
