#pragma once

#include <vector>

#include "flags/flag.hpp"
#include "flags/path.hpp"

namespace entente::flags {

/// Positive if it runs clockwise, as y points down.
double area_of(const Contour& contour);
Rect bounds_of(const Contour& contour);

/// What lies inside a convex contour. Parts along its border may have no width. Winding numbers
/// inside stay as they are.
Contour clipped(const Contour& contour, const Contour& convex);
bool is_convex(const Contour& contour);

/// The same with fewer points, none further than `tolerance` from the old outline.
Contour simplified(const Contour& contour, double tolerance);

struct Pen {
  double width = 1;
  enum class Cap { butt, round, square } cap = Cap::butt;
  enum class Join { miter, round, bevel } join = Join::miter;
  double miter_limit = 4;
};
/// What a pen covers, to be filled by non-zero winding.
std::vector<Contour> outline(const Polyline& line, const Pen& pen, double tolerance);

enum class FillRule { nonzero, evenodd };
/// The same area by outlines that do not cross, clockwise, with holes against it: filled alike by
/// both rules. In units of the height of a flag; to a millionth of it.
std::vector<Contour> resolved(const std::vector<Contour>& contours, FillRule rule);
/// What lies in both, each as resolved() gives it.
std::vector<Contour> common(const std::vector<Contour>& a, const std::vector<Contour>& b);
/// How much work it is to resolve them: pairs of lines that come near each other, and a thousand
/// for each pair that cross. At most about `most` is counted.
std::size_t effort_of(const std::vector<Contour>& contours, std::size_t most);

/// True if the point is filled.
bool covers(const std::vector<Contour>& contours, Point p, FillRule rule);

}  // namespace entente::flags
