#pragma once

#include <pugixml.hpp>
#include <string>

#include "deck/shape.hpp"

namespace entente::output::pptx {

/// What all shapes of a slide have in common.
struct Surroundings {
  std::string language, family;  ///< of their words
  std::string picture;           ///< id of the relation to the picture among them
};

/// Adds a shape with all its members to a tree of shapes.
void add_shape(pugi::xml_node tree, const deck::Shape& shape, const Surroundings& around);

}  // namespace entente::output::pptx
