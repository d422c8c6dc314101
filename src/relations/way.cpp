#include "relations/way.hpp"

#include "entente/analysis.hpp"
#include "graph/network.hpp"

namespace entente::relations {

Checked<graph::Network> way_between(const Dossier& dossier, const graph::Network& network,
                                    const RenderOptions& options) {
  Checked<graph::Network> result;
  const Checked<ActorIndex> from = find_actor(dossier, options.path_from);
  const Checked<ActorIndex> to = find_actor(dossier, options.path_to);
  for (const Checked<ActorIndex>* found : {&from, &to}) {
    result.diagnostics.insert(result.diagnostics.end(), found->diagnostics.begin(),
                              found->diagnostics.end());
  }
  if (!from.value || !to.value) return result;
  graph::Network part = graph::way(network, *from.value, *to.value);
  if (part.nodes.empty()) {
    result.diagnostics.push_back(make_diagnostic(
        Code::nothing_to_draw, "no path of ties leads from one actor to the other"));
  } else {
    result.value = std::move(part);
  }
  return result;
}

}  // namespace entente::relations
