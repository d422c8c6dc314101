#include "geometry/rects.hpp"

#include <cmath>
#include <numeric>

namespace entente::geometry {
namespace {

/// Cuts the part of a segment's parameters [from, to] in which `start + t * step` lies strictly
/// between `low` and `high`. False: nothing is left.
bool clip(double start, double step, double low, double high, double& from, double& to) {
  if (step == 0) return start > low && start < high;
  const double first = (low - start) / step, last = (high - start) / step;
  from = std::max(from, std::min(first, last));
  to = std::min(to, std::max(first, last));
  return from < to;
}

}  // namespace

bool enters(Point start, Point end, const Rect& rect) {
  const Point step = end - start;
  double from = 0, to = 1;
  return clip(start.x, step.x, rect.left(), rect.right(), from, to) &&
         clip(start.y, step.y, rect.top(), rect.bottom(), from, to);
}

bool enters(const std::vector<Point>& polyline, const Rect& rect) {
  for (std::size_t i = 1; i < polyline.size(); ++i) {
    if (enters(polyline[i - 1], polyline[i], rect)) return true;
  }
  return false;
}

namespace {

/// Whether a stretch of a line with flat ends, `reach` to either side, shares a point with a
/// rectangle: no axis of either parts them.
bool overlaps(Point from, Point to, double reach, const Rect& rect) {
  const Point step = to - from;
  const double length = std::hypot(step.x, step.y);
  if (length <= 0) return false;
  const Point along = step * (1 / length), across{-along.y, along.x};
  const Point corners[] = {{rect.left(), rect.top()},
                           {rect.right(), rect.top()},
                           {rect.right(), rect.bottom()},
                           {rect.left(), rect.bottom()}};
  auto parted = [&](Point axis, double low, double high) {
    double least = std::numeric_limits<double>::infinity(), most = -least;
    for (const Point& corner : corners) {
      const double at = (corner.x - from.x) * axis.x + (corner.y - from.y) * axis.y;
      least = std::min(least, at);
      most = std::max(most, at);
    }
    return most <= low || least >= high;
  };
  if (parted(along, 0, length) || parted(across, -reach, reach)) return false;
  const double x = reach * std::abs(across.x), y = reach * std::abs(across.y);
  return std::min(from.x, to.x) - x < rect.right() && std::max(from.x, to.x) + x > rect.left() &&
         std::min(from.y, to.y) - y < rect.bottom() && std::max(from.y, to.y) + y > rect.top();
}

}  // namespace

bool strikes(const std::vector<Point>& polyline, double width, const Rect& text) {
  constexpr double slack = 0.5;  // the edge of a letter may touch a line without being struck
  const double reach = width / 2 - slack;
  const Rect core = text.grown(std::min(0.0, reach));
  if (core.width <= 0 || core.height <= 0) return false;
  if (reach <= 0) return enters(polyline, core);
  for (std::size_t i = 1; i < polyline.size(); ++i) {
    if (overlaps(polyline[i - 1], polyline[i], reach, core)) return true;
  }
  return false;
}

double excess(const Rect& inner, const Rect& outer) {
  return std::max({0.0, outer.left() - inner.left(), inner.right() - outer.right(),
                   outer.top() - inner.top(), inner.bottom() - outer.bottom()});
}

std::vector<Collision> collisions(const std::vector<Rect>& rects, double tolerance) {
  // From left to right, so that only rectangles whose widths overlap are compared.
  std::vector<std::size_t> order(rects.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return rects[a].left() < rects[b].left(); });
  std::vector<Collision> found;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const Rect a = rects[order[i]].grown(-tolerance / 2);
    for (std::size_t j = i + 1; j < order.size(); ++j) {
      const Rect b = rects[order[j]].grown(-tolerance / 2);
      if (b.left() >= a.right()) break;
      if (a.overlap(b) <= 0) continue;
      found.push_back({std::min(order[i], order[j]), std::max(order[i], order[j])});
    }
  }
  std::sort(found.begin(), found.end(), [](const Collision& a, const Collision& b) {
    return a.first != b.first ? a.first < b.first : a.second < b.second;
  });
  return found;
}

double distance(Point point, const Rect& rect) {
  const double dx = std::max({rect.left() - point.x, 0.0, point.x - rect.right()});
  const double dy = std::max({rect.top() - point.y, 0.0, point.y - rect.bottom()});
  return std::hypot(dx, dy);
}

}  // namespace entente::geometry
