#pragma once

#include <optional>

#include "relations/column_draft.hpp"
#include "relations/drawing.hpp"
#include "relations/facing.hpp"
#include "relations/solve.hpp"

namespace entente::relations {

/// Columns that fit, with as much of the network as they have room for.
struct ColumnChoice {
  ColumnDraft draft;
  layout::LaneSolution solution;
  Telling telling;
  std::size_t candidate = 0;  ///< of the report
};

/// What is tried is added to the report, where what was chosen is marked. None if not even two ties
/// fit, or, of camps, no more than one house of each. `facing`: the camps whose houses have a
/// column each, if that is to be. Context and options outlive the choice.
std::optional<ColumnChoice> choose_columns(const Context& context, const graph::Network& network,
                                           Rect area, const GraphOptions& options,
                                           const Facing* facing, LayoutReport& report);

/// The network that is drawn, with what is told of the camps.
graph::Network drawn_by(const ColumnDraft& draft);

/// Members for whom there was no room are not drawn.
bool is_drawn(const layout::LaneSolution& solution, const layout::End& end);

}  // namespace entente::relations
