#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/geometry.hpp"
#include "text/line.hpp"
#include "text/measure.hpp"
#include "theme/theme.hpp"

/// What is drawn, fully resolved: absolute coordinates, final colors, text in lines. Writers decide
/// nothing.
namespace entente::scene {

using theme::Color;

/// Planned: dashed; over: long_dashed; reported: dotted.
enum class Dash : std::uint8_t { solid, dashed, long_dashed, dotted };

struct Stroke {
  Color color;
  double width = 1;
  Dash dash = Dash::solid;
  bool operator==(const Stroke&) const = default;
};

struct Paint {
  std::optional<Color> fill;
  std::optional<Stroke> stroke;
  bool operator==(const Paint&) const = default;
};

struct RectShape {
  Rect rect;
  double radius = 0;
  Paint paint;
  bool operator==(const RectShape&) const = default;
};

struct CircleShape {
  Point center;
  double radius = 1;
  Paint paint;
  bool operator==(const CircleShape&) const = default;
};

/// A path of straight lines and cubic Bézier curves.
struct Segment {
  enum class Kind : std::uint8_t { move, line, cubic, close } kind = Kind::move;
  Point c1, c2;  ///< control points of a cubic
  Point to;
  bool operator==(const Segment&) const = default;
};

struct PathShape {
  std::vector<Segment> segments;
  Paint paint;
  bool operator==(const PathShape&) const = default;
};

enum class Anchor : std::uint8_t { start, middle, end };

/// One line of text. `start` unless the width is an estimate: then `middle`, so that the error is
/// symmetric. Made by text(), which measures it.
struct TextShape {
  Point at;  ///< on the baseline, at the anchor
  std::string text;
  double size = 12;
  bool bold = false;
  Color color;
  Anchor anchor = Anchor::start;
  text::Line line = {};  ///< its width, and its parts if it is not all of one kind
  double left() const;   ///< x of its left end
  bool operator==(const TextShape&) const = default;
};

/// A picture of pixels, sound as `style` leaves it.
struct PictureShape {
  Rect rect;
  std::shared_ptr<const std::string> png;
  bool operator==(const PictureShape&) const = default;
};

struct Group;
using Element = std::variant<RectShape, CircleShape, PathShape, TextShape, PictureShape, Group>;

enum class Part : std::uint8_t { none, node, edge, line, event, legend, era, logo };

/// Elements that belong together: one actor, one tie, one event.
struct Group {
  Part part = Part::none;
  std::string title;                                      ///< for readers, may be empty
  std::vector<std::pair<std::string, std::string>> data;  ///< {"id", "RU"} is written data-id="RU"
  std::vector<Element> elements;
  bool operator==(const Group&) const;
};
inline bool Group::operator==(const Group& o) const {
  return part == o.part && title == o.title && data == o.data && elements == o.elements;
}

/// Where a reader gets to from a part of the page, for formats with links.
struct Link {
  Rect area;
  std::string url;
  bool operator==(const Link&) const = default;
};

/// A font inside the file, with the letters that the figure needs.
struct WebFont {
  std::string family;
  bool bold = false;
  std::string woff2;
  bool operator==(const WebFont&) const = default;
};

struct Scene {
  Size page;
  std::string id_prefix;  ///< [a-z][a-z0-9-]*, ours
  std::string language, title, description;
  std::optional<Color> background;
  std::vector<Element> elements;   ///< in painting order, which is also reading order
  std::size_t title_lines = 0;     ///< so many of the first elements are the lines of the title
  std::size_t headline_lines = 0;  ///< the same with those of the subtitle
  std::vector<Link> links;
  std::vector<WebFont> fonts;
  std::string own_family;  ///< that the figure's own type is embedded as; empty: it is not
  bool operator==(const Scene&) const = default;
};

// Short constructors, so that composing reads like drawing.
TextShape text(Point at, std::string words, double size, bool bold, Color color,
               Anchor anchor = Anchor::start);
/// One line from its left end; where its width is an estimate, centered on the room kept for it.
TextShape text_from(Point left, std::string words, text::Style style, Color color);
PathShape line(Point from, Point to, Stroke stroke);
PathShape polyline(const std::vector<Point>& points, Stroke stroke);
PathShape polygon(const std::vector<Point>& points, Paint paint);
RectShape rect(Rect r, Paint paint, double radius = 0);
CircleShape circle(Point center, double radius, Paint paint);

/// Bounds of what is painted, half of the strokes and estimated text boxes included; nullopt if
/// empty.
std::optional<Rect> bounds(const Element& element);
std::optional<Rect> bounds(const std::vector<Element>& elements);
/// Moves everything by `offset`.
void move(Element& element, Point offset);
void move(std::vector<Element>& elements, Point offset);

/// Exchanges x and y of all shapes; words stay where they are.
void transpose(Element& element);

/// Turns everything round, left for right, within a page of this width; words still read right, and
/// flags keep their sides.
void mirror(std::vector<Element>& elements, double width);
/// Lines below each other that begin at one place end at one place instead, as words do that run
/// from right to left.
void align_right(std::vector<Element>& elements);

/// Puts every baseline on a whole px: renderers that hint and those that do not then agree, and
/// small type is crisper on a screen.
void snap_baselines(std::vector<Element>& elements);

}  // namespace entente::scene
