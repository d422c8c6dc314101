#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.hpp"
#include "scene/scene.hpp"

/// Looks at a finished scene as a reader would: what lies on what, in painting order.
namespace entente::judge {

/// One shape of the page; `unit`: the node, tie or event that it belongs to, or -1.
struct Piece {
  const scene::Element* element;
  Rect bounds;
  int unit;

  template <class Shape>
  const Shape* as() const {
    return std::get_if<Shape>(element);
  }
  const scene::TextShape* text() const { return as<scene::TextShape>(); }
  const scene::Paint* paint() const;
  bool filled() const { return paint() && paint()->fill; }
  bool stroked() const { return paint() && paint()->stroke; }
};

/// A group that stands for something, with its pieces, those of groups inside it excepted.
struct Unit {
  const scene::Group* group;
  std::vector<std::size_t> pieces;

  scene::Part part() const { return group->part; }
  std::string data(std::string_view key) const;
  std::string name() const;
};

struct Page {
  explicit Page(const scene::Scene& scene);

  Rect rect;  ///< of the page
  std::vector<Piece> pieces;
  std::vector<Unit> units;

  scene::Part part_of(const Piece& piece) const;
  const Unit& unit_of(const Piece& piece) const {
    return units[static_cast<std::size_t>(piece.unit)];
  }
};

/// Polylines of all that is stroked in a shape; none for circles, which are small and hold their
/// own text.
std::vector<std::vector<Point>> outlines(const Piece& piece);
/// The box of the letters: from the height of capitals to the depth of most descenders.
Rect letters(const scene::TextShape& shape);
/// The box a browser gives a line of text, trimmed to the rough height of its ink.
Rect line_box(const scene::TextShape& shape);
/// Whether a filled shape covers the point.
bool covers(const Piece& piece, Point point);
/// The words of a text, shortened, in quotes.
std::string quoted(const Piece& piece);

}  // namespace entente::judge
