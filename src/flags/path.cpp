#include "flags/path.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "flags/scan.hpp"

namespace entente::flags {
namespace {

using std::numbers::pi;
constexpr double kappa = 0.5522847498;  // of a circle's quarter as a cubic

/// Far beyond any flag, but never where numbers end.
double tame(double value) {
  constexpr double far = 1e5;
  return std::isnan(value) ? 0 : std::clamp(value, -far, far);
}
Point tame(Point p) { return {tame(p.x), tame(p.y)}; }

/// Reads the commands of a path one by one. Source: SVG 2, chapter 9, "Paths".
class PathReader {
 public:
  explicit PathReader(std::string_view data) : scan_(data) {}

  Path read() {
    scan_.skip_spaces();
    char command = '\0';
    while (!scan_.at_end()) {
      if (const std::string_view commands = "MmLlHhVvCcSsQqTtAaZz";
          commands.find(scan_.peek()) != commands.npos) {
        command = scan_.peek();
        scan_.take(command);
        scan_.skip_spaces();
      } else if (command == 'M' || command == 'm') {
        command = command == 'M' ? 'L' : 'l';  // further points of a move are lines
      } else if (command == '\0' || command == 'Z' || command == 'z') {
        break;
      }
      if (path_.empty() && command != 'M' && command != 'm') break;
      if (!take(command)) break;
      scan_.skip_comma();
    }
    return std::move(path_);
  }

 private:
  bool number(double& value) {
    scan_.skip_comma();
    const auto read = scan_.number();
    if (read) value = *read;
    return read.has_value();
  }

  bool point(Point& p, bool relative) {
    if (!number(p.x) || !number(p.y)) return false;
    if (relative) p = p + at_;
    return true;
  }

  /// Where a new subpath begins without a move: after a closing.
  Subpath& open() {
    if (path_.back().closed) path_.push_back({at_, {}, false});
    return path_.back();
  }

  void line_to(Point to) {
    open().pieces.push_back({true, {}, {}, to});
    at_ = to;
    control_ = quadratic_ = to;
  }

  void curve_to(Point c1, Point c2, Point to) {
    open().pieces.push_back({false, c1, c2, to});
    at_ = to;
    control_ = c2;
    quadratic_ = to;
  }

  void quadratic_to(Point control, Point to) {
    const Point from = at_;
    curve_to(from + (control - from) * (2.0 / 3), to + (control - to) * (2.0 / 3), to);
    control_ = to;
    quadratic_ = control;
  }

  bool take(char command) {
    const bool relative = command >= 'a';
    Point c1, c2, to;
    switch (command) {
      case 'M':
      case 'm':
        if (!point(to, relative)) return false;
        path_.push_back({to, {}, false});
        at_ = control_ = quadratic_ = to;
        return true;
      case 'L':
      case 'l':
        if (!point(to, relative)) return false;
        line_to(to);
        return true;
      case 'C':
      case 'c':
        if (!point(c1, relative) || !point(c2, relative) || !point(to, relative)) return false;
        curve_to(c1, c2, to);
        return true;
      case 'S':
      case 's':
        if (!point(c2, relative) || !point(to, relative)) return false;
        curve_to(at_ * 2 - control_, c2, to);
        return true;
      case 'Q':
      case 'q':
        if (!point(c1, relative) || !point(to, relative)) return false;
        quadratic_to(c1, to);
        return true;
      case 'T':
      case 't':
        if (!point(to, relative)) return false;
        quadratic_to(at_ * 2 - quadratic_, to);
        return true;
      default:
        return take_other(command, relative);
    }
  }

  bool take_other(char command, bool relative) {
    double value = 0;
    switch (command) {
      case 'H':
      case 'h':
        if (!number(value)) return false;
        line_to({relative ? at_.x + value : value, at_.y});
        return true;
      case 'V':
      case 'v':
        if (!number(value)) return false;
        line_to({at_.x, relative ? at_.y + value : value});
        return true;
      case 'A':
      case 'a':
        return take_arc(relative);
      default:
        path_.back().closed = true;
        at_ = control_ = quadratic_ = path_.back().start;
        return true;
    }
  }

  bool take_arc(bool relative) {
    double rx = 0, ry = 0, turn = 0;
    if (!number(rx) || !number(ry) || !number(turn)) return false;
    scan_.skip_comma();
    const auto large = scan_.flag();
    scan_.skip_comma();
    const auto sweep = scan_.flag();
    Point to;
    if (!large || !sweep || !point(to, relative)) return false;
    arc_to(std::abs(rx), std::abs(ry), turn * pi / 180, *large, *sweep, to);
    return true;
  }

  /// Source: SVG 2, appendix B.2.4, "Conversion from endpoint to center parameterization".
  void arc_to(double rx, double ry, double turn, bool large, bool sweep, Point to) {
    const Point from = at_;
    if (rx < 1e-9 || ry < 1e-9 || length(to - from) < 1e-9) return line_to(to);
    const double cosine = std::cos(turn), sine = std::sin(turn);
    const Point half = (from - to) * 0.5;
    const Point p = {cosine * half.x + sine * half.y, -sine * half.x + cosine * half.y};
    const double excess = std::hypot(p.x / rx, p.y / ry);
    if (excess > 1) {
      rx *= excess;
      ry *= excess;
    }
    const double below = rx * rx * p.y * p.y + ry * ry * p.x * p.x;
    const double root = std::sqrt(std::max(0.0, rx * rx * ry * ry / below - 1));
    const double sign = large == sweep ? -1 : 1;
    const Point c = {sign * root * rx * p.y / ry, -sign * root * ry * p.x / rx};
    const Point center =
        Point{cosine * c.x - sine * c.y, sine * c.x + cosine * c.y} + (from + to) * 0.5;
    const double first = std::atan2((p.y - c.y) / ry, (p.x - c.x) / rx);
    double span = std::atan2((-p.y - c.y) / ry, (-p.x - c.x) / rx) - first;
    if (sweep && span < 0) span += 2 * pi;
    if (!sweep && span > 0) span -= 2 * pi;
    const int parts = std::max(1, static_cast<int>(std::ceil(std::abs(span) / (pi / 2) - 1e-6)));
    const double reach = 4.0 / 3 * std::tan(span / parts / 4);
    const Matrix ellipse = {rx * cosine, rx * sine, -ry * sine, ry * cosine, center.x, center.y};
    for (int i = 0; i < parts; ++i) {
      const double a = first + span * i / parts, b = first + span * (i + 1) / parts;
      const Point u = {std::cos(a), std::sin(a)}, v = {std::cos(b), std::sin(b)};
      curve_to(ellipse({u.x - reach * u.y, u.y + reach * u.x}),
               ellipse({v.x + reach * v.y, v.y - reach * v.x}), i + 1 == parts ? to : ellipse(v));
    }
    control_ = to;
  }

  Scan scan_;
  Path path_;
  Point at_;
  Point control_, quadratic_;  ///< what smooth curves go on from
};

std::optional<Matrix> one_transform(std::string_view name, const std::vector<double>& v) {
  const std::size_t n = v.size();
  if (name == "matrix" && n == 6) return Matrix{v[0], v[1], v[2], v[3], v[4], v[5]};
  if (name == "translate" && (n == 1 || n == 2)) {
    return Matrix{.e = v[0], .f = n == 2 ? v[1] : 0};
  }
  if (name == "scale" && (n == 1 || n == 2)) return Matrix{.a = v[0], .d = n == 2 ? v[1] : v[0]};
  if (name == "skewX" && n == 1) return Matrix{.c = std::tan(v[0] * pi / 180)};
  if (name == "skewY" && n == 1) return Matrix{.b = std::tan(v[0] * pi / 180)};
  if (name == "rotate" && (n == 1 || n == 3)) {
    const double cosine = std::cos(v[0] * pi / 180), sine = std::sin(v[0] * pi / 180);
    const Matrix turn = {.a = cosine, .b = sine, .c = -sine, .d = cosine};
    if (n == 1) return turn;
    return Matrix{.e = v[1], .f = v[2]} * turn * Matrix{.e = -v[1], .f = -v[2]};
  }
  return std::nullopt;
}

}  // namespace

Matrix Matrix::operator*(const Matrix& o) const {
  return {a * o.a + c * o.b, b * o.a + d * o.b,     a * o.c + c * o.d,
          b * o.c + d * o.d, a * o.e + c * o.f + e, b * o.e + d * o.f + f};
}

double Matrix::scale() const { return std::sqrt(std::abs(a * d - b * c)); }

std::optional<Matrix> transform_of(std::string_view text) {
  Matrix all;
  Scan scan(text);
  for (scan.skip_comma(); !scan.at_end(); scan.skip_comma()) {
    const std::string_view name = scan.word();
    scan.skip_spaces();
    if (!scan.take('(')) return std::nullopt;
    std::vector<double> values;
    for (scan.skip_comma(); !scan.take(')'); scan.skip_comma()) {
      const auto value = scan.number();
      if (!value || values.size() == 6) return std::nullopt;
      values.push_back(*value);
    }
    const auto one = one_transform(name, values);
    if (!one) return std::nullopt;
    all = all * *one;
  }
  return all;
}

Path path_of(std::string_view data) { return PathReader(data).read(); }

Path polyline_of(std::string_view points, bool closed) {
  std::vector<Point> all;
  Scan scan(points);
  for (scan.skip_comma(); !scan.at_end(); scan.skip_comma()) {
    const auto x = scan.number();
    scan.skip_comma();
    const auto y = scan.number();
    if (!x || !y) break;
    all.push_back({*x, *y});
  }
  if (all.size() < 2) return {};
  Subpath sub{all.front(), {}, closed};
  for (std::size_t i = 1; i < all.size(); ++i) sub.pieces.push_back({true, {}, {}, all[i]});
  return {sub};
}

Path ellipse(Point center, double rx, double ry) {
  return rectangle({center.x - rx, center.y - ry, 2 * rx, 2 * ry}, rx, ry);
}

Path rectangle(const Rect& r, double rx, double ry) {
  rx = std::min(rx, r.width / 2);
  ry = std::min(ry, r.height / 2);
  Subpath sub{{r.left() + rx, r.top()}, {}, true};
  const auto corner = [&](Point before, Point at, Point after) {
    sub.pieces.push_back({true, {}, {}, before});
    if (rx > 0 && ry > 0) {
      sub.pieces.push_back(
          {false, before + (at - before) * kappa, after + (at - after) * kappa, after});
    }
  };
  corner({r.right() - rx, r.top()}, {r.right(), r.top()}, {r.right(), r.top() + ry});
  corner({r.right(), r.bottom() - ry}, {r.right(), r.bottom()}, {r.right() - rx, r.bottom()});
  corner({r.left() + rx, r.bottom()}, {r.left(), r.bottom()}, {r.left(), r.bottom() - ry});
  corner({r.left(), r.top() + ry}, {r.left(), r.top()}, {r.left() + rx, r.top()});
  return {sub};
}

std::vector<Polyline> flattened(const Path& path, const Matrix& matrix, double tolerance) {
  std::vector<Polyline> all;
  for (const Subpath& sub : path) {
    Polyline line{{tame(matrix(sub.start))}, sub.closed};
    for (const Piece& piece : sub.pieces) {
      const Point p0 = line.points.back(), p3 = tame(matrix(piece.to));
      if (!piece.straight) {
        const Point p1 = tame(matrix(piece.c1)), p2 = tame(matrix(piece.c2));
        // The second differences bound how far the curve is from its chords.
        const double bend = std::max(length(p0 - p1 * 2 + p2), length(p1 - p2 * 2 + p3));
        const int parts =
            static_cast<int>(std::clamp(std::ceil(std::sqrt(0.75 * bend / tolerance)), 1.0, 100.0));
        for (int i = 1; i < parts; ++i) {
          const double t = static_cast<double>(i) / parts, s = 1 - t;
          line.points.push_back(p0 * (s * s * s) + p1 * (3 * s * s * t) + p2 * (3 * s * t * t) +
                                p3 * (t * t * t));
        }
      }
      line.points.push_back(p3);
    }
    all.push_back(std::move(line));
  }
  return all;
}

}  // namespace entente::flags
