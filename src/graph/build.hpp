#pragma once

#include "entente/graph.hpp"
#include "select/selection.hpp"

namespace entente::graph {

/// Derives ties from the selected items. An event with a host, a chair or targets makes a star; two
/// or three equals are tied pairwise; more equals meet in a node of their own, never in n² lines.
RelationGraph build(const Dossier& dossier, const select::Selection& selection);

}  // namespace entente::graph
