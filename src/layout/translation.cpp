#include "layout/translation.hpp"

#include <algorithm>
#include <cmath>

#include "layout/wishes.hpp"

namespace entente::layout {
namespace {

double whole(double v) { return std::ceil(v - 1e-9); }

}  // namespace

/// Cells of one node side under construction, in whole px.
struct Translation::Column {
  std::vector<double> cells;
  double height = 0;

  int add(double cell) {
    cells.push_back(cell);
    height += cell;
    return static_cast<int>(cells.size()) - 1;
  }
};

Translation::Translation(const Problem& problem, const Arrangement& arrangement)
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
  constrain(problem, arrangement.position, arrangement.held, graph);
}

bool Translation::a_is_left(const Bundle& bundle) const {
  return arrangement_.position[at(bundle.a.box)] < arrangement_.position[at(bundle.b.box)];
}

bool Translation::has_slots(std::size_t box, int side) const {
  const auto& rows_of_box = arrangement_.slots[box];
  return std::any_of(rows_of_box.begin(), rows_of_box.end(),
                     [&](const auto& row) { return !row[at(side)].empty(); });
}

void Translation::add_side(Column& column, const std::vector<Arrangement::Slot>& slots,
                           double height, int side) {
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
double Translation::row_need(int row, double strands) const {
  if (row == 0) return strands * problem_.spacing.strand;
  return std::max(0.0, strands - 1) * problem_.spacing.strand / (1 - 2 * member_inset) + 1;
}

void Translation::add_box(std::size_t b) {
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
void Translation::add_bundle(std::size_t e) {
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

void Translation::add_edges(std::size_t e) {
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

std::vector<Rect> Translation::node_rects(const EngineResult& result) const {
  std::vector<Rect> rects;
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    const EngineGraph::Node& node = graph.nodes[i];
    const Point corner = result.centers[i] - Point{node.width / 2, node.height / 2};
    rects.push_back({corner.x, corner.y, node.width, node.height});
  }
  return rects;
}

}  // namespace entente::layout
