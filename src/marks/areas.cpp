#include "marks/areas.hpp"

namespace entente::marks {

PathShape area_shape(const flags::Area& area, const Rect& place) {
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

}  // namespace entente::marks
