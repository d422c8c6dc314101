#pragma once

#include "stages/union_draft.hpp"

namespace entente::stages {

/// Paints houses, officials and lines where the solution has them, from its corner on.
void paint_union(const Context& context, const change::Story& story, const UnionDraft& draft,
                 const layout::LaneSolution& solution, Point corner, std::vector<Element>& out);

}  // namespace entente::stages
