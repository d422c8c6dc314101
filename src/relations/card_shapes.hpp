#pragma once

#include "relations/cards.hpp"

/// What boxes look like: a shape for each kind of actor.
namespace entente::relations {

enum class Outline { square, pill, hexagon, rounded, cut };
Outline outline_of(const CardRow& row);
double corner_of(const Rect& r, Outline outline, const theme::Metrics& m);
/// How far the points of a hexagon stand out; cut corners take the same.
double point_of(const theme::Metrics& m);
Color fill_of(const CardRow& row, const theme::Theme& theme);
Element shape_of(const CardRow& row, const Rect& r, const theme::Theme& theme,
                 const theme::Metrics& m);
/// How far a shape's border lies inside its rectangle, `off` from the middle of that side.
double inward(Outline outline, const Rect& r, bool side_is_upright, double off,
              const theme::Metrics& m);

}  // namespace entente::relations
