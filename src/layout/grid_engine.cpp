#include <algorithm>
#include <numeric>

#include "layout/engine.hpp"
#include "layout/problem.hpp"

namespace entente::layout {
namespace {

/// Longest path from the left; edges that would close a circle do not count.
std::vector<int> column_of(const EngineGraph& graph) {
  std::vector<int> column(graph.nodes.size(), 0);
  for (std::size_t round = 0; round < graph.nodes.size(); ++round) {
    bool changed = false;
    for (const EngineGraph::Edge& e : graph.edges) {
      if (column[at(e.head)] <= column[at(e.tail)]) {
        column[at(e.head)] = column[at(e.tail)] + 1;
        changed = true;
      }
    }
    for (const EngineGraph::Link& l : graph.links) {
      if (column[at(l.head)] < column[at(l.tail)] + l.columns) {
        column[at(l.head)] = column[at(l.tail)] + l.columns;
        changed = true;
      }
    }
    if (!changed) break;
  }
  return column;
}

double cell_middle(const std::vector<double>& cells, int cell) {
  return std::accumulate(cells.begin(), cells.begin() + cell, 0.0) + cells[at(cell)] / 2;
}

class GridEngine : public Engine {
 public:
  std::optional<EngineResult> layout(const EngineGraph& graph) override {
    EngineResult result;
    const std::vector<int> column = column_of(graph);
    const int last = column.empty() ? 0 : *std::max_element(column.begin(), column.end());
    result.centers.resize(graph.nodes.size());
    double x = 0;
    for (int c = 0; c <= last; ++c) {
      double width = 0, y = 0;
      for (std::size_t i = 0; i < column.size(); ++i) {
        if (column[i] == c) width = std::max(width, graph.nodes[i].width);
      }
      for (std::size_t i = 0; i < column.size(); ++i) {
        if (column[i] != c) continue;
        result.centers[i] = {x + width / 2, y + graph.nodes[i].height / 2};
        y += graph.nodes[i].height + graph.node_separation;
      }
      result.size.height = std::max(result.size.height, y);
      x += width + graph.rank_separation;
    }
    result.size.width = x;
    for (const EngineGraph::Edge& e : graph.edges) {
      result.splines.push_back(s_curve(graph, result.centers, e));
    }
    return result;
  }
};

}  // namespace

std::vector<Point> s_curve(const EngineGraph& graph, const std::vector<Point>& centers,
                           const EngineGraph::Edge& edge) {
  const EngineGraph::Node& tail = graph.nodes[at(edge.tail)];
  const EngineGraph::Node& head = graph.nodes[at(edge.head)];
  const Point from =
      centers[at(edge.tail)] +
      Point{tail.width / 2, cell_middle(tail.right, edge.tail_cell) - tail.height / 2};
  const Point to = centers[at(edge.head)] +
                   Point{-head.width / 2, cell_middle(head.left, edge.head_cell) - head.height / 2};
  const double bend = (to.x - from.x) / 2;
  return {from, from + Point{bend, 0}, to - Point{bend, 0}, to};
}

std::unique_ptr<Engine> grid_engine() { return std::make_unique<GridEngine>(); }

}  // namespace entente::layout
