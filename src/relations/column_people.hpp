#pragma once

#include "relations/column_search.hpp"

namespace entente::relations {

/// Who has no line of his own stands in his house where lines leave room for him. Now houses grow
/// for those who have none, the weightiest first, as far as nothing else changes but heights, and
/// boxes tell no less.
void seat_people(const Context& context, const graph::Network& network, ColumnChoice& choice);

}  // namespace entente::relations
