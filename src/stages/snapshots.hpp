#pragma once

#include <memory>

#include "change/periods.hpp"
#include "entente/layout.hpp"
#include "stages/drawing.hpp"

namespace entente::stages {

struct SolvedPanels;

/// What all pages of a figure have in common: the first one finds it.
struct PanelMemory {
  int pages = 0;   ///< of which it was found, and
  Rect area = {};  ///< where: a page whose footer grows has less room
  std::shared_ptr<const SolvedPanels> solved = {};
};

struct SnapshotOptions {
  change::Division division;
  std::vector<ActorPlace> homes = {};  ///< where actors stood in the first panel earlier; px
  int page = 1, pages = 1;             ///< which panels are drawn; all stand as on the other pages
  PanelMemory* memory = nullptr;
};

/// One panel for each period, in each of which everybody stands at the same place.
Body compose_snapshots(const Context& context, Rect area, const SnapshotOptions& options);

/// How many panels there are.
std::size_t count_panels(const Dossier& dossier, const select::Selection& selection,
                         const change::Division& division);

/// "Who was tied to whom in five periods, 1902 to 18 March 2026"; empty if there are no panels.
std::string snapshots_subtitle(const Dossier& dossier, const select::Selection& selection,
                               const change::Division& division);

}  // namespace entente::stages
