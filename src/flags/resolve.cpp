#include <algorithm>
#include <boost/polygon/polygon.hpp>
#include <cmath>

#include "flags/polygons.hpp"

namespace entente::flags {
namespace {

namespace bp = boost::polygon;
using Set = bp::polygon_set_data<int>;

constexpr double grid = 1e6;  // steps in a unit

bp::point_data<int> on_grid(Point p) {
  return {static_cast<int>(std::lround(p.x * grid)), static_cast<int>(std::lround(p.y * grid))};
}

template <class Outline>
Contour contour_of(const Outline& outline) {
  Contour contour;
  for (auto it = outline.begin(); it != outline.end(); ++it) {
    contour.push_back({(*it).x() / grid, (*it).y() / grid});
  }
  if (contour.size() > 1 && contour.front() == contour.back()) contour.pop_back();
  return contour;
}

void take(const Set& set, std::vector<Contour>& into) {
  std::vector<bp::polygon_with_holes_data<int>> parts;
  set.get(parts);
  for (const auto& part : parts) {
    Contour outer = contour_of(part);
    if (area_of(outer) < 0) std::reverse(outer.begin(), outer.end());
    into.push_back(std::move(outer));
    for (auto hole = part.begin_holes(); hole != part.end_holes(); ++hole) {
      Contour inner = contour_of(*hole);
      if (area_of(inner) > 0) std::reverse(inner.begin(), inner.end());
      into.push_back(std::move(inner));
    }
  }
}

using Ring = std::vector<bp::point_data<int>>;

/// What is wound around at least `least` times, clockwise or against it. The library knows "more
/// than zero times"; a frame around all that runs the other way takes one away.
Set wound(const std::vector<Ring>& rings, bp::direction_1d sense, int least) {
  constexpr int far = 1'000'000'000;
  static const Ring frame = {{-far, -far}, {far, -far}, {far, far}, {-far, far}};
  Set set;
  for (const Ring& ring : rings) {
    set.insert_vertex_sequence(ring.begin(), ring.end(), sense, false);
  }
  for (int i = 1; i < least; ++i) {
    set.insert_vertex_sequence(frame.begin(), frame.end(), bp::CLOCKWISE, false);
  }
  return set;
}

std::vector<Ring> rings_of(const std::vector<Contour>& contours) {
  std::vector<Ring> rings;
  for (const Contour& contour : contours) {
    Ring ring;
    for (const Point& p : contour) ring.push_back(on_grid(p));
    rings.push_back(std::move(ring));
  }
  return rings;
}

double side_of(Point a, Point b, Point p) {
  return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

bool cross(Point a, Point b, Point c, Point d) {
  return side_of(a, b, c) * side_of(a, b, d) < 0 && side_of(c, d, a) * side_of(c, d, b) < 0;
}

}  // namespace

std::vector<Contour> resolved(const std::vector<Contour>& contours, FillRule rule) {
  constexpr int most_turns = 16;
  const std::vector<Ring> rings = rings_of(contours);
  std::vector<Contour> result;
  for (const bp::direction_1d sense : {bp::COUNTERCLOCKWISE, bp::CLOCKWISE}) {
    if (rule == FillRule::nonzero) {
      take(wound(rings, sense, 1), result);
      continue;
    }
    for (int turns = 1; turns < most_turns; turns += 2) {  // odd: filled
      Set set = wound(rings, sense, turns);
      if (set.empty()) break;
      bp::operators::operator-=(set, wound(rings, sense, turns + 1));
      take(set, result);
    }
  }
  return result;
}

std::vector<Contour> common(const std::vector<Contour>& a, const std::vector<Contour>& b) {
  // As outlines run clockwise and holes against it, the sense of the screen is one of the two.
  std::vector<Contour> result;
  for (const bp::direction_1d sense : {bp::COUNTERCLOCKWISE, bp::CLOCKWISE}) {
    Set set = wound(rings_of(a), sense, 1);
    bp::operators::operator&=(set, wound(rings_of(b), sense, 1));
    take(set, result);
  }
  return result;
}

std::size_t effort_of(const std::vector<Contour>& contours, std::size_t most) {
  struct Side {
    double left, right;
    Point a, b;
  };
  std::vector<Side> sides;
  for (const Contour& contour : contours) {
    for (std::size_t i = 0; i < contour.size(); ++i) {
      const Point a = contour[i], b = contour[(i + 1) % contour.size()];
      sides.push_back({std::min(a.x, b.x), std::max(a.x, b.x), a, b});
    }
  }
  std::sort(sides.begin(), sides.end(),
            [](const Side& a, const Side& b) { return a.left < b.left; });
  std::size_t effort = sides.size();
  for (std::size_t i = 0; i < sides.size() && effort < most; ++i) {
    for (std::size_t j = i + 1; j < sides.size() && sides[j].left <= sides[i].right; ++j) {
      effort += cross(sides[i].a, sides[i].b, sides[j].a, sides[j].b) ? 1000 : 1;
    }
  }
  return effort;
}

}  // namespace entente::flags
