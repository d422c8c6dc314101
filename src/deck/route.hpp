#pragma once

#include <vector>

#include "scene/scene.hpp"

/// Lines of ties as chains of what slide programs have: straight connectors, and curved ones like
/// an S. A connector goes its own way between its ends, so that a route with bends needs several.
namespace entente::deck {

struct Piece {
  Point from, to;
  bool curved = false;
};

/// How a route begins, and so the way all its curves run: level, or upright.
bool begins_upright(const std::vector<scene::Segment>& route);

/// What a route must respect.
struct Surroundings {
  std::vector<Point> stations;  ///< on the route; a piece ends there, as at a number
  std::vector<Point> bars;      ///< on straight stretches that stay straight, however short
  std::vector<Rect> obstacles;  ///< not to be touched where a curve strays from the route
};

/// The pieces of a route of lines and cubics, in order, each from the end of the last.
std::vector<Piece> pieces(const std::vector<scene::Segment>& route, bool upright,
                          Surroundings near);

}  // namespace entente::deck
