#include "judge/page.hpp"

#include <algorithm>
#include <cmath>

#include "base/numeric.hpp"
#include "geometry/lines.hpp"
#include "text/measure.hpp"

namespace entente::judge {
namespace {

using scene::Part;
using scene::Segment;

void flatten(const std::vector<scene::Element>& elements, int unit, Page& page) {
  for (const scene::Element& element : elements) {
    if (const auto* group = std::get_if<scene::Group>(&element)) {
      int inside = unit;
      if (group->part != Part::none) {
        inside = static_cast<int>(page.units.size());
        page.units.push_back({group, {}});
      }
      flatten(group->elements, inside, page);
      continue;
    }
    if (unit >= 0) page.units[static_cast<std::size_t>(unit)].pieces.push_back(page.pieces.size());
    page.pieces.push_back({&element, scene::bounds(element).value_or(Rect{}), unit});
  }
}

/// Even-odd rule.
bool encloses(const std::vector<Point>& polygon, Point p) {
  bool inside = false;
  for (std::size_t i = 0, j = polygon.size() - 1; i < polygon.size(); j = i++) {
    const Point a = polygon[i], b = polygon[j];
    if ((a.y > p.y) == (b.y > p.y)) continue;
    if (p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside;
}

}  // namespace

const scene::Paint* Piece::paint() const {
  if (const auto* s = as<scene::RectShape>()) return &s->paint;
  if (const auto* s = as<scene::CircleShape>()) return &s->paint;
  if (const auto* s = as<scene::PathShape>()) return &s->paint;
  return nullptr;
}

std::string Unit::data(std::string_view key) const {
  for (const auto& [name, value] : group->data) {
    if (name == key) return value;
  }
  return {};
}

std::string Unit::name() const {
  return group->title.empty() ? std::string("legend") : text::shorten(group->title, {10}, 250);
}

Page::Page(const scene::Scene& scene) : rect{0, 0, scene.page.width, scene.page.height} {
  flatten(scene.elements, -1, *this);
}

Part Page::part_of(const Piece& piece) const {
  return piece.unit < 0 ? Part::none : unit_of(piece).part();
}

std::vector<std::vector<Point>> outlines(const Piece& piece) {
  std::vector<std::vector<Point>> lines;
  if (const auto* shape = piece.as<scene::RectShape>()) {
    const Rect& r = shape->rect;
    lines.push_back({{r.left(), r.top()},
                     {r.right(), r.top()},
                     {r.right(), r.bottom()},
                     {r.left(), r.bottom()},
                     {r.left(), r.top()}});
  }
  const auto* path = piece.as<scene::PathShape>();
  if (!path) return lines;
  for (const Segment& s : path->segments) {
    if (s.kind == Segment::Kind::move) lines.emplace_back();
    if (lines.empty()) continue;
    std::vector<Point>& line = lines.back();
    if (s.kind == Segment::Kind::close) {
      if (!line.empty()) line.push_back(line.front());
    } else if (s.kind == Segment::Kind::cubic && !line.empty()) {
      const std::vector<Point> more = geometry::flatten({line.back(), s.c1, s.c2, s.to}, 24);
      line.insert(line.end(), more.begin() + 1, more.end());
    } else {
      line.push_back(s.to);
    }
  }
  return lines;
}

Rect letters(const scene::TextShape& shape) {
  return {shape.left(), shape.at.y - text::cap_height * shape.size, shape.line.width,
          0.88 * shape.size};
}

Rect line_box(const scene::TextShape& shape) {
  const text::Line& line = shape.line;
  const double height = (line.ascent + line.descent) * shape.size;
  const double trim = 0.14 * std::min(line.width, height);
  return {shape.left(), shape.at.y - line.ascent * shape.size + trim, line.width,
          height - 2 * trim};
}

bool covers(const Piece& piece, Point point) {
  if (!piece.filled() || !piece.bounds.contains(point)) return false;
  if (const auto* shape = piece.as<scene::RectShape>()) return shape->rect.contains(point);
  if (const auto* shape = piece.as<scene::CircleShape>()) {
    return std::hypot(point.x - shape->center.x, point.y - shape->center.y) <= shape->radius;
  }
  bool inside = false;
  for (const std::vector<Point>& line : outlines(piece)) inside ^= encloses(line, point);
  return inside;
}

std::string quoted(const Piece& piece) {
  const scene::TextShape* text = piece.text();
  return text ? "\"" + text::shorten(text->text, {10}, 200) + "\"" : "a shape";
}

}  // namespace entente::judge
