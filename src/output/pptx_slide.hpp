#pragma once

#include <string>
#include <vector>

#include "deck/slide.hpp"

/// Slides and their notes as parts of a package.
namespace entente::output::pptx {

/// What a part leads to. The position in the list of its part gives the id: the first is "rId1".
struct Relation {
  std::string type;  ///< last part of the address: "slideLayout"
  std::string target;
  bool external = false;
};
std::string relations(const std::vector<Relation>& relations);
/// Adds one, and returns its id.
std::string relate(std::vector<Relation>& relations, Relation relation);

/// `picture`, `fallback`: ids of the relations to the figure as SVG and PNG; of a slide of shapes
/// `picture` is that to the picture among them.
std::string slide(const deck::Deck& deck, const deck::Slide& slide, const std::string& picture,
                  const std::string& fallback);
/// Adds a relation for each link.
std::string notes(const deck::Deck& deck, const deck::Slide& slide,
                  std::vector<Relation>& relations);

}  // namespace entente::output::pptx
