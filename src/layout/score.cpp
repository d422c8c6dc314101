#include "layout/score.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "geometry/lines.hpp"

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

struct FlatLine {
  std::vector<Point> points;
  Rect bounds;
  std::size_t bundle;
  double length, height;  ///< height: how far it goes up and down
};

std::vector<FlatLine> flattened(const Solution& solution) {
  std::vector<FlatLine> lines;
  for (std::size_t e = 0; e < solution.routes.size(); ++e) {
    for (const Route& route : solution.routes[e]) {
      FlatLine line{geometry::flatten(route.points, 4), {}, e, 0, 0};
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
  const std::vector<FlatLine> lines = flattened(solution);
  solution.crossings = solution.length = 0;
  double climb = 0, merging = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    solution.length += lines[i].length;
    climb += lines[i].height;
    for (std::size_t j = i + 1; j < lines.size(); ++j) {
      if (apart(lines[i].bounds, lines[j].bounds)) continue;
      solution.crossings += geometry::crossings(lines[i].points, lines[j].points);
      if (lines[i].bundle != lines[j].bundle) {
        merging +=
            geometry::merged(lines[i].points, lines[j].points, 0.25 * problem.spacing.strand);
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
