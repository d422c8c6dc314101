#include "relations/flag_shapes.hpp"

#include <algorithm>

namespace entente::relations {
namespace {

constexpr double narrowest = 1, widest = 2;

PathShape placed(const flags::Area& area, const Rect& place) {
  PathShape path{{}, {area.color, {}}};
  for (const flags::Contour& contour : area.contours) {
    for (std::size_t i = 0; i < contour.size(); ++i) {
      // The height is the unit of a flag.
      path.segments.push_back({i == 0 ? Segment::Kind::move : Segment::Kind::line,
                               {},
                               {},
                               Point{place.x, place.y} + contour[i] * place.height});
    }
    path.segments.push_back({Segment::Kind::close, {}, {}, path.segments.back().to});
  }
  return path;
}

}  // namespace

Size flag_size(const flags::Flag& flag, double height) {
  return {height * std::clamp(flag.width, narrowest, widest), height};
}

Group flag_shapes(const flags::Flag& flag, const std::string& code, const Rect& room, Stroke edge) {
  const double height = std::min(room.height, room.width / flag.width);
  const double width = height * flag.width;
  const Point middle = room.center();
  const Rect place{middle.x - width / 2, middle.y - height / 2, width, height};
  Group group{Part::none, "", {{"flag", code}}, {}};
  for (const flags::Area& area : flag.areas) group.elements.push_back(placed(area, place));
  group.elements.push_back(rect(place, {std::nullopt, edge}));
  return group;
}

}  // namespace entente::relations
