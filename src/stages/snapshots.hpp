#pragma once

#include "change/periods.hpp"
#include "entente/layout.hpp"
#include "stages/drawing.hpp"

namespace entente::stages {

struct SnapshotOptions {
  change::Division division;
  std::vector<ActorPlace> homes = {};  ///< where actors stood in the first panel earlier; px
};

/// One panel for each period, in each of which everybody stands at the same place.
Body compose_snapshots(const Context& context, Rect area, const SnapshotOptions& options);

/// "Who was tied to whom in five periods, 1902 to 18 March 2026"; empty if there are no panels.
std::string snapshots_subtitle(const Dossier& dossier, const select::Selection& selection,
                               const change::Division& division);

}  // namespace entente::stages
