#include <algorithm>

#include "layout/tree.hpp"

namespace entente::layout {
namespace {

Size turned(Size size) { return {size.height, size.width}; }
Point turned(Point p) { return {p.y, p.x}; }
Rect turned(const Rect& r) { return {r.y, r.x, r.height, r.width}; }

void turn_ways(std::vector<std::vector<Point>>& ways) {
  for (std::vector<Point>& way : ways) {
    for (Point& p : way) p = turned(p);
  }
}

/// What a solution takes from top to bottom.
struct Extent {
  double top = 1e9, bottom = -1e9;
  void add(double from, double to) {
    top = std::min(top, from);
    bottom = std::max(bottom, to);
  }
  void add(const std::vector<std::vector<Point>>& ways) {
    for (const std::vector<Point>& way : ways) {
      for (const Point& p : way) add(p.y, p.y);
    }
  }
};

Extent extent_of(const TreeSolution& solution) {
  Extent extent;
  for (const Rect& box : solution.boxes) extent.add(box.top(), box.bottom());
  for (const TreeSolution::Route& route : solution.unions) {
    extent.add(route.partners);
    extent.add(route.children);
    if (route.words.width > 0) extent.add(route.words.top(), route.words.bottom());
  }
  return extent;
}

void move_by(Point by, TreeSolution& solution) {
  const auto shift = [&](std::vector<std::vector<Point>>& ways) {
    for (std::vector<Point>& way : ways) {
      for (Point& p : way) p = p + by;
    }
  };
  for (Rect& box : solution.boxes) box = {box.x + by.x, box.y + by.y, box.width, box.height};
  for (TreeSolution::Route& route : solution.unions) {
    route.joint = route.joint + by;
    route.words = {route.words.x + by.x, route.words.y + by.y, route.words.width,
                   route.words.height};
    shift(route.partners);
    shift(route.children);
  }
}

}  // namespace

TreeSolution solve_tree_sideways(const TreeProblem& problem, double words_width) {
  TreeProblem upright = problem;
  upright.grows = false;
  for (Size& box : upright.boxes) box = turned(box);
  for (std::optional<Point>& home : upright.homes) {
    if (home) home = Point{home->y, home->x};
  }
  for (TreeUnion& one : upright.unions) {
    if (!one.words) continue;
    const Size size = turned(one.words(words_width));
    one.least_words = size.width;
    one.words = [size](double /*width*/) { return size; };
  }
  // The lowest page that holds it: on a higher one families drift apart.
  TreeSolution solution;
  for (const double share : {0.25, 0.35, 0.45, 0.6, 0.8, 1.0}) {
    upright.area = {share * problem.area.height, problem.area.width};
    solution = solve_tree(upright);
    if (solution.fits) break;
  }
  if (!solution.fits) return solution;
  const double width = solution.used.height;
  for (Rect& box : solution.boxes) box = turned(box);
  for (TreeSolution::Route& route : solution.unions) {
    route.joint = turned(route.joint);
    route.words = turned(route.words);
    turn_ways(route.partners);
    turn_ways(route.children);
  }
  const Extent extent = extent_of(solution);
  move_by({(problem.area.width - width) / 2, -extent.top}, solution);
  solution.used = {problem.area.width, extent.bottom - extent.top};
  return solution;
}

}  // namespace entente::layout
