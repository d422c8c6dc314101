#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "base/geometry.hpp"

/// What a picture must not do, told from shapes alone. Units: CSS px.
namespace entente::geometry {

/// Whether a polyline runs through the inside of the rectangle; to touch its border is no entry.
bool enters(const std::vector<Point>& polyline, const Rect& rect);
bool enters(Point start, Point end, const Rect& rect);

/// Whether a line of that width, with flat ends, strikes through a text, whose box may be a little
/// too large.
bool strikes(const std::vector<Point>& polyline, double width, const Rect& text);

/// How far `inner` stands out of `outer` on its worst side; 0 if it lies inside.
double excess(const Rect& inner, const Rect& outer);

/// Two rectangles of a list that share more than `tolerance` px in both directions.
struct Collision {
  std::size_t first = 0, second = 0;
  bool operator==(const Collision&) const = default;
};
std::vector<Collision> collisions(const std::vector<Rect>& rects, double tolerance);

/// Distance from a point to a rectangle; 0 inside.
double distance(Point point, const Rect& rect);

}  // namespace entente::geometry
