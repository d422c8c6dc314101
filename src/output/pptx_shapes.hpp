#pragma once

#include <pugixml.hpp>
#include <string>

#include "deck/shape.hpp"

namespace entente::output::pptx {

/// Adds a shape with all its members to a tree of shapes. `language`: of its words.
void add_shape(pugi::xml_node tree, const deck::Shape& shape, const std::string& language);

}  // namespace entente::output::pptx
