#include <algorithm>
#include <cmath>

#include "scene/scene.hpp"

namespace entente::scene {
namespace {

void turn(Point& point, double width) { point.x = width - point.x; }

void turn(RectShape& shape, double width) { shape.rect.x = width - shape.rect.right(); }

void turn(PictureShape& shape, double width) { shape.rect.x = width - shape.rect.right(); }

void turn(CircleShape& shape, double width) { turn(shape.center, width); }

void turn(PathShape& shape, double width) {
  for (Segment& s : shape.segments) {
    turn(s.c1, width);
    turn(s.c2, width);
    turn(s.to, width);
  }
}

void turn(TextShape& shape, double width) {
  shape.at.x += width - shape.line.width - 2 * shape.left();
}

/// What would be another picture, turned: a flag, or the logo of a house.
bool stays_as_it_is(const Group& group) {
  return group.part == Part::logo ||
         std::any_of(group.data.begin(), group.data.end(),
                     [](const auto& entry) { return entry.first == "flag"; });
}

void turn(Group& group, double width) {
  if (!stays_as_it_is(group)) return mirror(group.elements, width);
  const std::optional<Rect> place = bounds(group.elements);
  if (place) move(group.elements, {width - place->right() - place->left(), 0});
}

/// Whether a line stands right below another, from the same left end.
bool goes_on(const TextShape& above, const TextShape& below) {
  constexpr double same = 0.5, most_leading = 1.8;
  const double down = below.at.y - above.at.y;
  return std::abs(above.left() - below.left()) < same && down > 0 &&
         down < most_leading * std::max(above.size, below.size);
}

void align_block(std::vector<TextShape*>& block) {
  double right = 0;
  for (const TextShape* line : block) right = std::max(right, line->left() + line->line.width);
  for (TextShape* line : block) line->at.x += right - line->left() - line->line.width;
  block.clear();
}

}  // namespace

void mirror(std::vector<Element>& elements, double width) {
  for (Element& element : elements) {
    std::visit([width](auto& shape) { turn(shape, width); }, element);
  }
}

void align_right(std::vector<Element>& elements) {
  std::vector<TextShape*> block;
  for (Element& element : elements) {
    auto* line = std::get_if<TextShape>(&element);
    if (!line) {
      align_block(block);
      if (auto* group = std::get_if<Group>(&element)) align_right(group->elements);
      continue;
    }
    if (!block.empty() && !goes_on(*block.back(), *line)) align_block(block);
    block.push_back(line);
  }
  align_block(block);
}

}  // namespace entente::scene
