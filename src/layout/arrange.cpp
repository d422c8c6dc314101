#include "layout/arrange.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/isotonic.hpp"
#include "layout/score.hpp"

namespace entente::layout {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }

constexpr double member_inset = 0.22;  ///< of a member's row, at both ends: no line meets it there

/// Cells of one node side under construction, in whole px.
struct Column {
  std::vector<double> cells;
  double height = 0;

  int add(double cell) {
    cells.push_back(cell);
    height += cell;
    return static_cast<int>(cells.size()) - 1;
  }
};

/// The engine graph of an arrangement, and which cell belongs to which end of a strand.
class Translation {
 public:
  Translation(const Problem& problem, const Arrangement& arrangement)
      : problem_(problem), arrangement_(arrangement) {
    graph.rank_separation = arrangement.rank_separation;
    graph.node_separation = arrangement.node_separation;
    box_cell_.resize(problem.bundles.size());
    line_cell_.resize(problem.bundles.size());
    for (std::size_t e = 0; e < problem.bundles.size(); ++e) {
      box_cell_[e].resize(problem.bundles[e].strands.size());
    }
    for (std::size_t b = 0; b < problem.boxes.size(); ++b) add_box(b);
    for (std::size_t e = 0; e < problem.bundles.size(); ++e) add_bundle(e);
    for (std::size_t e = 0; e < problem.bundles.size(); ++e) add_edges(e);
    constrain(problem, arrangement.position, graph);
  }

  EngineGraph graph;
  std::vector<std::vector<Rect>> rows;  ///< relative to the node's top left
  std::vector<Rect> cards;              ///< likewise
  std::vector<std::vector<int>>
      first_edge;  ///< by bundle, strand: left part; the right part is next

  bool a_is_left(const Bundle& bundle) const {
    return arrangement_.position[at(bundle.a.box)] < arrangement_.position[at(bundle.b.box)];
  }

 private:
  static double whole(double v) { return std::ceil(v - 1e-9); }

  bool has_slots(std::size_t box, int side) const {
    const auto& rows_of_box = arrangement_.slots[box];
    return std::any_of(rows_of_box.begin(), rows_of_box.end(),
                       [&](const auto& row) { return !row[at(side)].empty(); });
  }

  void add_side(Column& column, const std::vector<Arrangement::Slot>& slots, double height,
                int side) {
    if (slots.empty()) {
      column.add(height);
      return;
    }
    double rest = height;
    for (std::size_t i = 0; i < slots.size(); ++i) {
      const double cell = std::floor(rest / static_cast<double>(slots.size() - i));
      rest -= cell;
      box_cell_[at(slots[i].bundle)][at(slots[i].strand)][at(side)] = column.add(cell);
    }
  }

  /// Members are rounded: their lines keep away from the corners, and need that much more height.
  double row_need(int row, double strands) const {
    if (row == 0) return strands * problem_.spacing.strand;
    return std::max(0.0, strands - 1) * problem_.spacing.strand / (1 - 2 * member_inset) + 1;
  }

  void add_box(std::size_t b) {
    const Box& box = problem_.boxes[b];
    const double left = has_slots(b, 0) ? problem_.spacing.stub : 0;
    const double right = has_slots(b, 1) ? problem_.spacing.stub : 0;
    Column columns[2];
    std::vector<Rect> placed(box.rows.size());
    double y = 0;
    for (int row : arrangement_.row_order[b]) {
      const auto& sides = arrangement_.slots[b][at(row)];
      const double most = static_cast<double>(std::max(sides[0].size(), sides[1].size()));
      const double height = whole(std::max(box.rows[at(row)], row_need(row, most)));
      for (int side : {0, 1}) add_side(columns[side], sides[at(side)], height, side);
      placed[at(row)] = {left, y, box.width, height};
      y += height;
    }
    if (box.padding > 0) {
      for (Column& column : columns) column.add(whole(box.padding));
      y += whole(box.padding);
    }
    EngineGraph::Node node;
    node.width = 2 * whole((box.width + left + right) / 2);
    node.height = y;
    node.left = std::move(columns[0].cells);
    node.right = std::move(columns[1].cells);
    graph.nodes.push_back(std::move(node));
    rows.push_back(std::move(placed));
    cards.push_back({left, 0, box.width, y});
  }

  /// The line of a strand must run `above` below the top of its words, but an edge meets the middle
  /// of a cell: so the cell is as high as the smaller part twice, and the rest is filled up.
  void add_bundle(std::size_t e) {
    const Bundle& bundle = problem_.bundles[e];
    Column column;
    for (const Strand& strand : bundle.strands) {
      const double above = whole(strand.above), below = whole(strand.below);
      if (above > below) column.add(above - below);
      line_cell_[e].push_back(column.add(2 * std::min(above, below)));
      if (below > above) column.add(below - above);
    }
    EngineGraph::Node node;
    node.width = 2 * whole(bundle.width / 2);
    node.height = column.height;
    node.left = node.right = column.cells;
    graph.nodes.push_back(std::move(node));
  }

  void add_edges(std::size_t e) {
    const Bundle& bundle = problem_.bundles[e];
    const bool forward = a_is_left(bundle);
    const End& left = forward ? bundle.a : bundle.b;
    const End& right = forward ? bundle.b : bundle.a;
    const int node = static_cast<int>(problem_.boxes.size() + e);
    first_edge.emplace_back();
    for (std::size_t s = 0; s < bundle.strands.size(); ++s) {
      first_edge.back().push_back(static_cast<int>(graph.edges.size()));
      graph.edges.push_back({left.box, box_cell_[e][s][1], node, line_cell_[e][s]});
      graph.edges.push_back({node, line_cell_[e][s], right.box, box_cell_[e][s][0]});
    }
  }

  const Problem& problem_;
  const Arrangement& arrangement_;
  std::vector<std::vector<std::array<int, 2>>> box_cell_;  ///< by bundle, strand: right, left side
  std::vector<std::vector<int>> line_cell_;
};

std::vector<Rect> node_rects(const EngineGraph& graph, const EngineResult& result) {
  std::vector<Rect> rects;
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    const EngineGraph::Node& node = graph.nodes[i];
    const Point corner = result.centers[i] - Point{node.width / 2, node.height / 2};
    rects.push_back({corner.x, corner.y, node.width, node.height});
  }
  return rects;
}

/// How far a line should keep from what it has nothing to do with.
double clearance(const Problem& problem) { return 0.5 * problem.spacing.node; }

/// Whether a route of edge `e` runs over a node other than its own two, or too near to it.
bool collides(const EngineGraph& graph, const std::vector<Rect>& nodes, std::size_t e,
              const std::vector<Point>& route, double margin) {
  for (Point p : flatten(route, 16)) {
    for (std::size_t n = 0; n < nodes.size(); ++n) {
      const bool own =
          static_cast<int>(n) == graph.edges[e].tail || static_cast<int>(n) == graph.edges[e].head;
      if (!own && nodes[n].grown(margin).contains(p)) return true;
    }
  }
  return false;
}

/// A plain S-curve between the ends of edge `e`; empty if another node stands in its way.
std::vector<Point> plain_curve(const EngineGraph& graph, const EngineResult& result,
                               const std::vector<Rect>& nodes, std::size_t e) {
  const Point from = result.splines[e].front(), to = result.splines[e].back();
  const double bend = (to.x - from.x) / 2;
  std::vector<Point> plain{from, from + Point{bend, 0}, to - Point{bend, 0}, to};
  const bool blocked = collides(graph, nodes, e, plain, 0.6 * graph.node_separation);
  return blocked ? std::vector<Point>() : plain;
}

/// Replaces the engine's routes by plain S-curves where nothing stands in their way: all strands of
/// a bundle on one side alike, so that they do not cross each other.
void smooth(const Problem& problem, const Translation& translation, EngineResult& result) {
  const std::vector<Rect> nodes = node_rects(translation.graph, result);
  for (std::size_t b = 0; b < problem.bundles.size(); ++b) {
    for (int side : {0, 1}) {
      std::vector<std::vector<Point>> plain;
      for (int first : translation.first_edge[b]) {
        plain.push_back(plain_curve(translation.graph, result, nodes, at(first + side)));
      }
      if (std::any_of(plain.begin(), plain.end(), [](const auto& p) { return p.empty(); }))
        continue;
      for (std::size_t s = 0; s < plain.size(); ++s) {
        result.splines[at(translation.first_edge[b][s] + side)] = std::move(plain[s]);
      }
    }
  }
}

/// Moves the end of a route to height `y`, at its front or at its back.
void move_end(std::vector<Point>& route, bool front, double y) {
  const std::size_t n = route.size();
  (front ? route[0] : route[n - 1]).y = y;
  (front ? route[1] : route[n - 2]).y = y;
}

/// The slots of one side of a row, each moved towards where its line goes; left as they are if a
/// line would run into something.
void relax_side(const Problem& problem, const Translation& translation,
                const std::vector<Rect>& nodes, const std::vector<Arrangement::Slot>& slots,
                const Rect& row, bool header, bool right_side, EngineResult& result) {
  std::vector<std::size_t> edges;
  std::vector<double> wish;
  for (const Arrangement::Slot& slot : slots) {
    const int first = translation.first_edge[at(slot.bundle)][at(slot.strand)];
    edges.push_back(at(right_side ? first : first + 1));
    const std::vector<Point>& spline = result.splines[edges.back()];
    const std::size_t far = std::min<std::size_t>(spline.size() - 1, 3);
    wish.push_back(right_side ? spline[far].y : spline[spline.size() - 1 - far].y);
  }
  const double inset =
      std::max(0.35 * problem.spacing.strand, header ? 0 : member_inset * row.height);
  const std::vector<double> placed =
      base::spread(wish, problem.spacing.strand, row.top() + inset, row.bottom() - inset);
  std::vector<std::vector<Point>> moved;
  for (std::size_t i = 0; i < placed.size(); ++i) {
    const std::vector<Point>& route = result.splines[edges[i]];
    moved.push_back(route);
    move_end(moved.back(), right_side, placed[i]);
    const double margin = collides(translation.graph, nodes, edges[i], route, clearance(problem))
                              ? 0
                              : clearance(problem);
    if (collides(translation.graph, nodes, edges[i], moved.back(), margin)) return;
  }
  for (std::size_t i = 0; i < placed.size(); ++i) result.splines[edges[i]] = std::move(moved[i]);
}

/// Slots of a row need not stand evenly: lines should run level where they can. Then the routes are
/// made smooth.
void relax(const Problem& problem, const Arrangement& arrangement, const Translation& translation,
           EngineResult& result) {
  const std::vector<Rect> nodes = node_rects(translation.graph, result);
  for (std::size_t b = 0; b < problem.boxes.size(); ++b) {
    for (std::size_t r = 0; r < problem.boxes[b].rows.size(); ++r) {
      const Rect row = translation.rows[b][r].moved({nodes[b].x, nodes[b].y});
      for (int side : {0, 1}) {
        relax_side(problem, translation, nodes, arrangement.slots[b][r][at(side)], row, r == 0,
                   side == 1, result);
      }
    }
  }
  smooth(problem, translation, result);
}

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

std::optional<Solution> arrange(const Problem& problem, const Arrangement& arrangement,
                                Engine& engine, bool curves) {
  Translation translation(problem, arrangement);
  translation.graph.curves = curves;
  std::optional<EngineResult> result = engine.layout(translation.graph);
  if (!result) return std::nullopt;
  if (curves) relax(problem, arrangement, translation, *result);
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
    const std::vector<Rect> nodes = node_rects(translation.graph, *result);
    for (std::size_t e = 0; e < translation.graph.edges.size(); ++e) {
      if (collides(translation.graph, nodes, e, result->splines[e], 0)) {
        solution.collisions += 1;
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
