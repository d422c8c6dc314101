#pragma once

#include "relations/column_search.hpp"

namespace entente::relations {

/// An event of one who is drawn is no line. Boxes are as high as their lines have them, and mostly
/// empty: where there is room, the weightiest such events are told in the box of their actor, below
/// his name, or in the free place of a house. Nothing else changes.
/// `network`: all that might have been drawn; it knows the house of who is not.
void tell_in_boxes(const Context& context, const graph::Network& network, ColumnChoice& choice);

}  // namespace entente::relations
