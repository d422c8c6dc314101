#pragma once

#include <cstdint>
#include <vector>

namespace entente::graph {

/// How strongly two nodes are drawn together.
struct Pull {
  std::uint32_t a = 0, b = 0;
  double weight = 1;  ///< above 0
};

/// Groups whose nodes are tied more closely with each other than with others, by node; the largest
/// is 0. Louvain's method (Blondel and others 2008): modularity by local moves, then the same among
/// the groups. Groups of fewer than `least` join the one they are most tied to, and so do the
/// smallest as long as there are more than `most`. Deterministic. Nodes without any pull have -1.
std::vector<int> communities(std::size_t nodes, const std::vector<Pull>& pulls, std::size_t least,
                             std::size_t most);

}  // namespace entente::graph
