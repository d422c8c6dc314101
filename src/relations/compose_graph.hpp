#pragma once

#include "entente/network.hpp"
#include "entente/render.hpp"
#include "flags/flag.hpp"
#include "process/deadline.hpp"
#include "relations/drawing.hpp"
#include "select/selection.hpp"

namespace entente::relations {

struct GraphOptions {
  bool words = true;     ///< false: numbers only (the words stand elsewhere on the page)
  bool partial = false;  ///< the network is a part on purpose: what it lacks is not missed
  Effort effort = Effort::normal;
  std::vector<int> camps;         ///< by actor: 0, 1 or -1; empty: not marked
  std::vector<ActorPlace> homes;  ///< where actors stood in an earlier drawing; px on the page
  const flags::FlagSet* flags = nullptr;  ///< in place of codes
  process::Terms terms = {};              ///< of the layout
};

/// Draws the relation graph into `area`. Says less, in a fixed order, until it fits: see
/// graph_modes() in compose_graph.cpp. Errors: `layout-failed`; Body.fits is false if nothing
/// helps.
Body compose_graph(const graph::Network& network, const Dossier& dossier,
                   const select::Selection& selection, const theme::Theme& theme,
                   const theme::Metrics& metrics, Rect area, bool grows,
                   const GraphOptions& options);

}  // namespace entente::relations
