#include "flags/polygons.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace entente::flags {
namespace {

double cross(Point a, Point b) { return a.x * b.y - a.y * b.x; }
/// How far a point is from a line between two others.
double distance(Point p, Point a, Point b) {
  const Point d = b - a;
  const double square = d.x * d.x + d.y * d.y;
  if (square == 0) return length(p - a);
  const double t = std::clamp(((p.x - a.x) * d.x + (p.y - a.y) * d.y) / square, 0.0, 1.0);
  return length(p - (a + d * t));
}

/// Keeps the points between two kept ones that are needed. Douglas and Peucker, 1973. On a line
/// made for it that takes the square of its length; long before, its parts are just halved.
void keep_between(const Contour& contour, std::size_t first, std::size_t last, double tolerance,
                  std::vector<bool>& kept) {
  constexpr std::size_t short_enough = 64, looks_at_each = 200;
  const std::size_t n = contour.size();
  std::size_t looks = 0;
  std::vector<std::pair<std::size_t, std::size_t>> spans = {{first, last}};
  while (!spans.empty()) {
    const auto [from, to] = spans.back();
    spans.pop_back();
    double most = tolerance;
    std::size_t at = from;
    const bool halve = looks > looks_at_each * n && to - from > short_enough;
    if (halve) at = from + (to - from) / 2;
    if (!halve) looks += to - from;
    for (std::size_t i = from + 1; !halve && i < to; ++i) {
      const double d = distance(contour[i % n], contour[from % n], contour[to % n]);
      if (d > most) {
        most = d;
        at = i;
      }
    }
    if (at == from) continue;
    kept[at % n] = true;
    spans.emplace_back(from, at);
    spans.emplace_back(at, to);
  }
}

/// How often a contour runs clockwise around a point, and how often its lines are crossed by a ray.
struct Around {
  int winding = 0;
  int crossings = 0;
};
Around around(const Contour& contour, Point p) {
  Around result;
  for (std::size_t i = 0; i < contour.size(); ++i) {
    const Point a = contour[i], b = contour[(i + 1) % contour.size()];
    if ((a.y <= p.y) == (b.y <= p.y)) continue;
    if (a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x) <= p.x) continue;
    ++result.crossings;
    result.winding += b.y > a.y ? 1 : -1;
  }
  return result;
}

}  // namespace

double area_of(const Contour& contour) {
  double sum = 0;
  for (std::size_t i = 0; i < contour.size(); ++i) {
    sum += cross(contour[i], contour[(i + 1) % contour.size()]);
  }
  return sum / 2;
}

Rect bounds_of(const Contour& contour) {
  if (contour.empty()) return {};
  Point low = contour.front(), high = low;
  for (const Point& p : contour) {
    low = {std::min(low.x, p.x), std::min(low.y, p.y)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y)};
  }
  return {low.x, low.y, high.x - low.x, high.y - low.y};
}

// Sutherland and Hodgman, 1974: cut by one side after the other.
Contour clipped(const Contour& contour, const Contour& convex) {
  Contour rest = contour;
  const double sense = area_of(convex) > 0 ? 1 : -1;
  for (std::size_t i = 0; i < convex.size() && !rest.empty(); ++i) {
    const Point a = convex[i], side = convex[(i + 1) % convex.size()] - a;
    Contour kept;
    for (std::size_t j = 0; j < rest.size(); ++j) {
      const Point p = rest[j], q = rest[(j + 1) % rest.size()];
      const double at_p = sense * cross(side, p - a), at_q = sense * cross(side, q - a);
      if (at_p >= 0) kept.push_back(p);
      if ((at_p > 0 && at_q < 0) || (at_p < 0 && at_q > 0)) {
        kept.push_back(p + (q - p) * (at_p / (at_p - at_q)));
      }
    }
    rest = std::move(kept);
  }
  return rest;
}

bool is_convex(const Contour& contour) {
  bool left = false, right = false;
  double turned = 0;
  const std::size_t n = contour.size();
  for (std::size_t i = 0; i < n; ++i) {
    const Point a = contour[(i + 1) % n] - contour[i];
    const Point b = contour[(i + 2) % n] - contour[(i + 1) % n];
    const double turn = cross(a, b);
    if (turn > 1e-9) left = true;
    if (turn < -1e-9) right = true;
    turned += std::atan2(turn, a.x * b.x + a.y * b.y);
  }
  return n >= 3 && !(left && right) && std::abs(turned) < 6.5;
}

Contour simplified(const Contour& contour, double tolerance) {
  if (contour.size() < 4) return contour;
  std::size_t far = 0;
  for (std::size_t i = 1; i < contour.size(); ++i) {
    if (length(contour[i] - contour[0]) > length(contour[far] - contour[0])) far = i;
  }
  std::vector<bool> kept(contour.size());
  kept[0] = kept[far] = true;
  keep_between(contour, 0, far, tolerance, kept);
  keep_between(contour, far, contour.size(), tolerance, kept);
  Contour result;
  for (std::size_t i = 0; i < contour.size(); ++i) {
    if (kept[i]) result.push_back(contour[i]);
  }
  return result;
}

bool covers(const std::vector<Contour>& contours, Point p, FillRule rule) {
  Around all;
  for (const Contour& contour : contours) {
    const Around one = around(contour, p);
    all.winding += one.winding;
    all.crossings += one.crossings;
  }
  return rule == FillRule::nonzero ? all.winding != 0 : all.crossings % 2 != 0;
}

}  // namespace entente::flags
