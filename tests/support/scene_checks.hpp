#pragma once

#include <string>
#include <vector>

#include "scene/scene.hpp"

namespace entente::test {

/// Everything in a finished page that an editor would send back, in words with places; empty: none.
///
/// - something stands out of the page; an id of a node is used twice
/// - texts overlap each other, are covered, struck through by a line, or spill over their shape
/// - nodes overlap (members must lie inside their house)
/// - a line runs over a node that it does not tie, does not start and end at those it ties, or ends
///   short of them
/// - words, badges or arrowheads of a line lie on a node or on each other
std::vector<std::string> faults(const scene::Scene& scene);

/// Item numbers that the figure carries: on its ties, on badges of its nodes, of its events.
std::vector<int> drawn_numbers(const scene::Scene& scene);
/// Ids of the nodes that are drawn, in painting order.
std::vector<std::string> drawn_nodes(const scene::Scene& scene);

}  // namespace entente::test
