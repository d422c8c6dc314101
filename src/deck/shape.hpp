#pragma once

#include <string>
#include <vector>

#include "scene/scene.hpp"

/// Shapes that can be edited in a slide program. Places in px of the slide.
namespace entente::deck {

using scene::Color;

/// Words in a shape, a paragraph each.
struct TextLine {
  std::string text;
  double size = 12;
  bool bold = false;
  Color color;
};

enum class Align : std::uint8_t { left, center, right };

/// Where a connector holds on to a shape.
struct Hold {
  int shape = 0;  ///< its id
  int site = 0;   ///< which of its connection sites
};

struct Shape {
  enum class Kind : std::uint8_t {
    box,
    ellipse,
    path,
    text,
    picture,  ///< that of the slide
    connector,
    group
  } kind = Kind::box;
  int id = 0;  ///< unique on its slide
  std::string name;
  Rect box;
  double radius = 0;                     ///< of the corners of a box
  std::vector<scene::Segment> segments;  ///< of a path
  scene::Paint paint;
  std::vector<TextLine> lines;  ///< in the middle of the shape, or of `text` at its top
  Align align = Align::center;
  /// Connection sites besides the middles of the four sides. With any the shape has a geometry of
  /// its own, in which they are number 4 and up.
  std::vector<Point> sites;

  // Of a connector, which is straight, or curved like an S that begins and ends level or upright.
  Point from, to;
  Hold start, end;
  bool head_at_start = false, head_at_end = false;
  bool curved = false, upright = false;

  std::vector<Shape> members;  ///< of a group
};

}  // namespace entente::deck
