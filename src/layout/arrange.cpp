#include "layout/arrange.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "layout/lines.hpp"
#include "layout/translation.hpp"

namespace entente::layout {
namespace {

void append_line(std::vector<Point>& points, Point to) {
  const Point from = points.back();
  points.push_back(from + (to - from) * (1.0 / 3));
  points.push_back(from + (to - from) * (2.0 / 3));
  points.push_back(to);
}

void append_spline(std::vector<Point>& points, const std::vector<Point>& spline) {
  points.insert(points.end(), spline.begin() + 1, spline.end());
}

Route make_route(const std::vector<Point>& first, const std::vector<Point>& second, double left,
                 double right, double length) {
  Route route;
  route.points = {{left, first.front().y}};
  append_line(route.points, first.front());
  append_spline(route.points, first);
  route.words = first.back();
  route.length = length;
  append_line(route.points, second.front());
  append_spline(route.points, second);
  append_line(route.points, {right, second.back().y});
  return route;
}

/// Brings the top left of everything, words included, to (0, 0).
void move_to_origin(const Problem& problem, Solution& solution) {
  Point low{1e300, 1e300}, high{-1e300, -1e300};
  auto cover = [&](Point p) {
    low = {std::min(low.x, p.x), std::min(low.y, p.y)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y)};
  };
  for (const Rect& box : solution.boxes) {
    cover({box.left(), box.top()});
    cover({box.right(), box.bottom()});
  }
  for (std::size_t e = 0; e < solution.routes.size(); ++e) {
    for (std::size_t s = 0; s < solution.routes[e].size(); ++s) {
      const Route& route = solution.routes[e][s];
      const Strand& strand = problem.bundles[e].strands[s];
      for (Point p : route.points) cover(p);
      cover(route.words - Point{0, strand.above});
      cover(route.words + Point{route.length, strand.below});
    }
  }
  for (Rect& box : solution.boxes) box = box.moved(Point{} - low);
  for (auto& rows : solution.rows) {
    for (Rect& row : rows) row = row.moved(Point{} - low);
  }
  for (auto& bundle : solution.routes) {
    for (Route& route : bundle) {
      for (Point& p : route.points) p = p - low;
      route.words = route.words - low;
    }
  }
  solution.used = {high.x - low.x, high.y - low.y};
}

}  // namespace

Solution transposed(Solution solution) {
  auto flip = [](Rect r) { return Rect{r.y, r.x, r.height, r.width}; };
  for (Rect& box : solution.boxes) box = flip(box);
  for (auto& rows : solution.rows) {
    for (Rect& row : rows) row = flip(row);
  }
  for (auto& bundle : solution.routes) {
    for (Route& route : bundle) {
      for (Point& p : route.points) p = {p.y, p.x};
      route.words = {route.words.y, route.words.x};
    }
  }
  solution.used = {solution.used.height, solution.used.width};
  return solution;
}

Arrangement initial_arrangement(const Problem& problem, std::vector<int> position) {
  Arrangement result;
  result.position = std::move(position);
  result.rank_separation = problem.spacing.rank;
  result.node_separation = problem.spacing.node;
  for (const Box& box : problem.boxes) {
    result.slots.emplace_back(box.rows.size());
    result.row_order.emplace_back(box.rows.size());
    std::iota(result.row_order.back().begin(), result.row_order.back().end(), 0);
  }
  for (std::size_t e = 0; e < problem.bundles.size(); ++e) {
    const Bundle& bundle = problem.bundles[e];
    const bool forward = result.position[at(bundle.a.box)] < result.position[at(bundle.b.box)];
    const End& left = forward ? bundle.a : bundle.b;
    const End& right = forward ? bundle.b : bundle.a;
    for (std::size_t s = 0; s < bundle.strands.size(); ++s) {
      const Arrangement::Slot slot{static_cast<int>(e), static_cast<int>(s)};
      result.slots[at(left.box)][at(left.row)][1].push_back(slot);
      result.slots[at(right.box)][at(right.row)][0].push_back(slot);
    }
  }
  return result;
}

std::optional<Solution> arrange(const Problem& problem, Arrangement& arrangement, Engine& engine,
                                bool curves) {
  Translation translation(problem, arrangement);
  translation.graph.curves = curves;
  std::optional<EngineResult> result = engine.layout(translation.graph);
  if (!result) return std::nullopt;
  if (curves) {
    settle_lines(problem, arrangement, translation, *result);
  } else {
    exchange_slots(problem, arrangement, translation, false, *result);
  }
  Solution solution;
  for (std::size_t b = 0; b < problem.boxes.size(); ++b) {
    const EngineGraph::Node& node = translation.graph.nodes[b];
    const Point corner = result->centers[b] - Point{node.width / 2, node.height / 2};
    solution.boxes.push_back(translation.cards[b].moved(corner));
    solution.rows.push_back(translation.rows[b]);
    for (Rect& row : solution.rows.back()) row = row.moved(corner);
  }
  for (std::size_t e = 0; e < problem.bundles.size(); ++e) {
    const Bundle& bundle = problem.bundles[e];
    const bool forward = translation.a_is_left(bundle);
    const Rect& left = solution.boxes[at(forward ? bundle.a.box : bundle.b.box)];
    const Rect& right = solution.boxes[at(forward ? bundle.b.box : bundle.a.box)];
    const double length = translation.graph.nodes[problem.boxes.size() + e].width;
    solution.routes.emplace_back();
    for (int edge : translation.first_edge[e]) {
      Route route = make_route(result->splines[at(edge)], result->splines[at(edge) + 1],
                               left.right(), right.left(), length);
      if (!forward) std::reverse(route.points.begin(), route.points.end());
      solution.routes.back().push_back(std::move(route));
    }
  }
  if (curves) {
    constexpr double border = 1, touch = 3;  // px
    constexpr double as_bad = 3;             // what seems to touch, as so many that are near
    const std::vector<Rect> nodes = translation.node_rects(*result);
    for (std::size_t e = 0; e < translation.graph.edges.size(); ++e) {
      if (collides(translation.graph, nodes, e, result->splines[e], border)) {
        solution.collisions += 1;
      } else if (collides(translation.graph, nodes, e, result->splines[e], touch)) {
        solution.near += as_bad;
      } else if (collides(translation.graph, nodes, e, result->splines[e], clearance(problem))) {
        solution.near += 1;
      }
    }
    for (std::size_t a = 0; a < nodes.size(); ++a) {
      for (std::size_t b = a + 1; b < nodes.size(); ++b) {
        if (nodes[a].overlap(nodes[b]) > 1) solution.collisions += 1;
      }
    }
  }
  move_to_origin(problem, solution);
  return solution;
}

bool untangle(const Problem& problem, const Solution& solution, Arrangement& arrangement) {
  const Arrangement before = arrangement;
  // Where the first curve of a line ends, seen from the box: that tells which line lies above.
  auto line_y = [&](std::size_t box, const Arrangement::Slot& slot) {
    const std::vector<Point>& points = solution.routes[at(slot.bundle)][at(slot.strand)].points;
    const bool starts_here = at(problem.bundles[at(slot.bundle)].a.box) == box;
    constexpr std::size_t far = 6;
    return starts_here ? points[far].y : points[points.size() - 1 - far].y;
  };
  for (std::size_t b = 0; b < problem.boxes.size(); ++b) {
    std::vector<double> middle(problem.boxes[b].rows.size());
    for (std::size_t r = 0; r < middle.size(); ++r) {
      double sum = 0, count = 0;
      for (auto& side : arrangement.slots[b][r]) {
        std::stable_sort(side.begin(), side.end(),
                         [&](const auto& x, const auto& y) { return line_y(b, x) < line_y(b, y); });
        for (const auto& slot : side) {
          sum += line_y(b, slot);
          count += 1;
        }
      }
      middle[r] = count > 0 ? sum / count : solution.rows[b][r].center().y;
    }
    std::vector<int>& order = arrangement.row_order[b];
    if (order.size() > 2) {  // row 0 is the header
      std::stable_sort(order.begin() + 1, order.end(),
                       [&](int x, int y) { return middle[at(x)] < middle[at(y)]; });
    }
  }
  return before.row_order != arrangement.row_order || before.slots != arrangement.slots;
}

}  // namespace entente::layout
