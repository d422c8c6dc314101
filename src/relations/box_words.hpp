#pragma once

#include "relations/column_search.hpp"

namespace entente::relations {

/// Which events are told in boxes.
enum class InBoxes { stressed, all };

/// An event of one who is drawn is no line. It is told in the box of its actor, below his name, or
/// in the free place of a house: what stands out first, then the weightiest. Boxes are
/// mostly higher than their words; where they are not they grow if nothing else changes but
/// heights. What is in boxes already stays there, as far as there is still room. `network`: all
/// that might have been drawn; it knows the house of who is not.
void tell_in_boxes(const Context& context, const graph::Network& network, InBoxes which,
                   ColumnChoice& choice);

}  // namespace entente::relations
