#include "relations/flag_shapes.hpp"

#include <algorithm>

#include "marks/areas.hpp"

namespace entente::relations {
namespace {

constexpr double narrowest = 1, widest = 2;

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
  for (const flags::Area& area : flag.areas)
    group.elements.push_back(marks::area_shape(area, place));
  group.elements.push_back(rect(place, {std::nullopt, edge}));
  return group;
}

}  // namespace entente::relations
