#include "deck/shapes.hpp"

namespace entente::deck {

std::vector<scene::Element> fitted(const std::vector<scene::Element>& elements, double scale,
                                   Point offset) {
  const auto moved = [&](Point p) { return p * scale + offset; };
  const auto larger_rect = [&](const Rect& r) {
    const Point corner = moved({r.x, r.y});
    return Rect{corner.x, corner.y, r.width * scale, r.height * scale};
  };
  const auto larger = [&](scene::Paint paint) {
    if (paint.stroke) paint.stroke->width *= scale;
    return paint;
  };
  std::vector<scene::Element> result;
  for (const scene::Element& element : elements) {
    result.push_back(element);
    if (auto* rect = std::get_if<scene::RectShape>(&result.back())) {
      rect->rect = larger_rect(rect->rect);
      rect->radius *= scale;
      rect->paint = larger(rect->paint);
    } else if (auto* picture = std::get_if<scene::PictureShape>(&result.back())) {
      picture->rect = larger_rect(picture->rect);
    } else if (auto* circle = std::get_if<scene::CircleShape>(&result.back())) {
      circle->center = moved(circle->center);
      circle->radius *= scale;
      circle->paint = larger(circle->paint);
    } else if (auto* path = std::get_if<scene::PathShape>(&result.back())) {
      for (scene::Segment& segment : path->segments) {
        segment.c1 = moved(segment.c1), segment.c2 = moved(segment.c2);
        segment.to = moved(segment.to);
      }
      path->paint = larger(path->paint);
    } else if (auto* line = std::get_if<scene::TextShape>(&result.back())) {
      line->at = moved(line->at);
      line->size *= scale;
      line->line = text::scaled(std::move(line->line), scale);
    } else if (auto* group = std::get_if<scene::Group>(&result.back())) {
      group->elements = fitted(group->elements, scale, offset);
    }
  }
  return result;
}

}  // namespace entente::deck
