#pragma once

#include <vector>

#include "deck/shape.hpp"
#include "scene/scene.hpp"

namespace entente::deck {

/// A drawing as shapes, in painting order. Actors and ties are groups with their names; the lines
/// of ties are connectors that hold on to the actors' boxes and to the numbers that stand on them.
/// `first_id`: of the first shape.
std::vector<Shape> shapes(const std::vector<scene::Element>& elements, int first_id);

/// Everything larger by `scale`, then moved.
std::vector<scene::Element> fitted(const std::vector<scene::Element>& elements, double scale,
                                   Point offset);

}  // namespace entente::deck
