#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scene/scene.hpp"

/// The drawn line of a tie, taken apart.
namespace entente::deck {

/// What a tie is drawn with. Pointers live as long as the drawing.
struct Strand {
  const scene::PathShape* route = nullptr;  ///< its longest line; nullptr: there is none
  std::vector<const scene::PathShape*> heads;
  std::vector<Point> bars;                  ///< where short lines cross it
  const scene::Element* badge = nullptr;    ///< circle or box with the number
  std::vector<const scene::Element*> rest;  ///< all but route and heads; the badge first

  /// The tip of an arrowhead that covers the end of the route; `before`: where the line comes from.
  const Point* tip(Point end, Point before) const;
};
Strand taken_apart(const scene::Group& group);

constexpr double farthest_end = 30;  ///< px from the end of a line to what it leads to

/// 0 inside.
double distance_to(const Rect& box, Point p);
/// Of all points and control points.
Rect bounds_of(const std::vector<scene::Segment>& segments);
/// What a group says of itself, or nothing.
std::string value_of(const scene::Group& group, std::string_view key);

}  // namespace entente::deck
