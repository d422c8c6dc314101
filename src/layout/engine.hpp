#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "base/geometry.hpp"

namespace entente::layout {

/// A layered graph for an engine: nodes in columns from left to right, edges from the right side of
/// one to the left side of another. All sizes are whole numbers.
struct EngineGraph {
  struct Node {
    double width = 0, height = 0;
    std::vector<double> left,
        right;  ///< heights of the cells of a side, top to bottom; sum: height
  };
  struct Edge {
    int tail = 0, tail_cell = 0;  ///< leaves through the right side
    int head = 0, head_cell = 0;
  };
  /// What is not drawn and holds two nodes together: the head stands at least that many columns to
  /// the right; in the same column (0) it stands below.
  struct Link {
    int tail = 0, head = 0, columns = 0;
    int weight = 0;  ///< how strongly it is kept short
  };
  std::vector<Node> nodes;
  std::vector<Edge> edges;
  std::vector<Link> links;
  std::vector<std::vector<int>> columns;  ///< nodes that shall stand in one column
  /// Which nodes should stand above others of their column, as far as it is all the same: lower
  /// values. Empty: nothing is wished.
  std::vector<double> across;
  double rank_separation = 20, node_separation = 10;
  bool curves = true;  ///< route around nodes; else plain S-curves from end to end: faster
};

struct EngineResult {
  std::vector<Point> centers;               ///< by node; y down, origin at the top left
  std::vector<std::vector<Point>> splines;  ///< by edge: piecewise cubic, tail to head
  Size size;
};

class Engine {
 public:
  virtual ~Engine() = default;
  /// Nullopt if the engine failed or its answer is unusable. May hang or crash: see child.hpp.
  virtual std::optional<EngineResult> layout(const EngineGraph& graph) = 0;
};

/// A plain S-curve for an edge between nodes at these centers.
std::vector<Point> s_curve(const EngineGraph& graph, const std::vector<Point>& centers,
                           const EngineGraph::Edge& edge);

/// Graphviz's `dot`. One context for the process; not thread-safe.
std::unique_ptr<Engine> graphviz_engine();
/// A plain engine without Graphviz, for tests and as the last resort: columns by longest path.
std::unique_ptr<Engine> grid_engine();

/// Version of the Graphviz library, as it reports itself.
const char* graphviz_version();

}  // namespace entente::layout
