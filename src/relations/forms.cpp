#include "relations/forms.hpp"

#include "relations/columns.hpp"
#include "relations/compose_cards.hpp"

namespace entente::relations {
namespace {

Suited always(const Context& /*context*/, const graph::Network& /*network*/) {
  return {true, "the form for all that no other suits"};
}

constexpr Form table[] = {
    {GraphForm::columns, "columns", always, compose_columns},
    {GraphForm::cards, "cards", always, compose_cards},
};

}  // namespace

std::span<const Form> forms() { return table; }

}  // namespace entente::relations
