#include "scene/scene.hpp"

#include <algorithm>
#include <cmath>

namespace entente::scene {
namespace {

/// Bounds that grow with every point; empty until the first.
class Extent {
 public:
  void add(Point p, double reach = 0) {
    left_ = any_ ? std::min(left_, p.x - reach) : p.x - reach;
    top_ = any_ ? std::min(top_, p.y - reach) : p.y - reach;
    right_ = any_ ? std::max(right_, p.x + reach) : p.x + reach;
    bottom_ = any_ ? std::max(bottom_, p.y + reach) : p.y + reach;
    any_ = true;
  }
  void add(const Rect& r, double reach = 0) {
    add(Point{r.left(), r.top()}, reach);
    add(Point{r.right(), r.bottom()}, reach);
  }
  std::optional<Rect> rect() const {
    if (!any_) return std::nullopt;
    return Rect{left_, top_, right_ - left_, bottom_ - top_};
  }

 private:
  bool any_ = false;
  double left_ = 0, top_ = 0, right_ = 0, bottom_ = 0;
};

double reach(const Paint& paint) { return paint.stroke ? paint.stroke->width / 2 : 0; }

double cubic_at(double a, double b, double c, double d, double t) {
  const double u = 1 - t;
  return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
}

/// Where a cubic turns around along one axis: the roots of its derivative inside (0, 1).
std::vector<double> turning_points(double a, double b, double c, double d) {
  const double p = -a + 3 * b - 3 * c + d, q = 2 * (a - 2 * b + c), r = b - a;
  std::vector<double> roots;
  auto keep = [&roots](double t) {
    if (t > 0 && t < 1) roots.push_back(t);
  };
  const double discriminant = q * q - 4 * p * r;
  if (std::abs(p) < 1e-9) {
    if (std::abs(q) > 1e-9) keep(-r / q);
  } else if (discriminant >= 0) {
    keep((-q + std::sqrt(discriminant)) / (2 * p));
    keep((-q - std::sqrt(discriminant)) / (2 * p));
  }
  return roots;
}

void extend(Extent& extent, const PathShape& path) {
  const double by = reach(path.paint);
  Point from;
  for (const Segment& s : path.segments) {
    if (s.kind == Segment::Kind::close) continue;
    if (s.kind == Segment::Kind::cubic) {
      std::vector<double> turns = turning_points(from.x, s.c1.x, s.c2.x, s.to.x);
      for (double t : turning_points(from.y, s.c1.y, s.c2.y, s.to.y)) turns.push_back(t);
      for (double t : turns) {
        extent.add(Point{cubic_at(from.x, s.c1.x, s.c2.x, s.to.x, t),
                         cubic_at(from.y, s.c1.y, s.c2.y, s.to.y, t)},
                   by);
      }
    }
    extent.add(s.to, by);
    from = s.to;
  }
}

void extend(Extent& extent, const TextShape& shape) {
  const text::Line& line = shape.line;
  extent.add(Rect{shape.left(), shape.at.y - line.ascent * shape.size, line.width,
                  (line.ascent + line.descent) * shape.size});
}

void extend(Extent& extent, const RectShape& shape) { extent.add(shape.rect, reach(shape.paint)); }

void extend(Extent& extent, const CircleShape& shape) {
  extent.add(shape.center, shape.radius + reach(shape.paint));
}

void extend(Extent& extent, const PictureShape& shape) { extent.add(shape.rect); }

void extend(Extent& extent, const Group& group);

void extend(Extent& extent, const Element& element) {
  std::visit([&extent](const auto& shape) { extend(extent, shape); }, element);
}

void extend(Extent& extent, const Group& group) {
  for (const Element& element : group.elements) extend(extent, element);
}

void shift(Point& point, Point by) { point = point + by; }
void shift(RectShape& shape, Point by) { shape.rect = shape.rect.moved(by); }
void shift(CircleShape& shape, Point by) { shift(shape.center, by); }
void shift(PictureShape& shape, Point by) { shape.rect = shape.rect.moved(by); }
void shift(TextShape& shape, Point by) { shift(shape.at, by); }
void shift(PathShape& shape, Point by) {
  for (Segment& s : shape.segments) {
    shift(s.c1, by);
    shift(s.c2, by);
    shift(s.to, by);
  }
}
void shift(Group& group, Point by) { move(group.elements, by); }

PathShape through(const std::vector<Point>& points, Paint paint) {
  PathShape path{{}, std::move(paint)};
  for (Point p : points) {
    const auto kind = path.segments.empty() ? Segment::Kind::move : Segment::Kind::line;
    path.segments.push_back({.kind = kind, .c1 = {}, .c2 = {}, .to = p});
  }
  return path;
}

}  // namespace

TextShape text(Point at, std::string words, double size, bool bold, Color color, Anchor anchor) {
  text::Line line = text::lay_line(words, {size, bold});
  return {at, std::move(words), size, bold, color, anchor, std::move(line)};
}

TextShape text_from(Point left, std::string words, text::Style style, Color color) {
  if (text::covered(words)) return text(left, std::move(words), style.size, style.bold, color);
  const double room = text::width(words, style) * text::safety;
  return text({left.x + room / 2, left.y}, std::move(words), style.size, style.bold, color,
              Anchor::middle);
}

double TextShape::left() const {
  if (anchor == Anchor::middle) return at.x - line.width / 2;
  return anchor == Anchor::end ? at.x - line.width : at.x;
}

PathShape line(Point from, Point to, Stroke stroke) { return polyline({from, to}, stroke); }

PathShape polyline(const std::vector<Point>& points, Stroke stroke) {
  return through(points, {std::nullopt, stroke});
}

PathShape polygon(const std::vector<Point>& points, Paint paint) {
  PathShape path = through(points, std::move(paint));
  path.segments.push_back({.kind = Segment::Kind::close, .c1 = {}, .c2 = {}, .to = {}});
  return path;
}

RectShape rect(Rect r, Paint paint, double radius) { return {r, radius, std::move(paint)}; }

CircleShape circle(Point center, double radius, Paint paint) {
  return {center, radius, std::move(paint)};
}

std::optional<Rect> bounds(const Element& element) {
  Extent extent;
  extend(extent, element);
  return extent.rect();
}

std::optional<Rect> bounds(const std::vector<Element>& elements) {
  Extent extent;
  for (const Element& element : elements) extend(extent, element);
  return extent.rect();
}

void move(Element& element, Point offset) {
  std::visit([offset](auto& shape) { shift(shape, offset); }, element);
}

void move(std::vector<Element>& elements, Point offset) {
  for (Element& element : elements) move(element, offset);
}

namespace {

void swap_axes(Rect& rect) {
  std::swap(rect.x, rect.y);
  std::swap(rect.width, rect.height);
}
void swap_axes(RectShape& shape) { swap_axes(shape.rect); }
void swap_axes(PictureShape& shape) { swap_axes(shape.rect); }
void swap_axes(Point& point) { std::swap(point.x, point.y); }
void swap_axes(CircleShape& shape) { swap_axes(shape.center); }
void swap_axes(PathShape& shape) {
  for (Segment& segment : shape.segments) {
    swap_axes(segment.c1);
    swap_axes(segment.c2);
    swap_axes(segment.to);
  }
}
void swap_axes(TextShape&) {}
void swap_axes(Group& group) {
  for (Element& element : group.elements) transpose(element);
}

}  // namespace

void transpose(Element& element) {
  std::visit([](auto& shape) { swap_axes(shape); }, element);
}

void snap_baselines(std::vector<Element>& elements) {
  for (Element& element : elements) {
    if (auto* words = std::get_if<TextShape>(&element)) words->at.y = std::round(words->at.y);
    if (auto* group = std::get_if<Group>(&element)) snap_baselines(group->elements);
  }
}

}  // namespace entente::scene
