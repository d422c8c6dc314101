#include "deck/route.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente::deck {
namespace {

using scene::Segment;

constexpr int samples = 24;           // of a cubic
constexpr double shortest_line = 36;  // what is shorter becomes part of the curve beside it
constexpr double straight_enough = 1.2, curved_enough = 6;  // px off the route
constexpr double curved_at_all = 24;                        // the same, where nothing is near
constexpr double steepest = 0.85, shortest_rest = 14, narrowest = 56;
constexpr double slightest_bend = 4;  // a hump that is lower is no bend of its own

Point at(Point a, Point c1, Point c2, Point b, double t) {
  const double u = 1 - t;
  return a * (u * u * u) + c1 * (3 * u * u * t) + c2 * (3 * u * t * t) + b * (t * t * t);
}

/// A point of the route; `line`: a straight stretch of it leads here.
struct Vertex {
  Point at;
  bool line = false;
};

/// Whether it has corners, and no bend.
bool is_angular(const std::vector<Segment>& route) {
  for (std::size_t i = 1; i < route.size(); ++i) {
    const Segment& segment = route[i];
    if (segment.kind != Segment::Kind::cubic) continue;
    const Point from = route[i - 1].to, along = segment.to - from;
    for (const Point control : {segment.c1, segment.c2}) {
      const Point off = control - from;
      if (std::abs(along.x * off.y - along.y * off.x) > 0.1 * distance(from, segment.to)) {
        return false;
      }
    }
  }
  return true;
}

/// Its corners, with straight stretches between them.
std::vector<Vertex> corners(const std::vector<Segment>& route) {
  std::vector<Vertex> out;
  for (const Segment& segment : route) {
    if (segment.kind == Segment::Kind::close) continue;
    const bool same = !out.empty() && distance(out.back().at, segment.to) < 0.01;
    if (!same) out.push_back({segment.to, !out.empty()});
  }
  return out;
}

std::vector<Vertex> sampled(const std::vector<Segment>& route) {
  std::vector<Vertex> out;
  for (const Segment& segment : route) {
    if (segment.kind == Segment::Kind::cubic && !out.empty()) {
      const Point from = out.back().at;
      for (int i = 1; i <= samples; ++i) {
        const double t = static_cast<double>(i) / samples;
        out.push_back({at(from, segment.c1, segment.c2, segment.to, t), false});
      }
    } else if (segment.kind != Segment::Kind::close) {
      out.push_back({segment.to, segment.kind == Segment::Kind::line});
    }
  }
  return out;
}

/// The route with x and y exchanged, so that it begins level.
void turn(std::vector<Vertex>& route) {
  for (Vertex& vertex : route) std::swap(vertex.at.x, vertex.at.y);
}

/// Puts a vertex where the route comes nearest to the point; returns its place.
std::size_t insert(std::vector<Vertex>& route, Point station) {
  std::size_t best = 0;
  double least = std::numeric_limits<double>::infinity();
  Point nearest;
  for (std::size_t i = 0; i + 1 < route.size(); ++i) {
    const Point a = route[i].at, d = route[i + 1].at - a;
    const double square = d.x * d.x + d.y * d.y;
    const Point w = station - a;
    const double t = square > 0 ? std::clamp((w.x * d.x + w.y * d.y) / square, 0.0, 1.0) : 0.0;
    const Point foot = a + d * t;
    if (distance(foot, station) < least) {
      least = distance(foot, station);
      best = i;
      nearest = foot;
    }
  }
  const bool line = route[best + 1].line;
  route.insert(route.begin() + static_cast<std::ptrdiff_t>(best) + 1, {nearest, line});
  return best + 1;
}

/// Where the curve from `first` to `last` turns back up or down. Pre: begins level.
std::vector<std::size_t> turning_points(const std::vector<Vertex>& route, std::size_t first,
                                        std::size_t last) {
  std::vector<std::size_t> result;
  std::size_t extreme = first;
  int way = 0;  // down: 1, up: -1
  for (std::size_t i = first + 1; i <= last; ++i) {
    const double rise = route[i].at.y - route[extreme].at.y;
    if (way == 0) {
      if (std::abs(rise) < slightest_bend) continue;
      way = rise > 0 ? 1 : -1;
      extreme = i;
    } else if (rise * way >= 0) {
      extreme = i;
    } else if (std::abs(rise) >= slightest_bend) {
      if (extreme > first) result.push_back(extreme);
      way = -way;
      extreme = i;
    }
  }
  return result;
}

double distance_to_line(Point a, Point b, Point p) {
  const Point d = b - a, w = p - a;
  const double square = d.x * d.x + d.y * d.y;
  const double t = square > 0 ? std::clamp((w.x * d.x + w.y * d.y) / square, 0.0, 1.0) : 0.0;
  return distance(a + d * t, p);
}

/// An S as slide programs draw it, half way in the middle. Pre: level at both ends.
std::vector<Point> s_curve(Point a, Point b) {
  const double x1 = a.x + (b.x - a.x) / 4, x2 = a.x + (b.x - a.x) / 2, x3 = b.x - (b.x - a.x) / 4;
  const Point middle = {x2, (a.y + b.y) / 2};
  std::vector<Point> points = {a};
  constexpr int steps = samples / 2;
  for (int i = 1; i <= steps; ++i) {
    points.push_back(
        at(a, {x1, a.y}, {x2, a.y + (b.y - a.y) / 4}, middle, static_cast<double>(i) / steps));
  }
  for (int i = 1; i <= steps; ++i) {
    points.push_back(
        at(middle, {x2, b.y - (b.y - a.y) / 4}, {x3, b.y}, b, static_cast<double>(i) / steps));
  }
  return points;
}

/// Which vertex between the two is farthest from the course, and how far.
std::pair<std::size_t, double> farthest(const std::vector<Vertex>& route, std::size_t first,
                                        std::size_t last, const std::vector<Point>& course) {
  std::pair<std::size_t, double> result = {first, 0};
  for (std::size_t i = first + 1; i < last; ++i) {
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t k = 0; k + 1 < course.size(); ++k) {
      least = std::min(least, distance_to_line(course[k], course[k + 1], route[i].at));
    }
    if (least > result.second) result = {i, least};
  }
  return result;
}

bool crosses(const Rect& box, Point a, Point b) {
  constexpr int steps = 8;
  for (int i = 0; i <= steps; ++i) {
    if (box.contains(a + (b - a) * (static_cast<double>(i) / steps))) return true;
  }
  return false;
}

bool is_clear(const std::vector<Point>& course, const std::vector<Rect>& obstacles) {
  return std::none_of(obstacles.begin(), obstacles.end(), [&course](const Rect& box) {
    for (std::size_t i = 0; i + 1 < course.size(); ++i) {
      if (crosses(box, course[i], course[i + 1])) return true;
    }
    return false;
  });
}

/// Straight or like an S, whichever is near enough; else both halves by themselves.
void fit(const std::vector<Vertex>& route, std::size_t first, std::size_t last,
         const std::vector<Rect>& obstacles, int depth, std::vector<Piece>& out) {
  const Point a = route[first].at, b = route[last].at;
  const auto [corner, off] = farthest(route, first, last, {a, b});
  if (off < straight_enough || depth == 0) {
    out.push_back({a, b, false});
    return;
  }
  const std::vector<Point> curve = s_curve(a, b);
  const double astray = farthest(route, first, last, curve).second;
  if (astray < curved_enough || (astray < curved_at_all && is_clear(curve, obstacles))) {
    out.push_back({a, b, true});
    return;
  }
  fit(route, first, corner, obstacles, depth - 1, out);
  fit(route, corner, last, obstacles, depth - 1, out);
}

/// Slide programs let a curve that rises more than it runs begin the other way, and one that runs
/// less than the distance they keep from shapes (LibreOffice: 5 mm at each end) make a loop. Such a
/// curve takes what it needs from level stretches beside it, or becomes straight.
void stretch(std::vector<Piece>& pieces, const std::vector<Rect>& obstacles) {
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    const double run = piece.to.x - piece.from.x, rise = std::abs(piece.to.y - piece.from.y);
    const double need = std::max(rise / steepest, narrowest) - std::abs(run);
    if (!piece.curved || need <= 0) continue;
    const double way = run < 0 ? -1 : 1;
    const auto spare = [&](const Piece& level) {
      const double length = (level.to.x - level.from.x) * way;
      const bool usable = !level.curved && std::abs(level.to.y - level.from.y) < 0.5;
      return usable ? std::clamp(length - shortest_rest, 0.0, need) : 0.0;
    };
    const double before = i > 0 ? spare(pieces[i - 1]) : 0;
    const double after = i + 1 < pieces.size() ? std::min(spare(pieces[i + 1]), need - before) : 0;
    const Point from = piece.from - Point{before * way, 0}, to = piece.to + Point{after * way, 0};
    if (is_clear(s_curve(from, to), obstacles)) {
      if (before > 0) pieces[i].from = pieces[i - 1].to = from;
      if (after > 0) pieces[i].to = pieces[i + 1].from = to;
    }
    if (std::abs(pieces[i].to.x - pieces[i].from.x) < narrowest) pieces[i].curved = false;
  }
}

}  // namespace

bool begins_upright(const std::vector<Segment>& route) {
  if (route.size() < 2) return false;
  const Point a = route[0].to;
  const Point b = route[1].kind == Segment::Kind::cubic ? route[1].c1 : route[1].to;
  return std::abs(b.y - a.y) > std::abs(b.x - a.x);
}

std::vector<Piece> pieces(const std::vector<Segment>& route, bool upright, Surroundings near) {
  const bool angular = is_angular(route);
  std::vector<Vertex> line = angular ? corners(route) : sampled(route);
  if (line.size() < 2) return {};
  std::vector<std::size_t> cuts;
  for (const Point& station : near.stations) {
    const std::size_t at = insert(line, station);
    for (std::size_t& cut : cuts) cut += cut >= at ? 1 : 0;
    cuts.push_back(at);
  }
  if (upright) {
    turn(line);
    for (Point& bar : near.bars) std::swap(bar.x, bar.y);
    for (Rect& box : near.obstacles) box = {box.y, box.x, box.height, box.width};
  }
  // Long straight stretches are pieces of their own; so is what lies between them, from bend to
  // bend.
  for (std::size_t i = 1; i < line.size(); ++i) {
    const Point a = line[i - 1].at, b = line[i].at;
    const bool barred = std::any_of(near.bars.begin(), near.bars.end(),
                                    [a, b](Point bar) { return distance_to_line(a, b, bar) < 2; });
    if (!line[i].line || (distance(a, b) < shortest_line && !barred && !angular)) continue;
    cuts.push_back(i - 1);
    cuts.push_back(i);
  }
  cuts.push_back(0);
  cuts.push_back(line.size() - 1);
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  std::vector<std::size_t> ends;
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
    ends.push_back(cuts[i]);
    const std::vector<std::size_t> bends = turning_points(line, cuts[i], cuts[i + 1]);
    ends.insert(ends.end(), bends.begin(), bends.end());
  }
  ends.push_back(line.size() - 1);

  std::vector<Piece> result;
  for (std::size_t i = 0; i + 1 < ends.size(); ++i)
    fit(line, ends[i], ends[i + 1], near.obstacles, 4, result);
  stretch(result, near.obstacles);
  for (Piece& piece : result) {
    if (!upright) break;
    std::swap(piece.from.x, piece.from.y);
    std::swap(piece.to.x, piece.to.y);
  }
  return result;
}

}  // namespace entente::deck
