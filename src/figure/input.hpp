#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "change/periods.hpp"
#include "entente/network.hpp"
#include "entente/render.hpp"
#include "figure/drawing.hpp"
#include "figure/logo.hpp"
#include "process/deadline.hpp"
#include "relations/column_memory.hpp"
#include "stages/difference.hpp"
#include "stages/snapshots.hpp"
#include "timeline/timeline.hpp"

namespace entente::figure {

/// What a figure is drawn from.
struct FigureInput {
  Context context;
  const graph::Network& network;
  const theme::Page& page;
  bool background = true;
  std::string id_prefix = {};
  std::vector<std::string> notes = {};  ///< further words for the footer
  std::vector<ActorPlace> homes = {};   ///< where actors stood in an earlier drawing
  std::optional<GraphForm> form = {};   ///< of graphs; none: as the data have it
  timeline::Options timeline = {};
  change::Division division = {};       ///< of snapshots
  int panel_page = 1, panel_pages = 1;  ///< which of them stand here
  stages::PanelMemory* panels = nullptr;
  relations::ColumnMemory* columns = nullptr;
  stages::Compared compared = {};  ///< by a difference
  process::Terms terms = {};       ///< of all its layouts together
  bool headline = true;            ///< title and subtitle stand on it
  PageLogo logo = {};
};

/// One body of a figure.
struct FigureBody {
  Body body;
  std::string_view part = {};  ///< "Timeline", where a figure has several
  Rect area = {};
};

/// The bodies of a figure, in painting order.
struct Bodies {
  std::vector<FigureBody> list;
  double bottom = 0;  ///< lower end of what is used of the area
  Legend possible;    ///< how signs are explained where these bodies stand together
};

}  // namespace entente::figure
