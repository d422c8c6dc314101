#pragma once

#include <array>
#include <vector>

#include "layout/arrange.hpp"
#include "layout/engine.hpp"
#include "layout/problem.hpp"

namespace entente::layout {

constexpr double member_inset = 0.22;  ///< of a member's row, at both ends: no line meets it there

/// An arrangement in the terms of an engine: boxes and bundles are nodes, each strand is two edges,
/// one to its words and one from them.
class Translation {
 public:
  Translation(const Problem& problem, const Arrangement& arrangement);

  EngineGraph graph;
  std::vector<std::vector<Rect>> rows;  ///< relative to the node's top left
  std::vector<Rect> cards;              ///< likewise
  std::vector<std::vector<int>>
      first_edge;  ///< by bundle, strand: left part; the right part is next

  bool a_is_left(const Bundle& bundle) const;
  /// Where the engine put the nodes.
  std::vector<Rect> node_rects(const EngineResult& result) const;

 private:
  struct Column;
  bool has_slots(std::size_t box, int side) const;
  void add_side(Column& column, const std::vector<Arrangement::Slot>& slots, double height,
                int side);
  double row_need(int row, double strands) const;
  void add_box(std::size_t b);
  void add_bundle(std::size_t e);
  void add_edges(std::size_t e);

  const Problem& problem_;
  const Arrangement& arrangement_;
  std::vector<std::vector<std::array<int, 2>>> box_cell_;  ///< by bundle, strand: right, left side
  std::vector<std::vector<int>> line_cell_;
};

}  // namespace entente::layout
