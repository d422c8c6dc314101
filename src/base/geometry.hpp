#pragma once

#include <algorithm>
#include <cmath>
#include <compare>

/// Plane geometry in CSS px (96 = 1 inch); x right, y down.
namespace entente {

struct Point {
  double x = 0, y = 0;
  bool operator==(const Point&) const = default;
};

inline Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
inline Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
inline Point operator*(Point a, double k) { return {a.x * k, a.y * k}; }
inline double length(Point p) { return std::hypot(p.x, p.y); }
inline double distance(Point a, Point b) { return length(a - b); }

struct Size {
  double width = 0, height = 0;
  bool operator==(const Size&) const = default;
};

struct Rect {
  double x = 0, y = 0, width = 0, height = 0;
  bool operator==(const Rect&) const = default;

  double left() const { return x; }
  double right() const { return x + width; }
  double top() const { return y; }
  double bottom() const { return y + height; }
  Point center() const { return {x + width / 2, y + height / 2}; }
  Rect grown(double by) const { return {x - by, y - by, width + 2 * by, height + 2 * by}; }
  Rect moved(Point by) const { return {x + by.x, y + by.y, width, height}; }
  bool contains(Point p) const {
    return p.x >= left() && p.x <= right() && p.y >= top() && p.y <= bottom();
  }
  bool contains(const Rect& r) const {
    return r.left() >= left() && r.right() <= right() && r.top() >= top() && r.bottom() <= bottom();
  }
  /// Area in common; touching edges count as none.
  double overlap(const Rect& r) const {
    double w = std::min(right(), r.right()) - std::max(left(), r.left());
    double h = std::min(bottom(), r.bottom()) - std::max(top(), r.top());
    return w > 0 && h > 0 ? w * h : 0;
  }
};

}  // namespace entente
