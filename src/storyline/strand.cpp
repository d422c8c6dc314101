#include "storyline/weave.hpp"

namespace entente::storyline {

std::optional<double> Strand::y(double x) const {
  if (points.empty() || x < points.front().x || x > points.back().x) return std::nullopt;
  for (std::size_t i = 1; i < points.size(); ++i) {
    if (x > points[i].x) continue;
    const double width = points[i].x - points[i - 1].x;
    const double share = width > 0 ? (x - points[i - 1].x) / width : 0;
    return points[i - 1].y + share * (points[i].y - points[i - 1].y);
  }
  return points.back().y;
}

}  // namespace entente::storyline
