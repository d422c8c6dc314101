#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "entente/diagnostic.hpp"

namespace entente {

/// Where an actor stands in a figure: the middle of its shape, in CSS px from the upper left corner
/// of the page.
struct ActorPlace {
  std::string actor;  ///< id
  double x = 0, y = 0;
  bool operator==(const ActorPlace&) const = default;
};

/// One way of drawing a graph that was considered.
struct LayoutCandidate {
  enum class Outcome { chosen, fits, overlaps, tangled, too_large, not_tried, failed } outcome{};
  std::string name;    ///< "words of 14 em with dates, to the right"
  std::string reason;  ///< why it was not tried; empty otherwise
  double penalty = 0;  ///< for saying less
  double cost = 0;     ///< penalty and terms together; lowest is best
  std::vector<std::pair<std::string_view, double>> terms;  ///< of the cost, by name
  double width = 0, height = 0;                            ///< CSS px
  int crossings = 0;
};

/// A wish for the places of actors, and what became of it.
struct LayoutWish {
  std::string words;  ///< "Cuba near Russia"
  bool honored = false;
  std::string reason;  ///< why not
};

/// A shape that a relation graph may be drawn in, and why it was or was not.
struct FormTrial {
  std::string form;  ///< "columns"
  bool drawn = false;
  std::string reason;  ///< "one actor takes part in 98 % of the items"
};

/// How the layout of a figure was chosen.
struct LayoutReport {
  std::vector<FormTrial> forms;             ///< in the order in which they were tried
  std::vector<LayoutCandidate> candidates;  ///< in the order in which they were considered
  std::vector<LayoutWish> wishes;
  std::vector<std::string> reductions;  ///< what the figure says less, first taken first
  std::size_t kept = 0;                 ///< actors that an earlier drawing had placed
  double moved = 0;                     ///< how far they moved on average, CSS px
};

/// A figure as an earlier run placed its actors.
struct SavedFigure {
  double width = 0, height = 0;  ///< CSS px
  std::vector<ActorPlace> actors;
};

/// Where actors stood, by the name of a figure, as in "graph slide". A file of `--layout-file`.
struct SavedLayout {
  std::map<std::string, SavedFigure> figures;
};

/// Reads what save_layout() wrote: places as shares of the page, four decimals. `file`: the name to
/// show in diagnostics. Never throws; what is not of this form is an error with its place.
Checked<SavedLayout> load_layout(std::string_view bytes, std::string_view file);
std::string save_layout(const SavedLayout& layout);

}  // namespace entente
