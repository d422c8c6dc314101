#include "layout/score.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace entente::layout {
namespace {

Rect bounds(const std::vector<Point>& points) {
  Point low = points.front(), high = points.front();
  for (Point p : points) {
    low = {std::min(low.x, p.x), std::min(low.y, p.y)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y)};
  }
  return {low.x, low.y, high.x - low.x, high.y - low.y};
}

bool apart(const Rect& a, const Rect& b) {
  return a.right() < b.left() || b.right() < a.left() || a.bottom() < b.top() ||
         b.bottom() < a.top();
}

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

struct Line {
  std::vector<Point> points;
  Rect bounds;
  std::size_t bundle;
  double length, height;  ///< height: how far it goes up and down
};

std::vector<Line> flattened(const Solution& solution) {
  std::vector<Line> lines;
  for (std::size_t e = 0; e < solution.routes.size(); ++e) {
    for (const Route& route : solution.routes[e]) {
      Line line{flatten(route.points, 4), {}, e, 0, 0};
      if (line.points.front().x > line.points.back().x) {
        std::reverse(line.points.begin(), line.points.end());
      }
      line.bounds = bounds(line.points);
      for (std::size_t i = 1; i < line.points.size(); ++i) {
        const Point d = line.points[i] - line.points[i - 1];
        line.length += std::hypot(d.x, d.y);
        line.height += std::abs(d.y);
      }
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

double distance(Point p, Point a, Point b) {
  const Point d = b - a, v = p - a;
  const double square = d.x * d.x + d.y * d.y;
  const double t = square > 0 ? std::clamp((v.x * d.x + v.y * d.y) / square, 0.0, 1.0) : 0;
  return std::hypot(v.x - t * d.x, v.y - t * d.y);
}

/// Share of arrows that point against the direction of reading.
double against_reading(const Problem& problem, const Solution& solution) {
  double against = 0, all = 0;
  for (std::size_t e = 0; e < problem.bundles.size(); ++e) {
    for (std::size_t s = 0; s < problem.bundles[e].strands.size(); ++s) {
      const Strand& strand = problem.bundles[e].strands[s];
      const Route& route = solution.routes[e][s];
      all += 1;
      if (strand.forward == strand.backward) continue;
      const double dx = route.points.back().x - route.points.front().x;
      if ((dx < 0) == strand.forward) against += 1;
    }
  }
  return all > 0 ? against / all : 0;
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
  std::vector<Point> points{cubic.front()};
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
  int count = 0;
  const bool rising = rises(a) && rises(b);
  std::size_t first = 1;  // where rising lines are concerned, what lies left is done with
  for (std::size_t i = 1; i < a.size(); ++i) {
    const Point p = a[i - 1], q = a[i];
    while (rising && first < b.size() && b[first].x < p.x) ++first;
    for (std::size_t j = first; j < b.size(); ++j) {
      const Point r = b[j - 1], s = b[j];
      if (rising && r.x > q.x) break;
      if (std::max(p.x, q.x) < std::min(r.x, s.x) || std::max(r.x, s.x) < std::min(p.x, q.x) ||
          std::max(p.y, q.y) < std::min(r.y, s.y) || std::max(r.y, s.y) < std::min(p.y, q.y)) {
        continue;
      }
      if (side(p, q, r) * side(p, q, s) < 0 && side(r, s, p) * side(r, s, q) < 0) ++count;
    }
  }
  return count;
}

bool fits(const Problem& problem, const Solution& solution) {
  return solution.used.width <= problem.area.width + 0.5 &&
         solution.used.height <= problem.area.height + 0.5;
}

double overflow_cost(const Problem& problem, const Solution& solution) {
  const double over = std::max(solution.used.width / problem.area.width,
                               solution.used.height / problem.area.height);
  return 20 * std::max(0.0, over - 1);
}

void score(const Problem& problem, Solution& solution) {
  const std::vector<Line> lines = flattened(solution);
  solution.crossings = solution.length = 0;
  double climb = 0, merging = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    solution.length += lines[i].length;
    climb += lines[i].height;
    for (std::size_t j = i + 1; j < lines.size(); ++j) {
      if (apart(lines[i].bounds, lines[j].bounds)) continue;
      solution.crossings += crossings(lines[i].points, lines[j].points);
      if (lines[i].bundle != lines[j].bundle) {
        merging += merged(lines[i].points, lines[j].points, 0.25 * problem.spacing.strand);
      }
    }
  }
  const double strands = std::max<double>(1, static_cast<double>(lines.size()));
  const Size area = problem.area;
  const double diagonal = std::hypot(area.width, area.height);
  // What does not fit comes first; then crossings, by their number and by how many a line has; then
  // short, level lines, a good use of the page and arrows in the direction of reading.
  Score& score = solution.score;
  score[Term::overflow] = overflow_cost(problem, solution);
  score[Term::crossings] = (4 / strands + 0.3) * solution.crossings;
  score[Term::collisions] = 3 * solution.collisions;
  score[Term::nearness] = 0.4 * solution.near;
  score[Term::merging] = merging / strands;
  score[Term::length] = 1.5 * solution.length / strands / diagonal;
  score[Term::climb] = 2 * climb / strands / area.height;
  score[Term::aspect] =
      0.3 * std::abs(std::log(solution.used.width / solution.used.height / problem.aspect));
  score[Term::reading] = 0.5 * against_reading(problem, solution);
  score[Term::wishes] = wish_cost(problem, solution);
  solution.cost = score.total();
}

double Score::total() const { return std::accumulate(terms.begin(), terms.end(), 0.0); }

const char* name_of(Term term) {
  constexpr const char* names[term_count] = {"overflow", "crossings", "collisions", "nearness",
                                             "merging",  "length",    "climb",      "bends",
                                             "aspect",   "emptiness", "reading",    "wishes"};
  return names[static_cast<std::size_t>(term)];
}

}  // namespace entente::layout
