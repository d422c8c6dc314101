#include <algorithm>
#include <cmath>
#include <numbers>

#include "flags/polygons.hpp"

namespace entente::flags {
namespace {

using std::numbers::pi;

/// Walks along one side of a line, then back along the other.
class Outliner {
 public:
  Outliner(const Pen& pen, double tolerance) : pen_(pen), half_(pen.width / 2) {
    const double turn = 2 * std::acos(std::clamp(1 - tolerance / half_, 0.0, 1.0));
    step_ = std::clamp(turn, 0.05, pi / 4);
  }

  std::vector<Contour> outline(const Polyline& line) {
    std::vector<Point> points;
    for (const Point& p : line.points) {
      if (points.empty() || distance(p, points.back()) > 1e-9) points.push_back(p);
    }
    const bool closed = line.closed && points.size() > 2;
    if (closed && distance(points.front(), points.back()) < 1e-9) points.pop_back();
    if (points.size() < 2) return dot(points);
    if (closed) {
      std::vector<Contour> both = {around(points)};
      std::reverse(points.begin(), points.end());
      both.push_back(around(points));
      return both;
    }
    along(points);
    cap(points[points.size() - 2], points.back());
    std::reverse(points.begin(), points.end());
    along(points);
    cap(points[points.size() - 2], points.back());
    return {std::move(out_)};
  }

 private:
  /// To the left of the way from `a` to `b`, half a pen away.
  Point aside(Point a, Point b) const {
    const Point d = b - a;
    const double k = half_ / std::hypot(d.x, d.y);
    return {d.y * k, -d.x * k};
  }

  std::vector<Contour> dot(const std::vector<Point>& points) {
    if (points.empty() || pen_.cap != Pen::Cap::round) return {};
    arc(points.front(), {half_, 0}, 2 * pi);
    return {std::move(out_)};
  }

  /// From `at + from`, turning by `angle`, ends left out.
  void arc(Point at, Point from, double angle) {
    const int parts = std::max(1, static_cast<int>(std::ceil(std::abs(angle) / step_)));
    for (int i = 1; i < parts; ++i) {
      const double t = angle * i / parts;
      const double cosine = std::cos(t), sine = std::sin(t);
      out_.push_back(at + Point{cosine * from.x - sine * from.y, sine * from.x + cosine * from.y});
    }
  }

  void cap(Point before, Point end) {
    const Point side = aside(before, end);
    if (pen_.cap == Pen::Cap::round) arc(end, side, pi);
    if (pen_.cap == Pen::Cap::square) {
      const Point ahead = {-side.y, side.x};
      out_.push_back(end + side + ahead);
      out_.push_back(end - side + ahead);
    }
  }

  void corner(Point before, Point at, Point after) {
    const Point from = aside(before, at), to = aside(at, after);
    const double turn = std::atan2(from.x * to.y - from.y * to.x, from.x * to.x + from.y * to.y);
    const double share = std::cos(turn / 2);  // 1: straight on
    const bool inner = turn < 0;
    const bool gentle = share > 0.97 && std::min(distance(before, at), distance(at, after)) >
                                            half_ * std::abs(std::tan(turn / 2));
    const bool miter =
        !inner && pen_.join == Pen::Join::miter && share > 0.01 && 1 / share <= pen_.miter_limit;
    if (gentle || miter) {
      out_.push_back(at + (from + to) * (1 / (2 * share * share)));
      return;
    }
    out_.push_back(at + from);
    if (inner) out_.push_back(at);  // then no part of the line is wound around less than once
    if (!inner && pen_.join == Pen::Join::round) arc(at, from, turn);
    out_.push_back(at + to);
  }

  void along(const std::vector<Point>& points) {
    out_.push_back(points[0] + aside(points[0], points[1]));
    for (std::size_t i = 1; i + 1 < points.size(); ++i) {
      corner(points[i - 1], points[i], points[i + 1]);
    }
    const std::size_t n = points.size();
    out_.push_back(points[n - 1] + aside(points[n - 2], points[n - 1]));
  }

  Contour around(const std::vector<Point>& points) {
    const std::size_t n = points.size();
    for (std::size_t i = 0; i < n; ++i) {
      corner(points[(i + n - 1) % n], points[i], points[(i + 1) % n]);
    }
    return std::move(out_);
  }

  const Pen& pen_;
  double half_, step_;
  Contour out_;
};

}  // namespace

std::vector<Contour> outline(const Polyline& line, const Pen& pen, double tolerance) {
  return Outliner(pen, tolerance).outline(line);
}

}  // namespace entente::flags
