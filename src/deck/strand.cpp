#include "deck/strand.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente::deck {
namespace {

using scene::CircleShape;
using scene::Element;
using scene::PathShape;
using scene::RectShape;
using scene::Segment;

double length_of(const PathShape& path) {
  double sum = 0;
  for (std::size_t i = 1; i < path.segments.size(); ++i) {
    sum += distance(path.segments[i - 1].to, path.segments[i].to);
  }
  return sum;
}

bool is_line(const PathShape& path) { return path.paint.stroke && !path.paint.fill; }

}  // namespace

double distance_to(const Rect& box, Point p) {
  const double x = std::max({box.left() - p.x, 0.0, p.x - box.right()});
  const double y = std::max({box.top() - p.y, 0.0, p.y - box.bottom()});
  return std::hypot(x, y);
}

Rect bounds_of(const std::vector<Segment>& segments) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  double left = infinity, top = infinity, right = -infinity, bottom = -infinity;
  const auto take = [&](Point p) {
    left = std::min(left, p.x), right = std::max(right, p.x);
    top = std::min(top, p.y), bottom = std::max(bottom, p.y);
  };
  for (const Segment& segment : segments) {
    if (segment.kind == Segment::Kind::close) continue;
    take(segment.to);
    if (segment.kind == Segment::Kind::cubic) take(segment.c1), take(segment.c2);
  }
  return {left, top, right - left, bottom - top};
}

std::string value_of(const scene::Group& group, std::string_view key) {
  for (const auto& [name, value] : group.data) {
    if (name == key) return value;
  }
  return {};
}

Strand taken_apart(const scene::Group& group) {
  Strand strand;
  double longest = 0;
  for (const Element& element : group.elements) {
    const auto* path = std::get_if<PathShape>(&element);
    if (!path || !is_line(*path) || length_of(*path) <= longest) continue;
    longest = length_of(*path);
    strand.route = path;
  }
  for (const Element& element : group.elements) {
    const auto* path = std::get_if<PathShape>(&element);
    if (path && path == strand.route) continue;
    const bool round =
        std::holds_alternative<CircleShape>(element) || std::holds_alternative<RectShape>(element);
    if (path && path->paint.fill && path->segments.size() == 4) {
      strand.heads.push_back(path);
    } else if (!strand.badge && round) {
      strand.badge = &element;
      strand.rest.insert(strand.rest.begin(), &element);
    } else {
      if (path && is_line(*path)) strand.bars.push_back(bounds_of(path->segments).center());
      strand.rest.push_back(&element);
    }
  }
  return strand;
}

const Point* Strand::tip(Point end, Point before) const {
  for (const PathShape* head : heads) {
    const Point* farthest = nullptr;
    bool covers = false;
    for (const Segment& corner : head->segments) {
      if (corner.kind == Segment::Kind::close) continue;
      covers = covers || distance(corner.to, end) < farthest_end;
      if (!farthest || distance(corner.to, before) > distance(*farthest, before)) {
        farthest = &corner.to;
      }
    }
    if (covers) return farthest;
  }
  return nullptr;
}

}  // namespace entente::deck
