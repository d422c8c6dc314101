#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/geometry.hpp"

namespace entente::flags {

/// x' = a x + c y + e, y' = b x + d y + f.
struct Matrix {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;
  Point operator()(Point p) const { return {a * p.x + c * p.y + e, b * p.x + d * p.y + f}; }
  /// First the other, then this one.
  Matrix operator*(const Matrix& o) const;
  /// By how much lengths grow, on average.
  double scale() const;
};

/// "translate(1 2)scale(.5)"; nullopt if it is not understood.
std::optional<Matrix> transform_of(std::string_view text);

/// A cubic Bézier curve from where the one before it ended, or a straight line.
struct Piece {
  bool straight = true;
  Point c1, c2;
  Point to;
};

struct Subpath {
  Point start;
  std::vector<Piece> pieces;
  bool closed = false;
};
using Path = std::vector<Subpath>;

/// All commands of SVG. What follows a slip is left out, as SVG wants it.
Path path_of(std::string_view data);

/// "1,2 3,4": joined by straight lines.
Path polyline_of(std::string_view points, bool closed);
Path ellipse(Point center, double rx, double ry);
/// With rounded corners.
Path rectangle(const Rect& rect, double rx, double ry);

struct Polyline {
  std::vector<Point> points;
  bool closed = false;
};
/// Straight lines that are nowhere further than `tolerance` away, after the transformation.
std::vector<Polyline> flattened(const Path& path, const Matrix& matrix, double tolerance);

}  // namespace entente::flags
