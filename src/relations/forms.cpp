#include "relations/forms.hpp"

#include "relations/columns.hpp"
#include "relations/compose_cards.hpp"
#include "relations/flow.hpp"
#include "relations/map.hpp"
#include "relations/members.hpp"
#include "relations/sides.hpp"
#include "relations/star.hpp"
#include "relations/tree.hpp"

namespace entente::relations {
namespace {

Suited always(const Context& /*context*/, const graph::Network& /*network*/) {
  return {true, "the form for all that no other suits"};
}

constexpr Form table[] = {
    {GraphForm::sides, "sides", suits_sides, compose_sides},
    {GraphForm::tree, "tree", suits_tree, compose_tree},
    {GraphForm::members, "members", suits_members, compose_members},
    {GraphForm::star, "star", suits_star, compose_star},
    {GraphForm::flow, "flow", suits_flow, compose_flow},
    {GraphForm::map, "map", suits_map, compose_map},
    {GraphForm::columns, "columns", always, compose_columns},
    {GraphForm::cards, "cards", always, compose_cards},
};

}  // namespace

std::span<const Form> forms() { return table; }

}  // namespace entente::relations
