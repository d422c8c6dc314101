#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "entente/dossier.hpp"

namespace entente {

enum class FigureKind : std::uint8_t {
  graph,
  timeline,
  dossier,
  path,
  storyline,
  snapshots,
  difference
};

/// What programs may ask about a kind of figure.
struct FigureFacts {
  FigureKind kind{};
  std::string_view name;  ///< "graph": in options and in names of files
  bool by_name = false;   ///< chosen by its name alone; else it needs options of its own
  bool whole = false;     ///< all of a dossier on one page
  bool paged = false;     ///< may be divided among pages
  bool paired = false;    ///< an interactive page shows it beside the others of which this is true
  bool has_actors = false;  ///< shows actors one by one, with their flags
  bool has_time = false;    ///< shows time and its eras
  bool has_layout = false;  ///< its actors have places that can be saved and kept
};

/// All kinds, in the order in which they are listed.
std::span<const FigureFacts> figure_kinds();
const FigureFacts& facts(FigureKind kind);

/// Why there is nothing to draw: "the dossier names no actors: no graph is drawn". Empty if there
/// is something.
std::string nothing_to_draw(FigureKind kind, const Dossier& dossier);

}  // namespace entente
