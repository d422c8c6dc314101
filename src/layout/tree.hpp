#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "base/geometry.hpp"

/// Generations of a family: one row for each, partners side by side, children below both parents.
///
/// A *union* is a couple, or one parent alone. Its *joint* is the point from which its children
/// hang: between partners who are neighbors, else beside the outer one, to which a line leads over
/// who stands between. Below each row stand the words of its unions, then the bars from which
/// children hang. Units: CSS px; x right, y down.
namespace entente::layout {

struct TreeUnion {
  std::vector<int> partners;  ///< boxes: two, or one
  std::vector<int> children;  ///< boxes
  double least_words = 0;     ///< width of its longest word
  /// Size of its words in at most that much width; none: it has no words.
  std::function<Size(double width)> words = {};
};

struct TreeSpacing {
  double sibling = 18;  ///< between neighbors in a row
  double joint = 40;    ///< between neighbors with a joint between them
  double step = 14;     ///< between bars, and between lines over boxes
  double pad = 6;       ///< around words
  double corner = 20;   ///< at both ends of a box's edge, where no line ends
};

struct TreeProblem {
  std::vector<Size> boxes;
  std::vector<double> born;  ///< by box: siblings stand in this order
  std::vector<TreeUnion> unions;
  TreeSpacing spacing;
  Size area;
  bool grows = false;  ///< height is used as needed, up to area.height
  /// By box: where its middle stood earlier. Empty: nowhere.
  std::vector<std::optional<Point>> homes = {};
};

struct TreeSolution {
  struct Route {
    Point joint;
    Rect words;                                ///< empty if none
    std::vector<std::vector<Point>> partners;  ///< by partner: corners from its box to the joint
    std::vector<std::vector<Point>> children;  ///< by child: corners from the joint to its box
    bool operator==(const Route&) const = default;
  };
  bool fits = false;
  std::vector<Rect> boxes;
  std::vector<Route> unions;
  Size used;
  int crossings = 0;
  bool operator==(const TreeSolution&) const = default;
};

/// The generation of each box, from 0; nullopt if somebody would be his own ancestor.
std::optional<std::vector<int>> generations(const TreeProblem& problem);

/// Pre: generations() has an answer. Deterministic.
TreeSolution solve_tree(const TreeProblem& problem);

/// The same with a column for each generation, from left to right, partners one above the other:
/// for narrow pages. Words are as wide as that and stand below the line to the children.
TreeSolution solve_tree_sideways(const TreeProblem& problem, double words_width);

}  // namespace entente::layout
