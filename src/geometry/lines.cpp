#include "geometry/lines.hpp"

#include <algorithm>
#include <cmath>

namespace entente::geometry {
namespace {

double side(Point a, Point b, Point c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/// Whether a line never goes back to the left.
bool rises(const std::vector<Point>& line) {
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (line[i].x < line[i - 1].x) return false;
  }
  return true;
}

bool apart(Point p, Point q, Point r, Point s) {
  return std::max(p.x, q.x) < std::min(r.x, s.x) || std::max(r.x, s.x) < std::min(p.x, q.x) ||
         std::max(p.y, q.y) < std::min(r.y, s.y) || std::max(r.y, s.y) < std::min(p.y, q.y);
}

/// Proper crossings with one straight line: only where a polyline comes to its other side.
int crossings(const std::vector<Point>& line, Point r, Point s) {
  int count = 0;
  double before = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const double now = side(r, s, line[i]);
    if (before * now < 0) {
      const Point p = line[i - 1], q = line[i];
      count += !apart(p, q, r, s) && side(p, q, r) * side(p, q, s) < 0;
    }
    before = now;
  }
  return count;
}

double distance(Point p, Point a, Point b) {
  const Point d = b - a, v = p - a;
  const double square = d.x * d.x + d.y * d.y;
  const double t = square > 0 ? std::clamp((v.x * d.x + v.y * d.y) / square, 0.0, 1.0) : 0;
  return std::hypot(v.x - t * d.x, v.y - t * d.y);
}

}  // namespace

int merged(const std::vector<Point>& a, const std::vector<Point>& b, double near) {
  int count = 0;
  for (std::size_t i = 2; i + 2 < a.size(); ++i) {
    for (std::size_t j = 1; j < b.size(); ++j) {
      if (std::max(b[j - 1].x, b[j].x) < a[i].x - near ||
          a[i].x + near < std::min(b[j - 1].x, b[j].x)) {
        continue;
      }
      if (distance(a[i], b[j - 1], b[j]) < near) {
        ++count;
        break;
      }
    }
  }
  return count;
}

std::vector<Point> flatten(const std::vector<Point>& cubic, int steps) {
  std::vector<Point> points;
  points.reserve(1 + cubic.size() / 3 * static_cast<std::size_t>(steps));
  points.push_back(cubic.front());
  for (std::size_t i = 0; i + 3 < cubic.size(); i += 3) {
    for (int k = 1; k <= steps; ++k) {
      const double t = static_cast<double>(k) / steps, u = 1 - t;
      points.push_back(cubic[i] * (u * u * u) + cubic[i + 1] * (3 * u * u * t) +
                       cubic[i + 2] * (3 * u * t * t) + cubic[i + 3] * (t * t * t));
    }
  }
  return points;
}

int crossings(const std::vector<Point>& a, const std::vector<Point>& b) {
  if (b.empty()) return 0;
  if (b.size() == 2) return crossings(a, b[0], b[1]);
  int count = 0;
  Point low = b.front(), high = b.front();
  for (const Point& point : b) {
    low = {std::min(low.x, point.x), std::min(low.y, point.y)};
    high = {std::max(high.x, point.x), std::max(high.y, point.y)};
  }
  const bool rising = rises(a) && rises(b);
  std::size_t first = 1;  // where rising lines are concerned, what lies left is done with
  for (std::size_t i = 1; i < a.size(); ++i) {
    const Point p = a[i - 1], q = a[i];
    if (std::max(p.x, q.x) < low.x || high.x < std::min(p.x, q.x) || std::max(p.y, q.y) < low.y ||
        high.y < std::min(p.y, q.y)) {
      continue;
    }
    while (rising && first < b.size() && b[first].x < p.x) ++first;
    for (std::size_t j = first; j < b.size(); ++j) {
      const Point r = b[j - 1], s = b[j];
      if (rising && r.x > q.x) break;
      if (apart(p, q, r, s)) continue;
      if (side(p, q, r) * side(p, q, s) < 0 && side(r, s, p) * side(r, s, q) < 0) ++count;
    }
  }
  return count;
}

}  // namespace entente::geometry
