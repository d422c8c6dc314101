#pragma once

#include <string>
#include <vector>

#include "scene/scene.hpp"

namespace entente::test {

/// Everything in a finished page that an editor would send back (see entente/judgement.hpp), in
/// words with places; empty: none. `floor`: px of the smallest type allowed.
std::vector<std::string> faults(const scene::Scene& scene, double floor = 0);

/// Item numbers that the figure carries: on its ties, on badges of its nodes, of its events.
std::vector<int> drawn_numbers(const scene::Scene& scene);
/// Ids of the nodes that are drawn, in painting order.
std::vector<std::string> drawn_nodes(const scene::Scene& scene);

}  // namespace entente::test
