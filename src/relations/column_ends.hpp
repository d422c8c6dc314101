#pragma once

#include "relations/column_search.hpp"

namespace entente::relations {

/// A line that one alone of a house has a part in ends at him, where he has room at its height and
/// nothing else changes but heights; the heaviest lines first. What it says no longer names him.
void end_at_people(const Context& context, ColumnChoice& choice, Stories& stories);

}  // namespace entente::relations
