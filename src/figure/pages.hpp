#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "figure/compose_figure.hpp"

namespace entente::figure {

/// Which items a page holds, and which of how many pages it is.
struct PagePart {
  std::size_t first = 0, count = 0;  ///< positions in the selection
  int page = 1, pages = 1;
  std::optional<LineScale> lines = {};  ///< that all pages have
};

struct DrawnPage {
  PagePart part;
  std::vector<int> numbers;  ///< of its items
  std::string alt;
  Checked<scene::Scene> scene;
  FigureReport report;
  /// True if nothing is left out or without words.
  bool whole() const { return scene.value && report.lost == 0; }
};

using DrawPage = std::function<DrawnPage(const PagePart&)>;

/// A figure of panels on one page if that says all, else on the fewest pages up to `most` that do;
/// else on the fewest of those that say most. All pages show the same places.
/// `panels`: how many there are on so many pages.
std::vector<DrawnPage> draw_panel_pages(const std::function<std::size_t(int pages)>& panels,
                                        std::size_t items, int most, const DrawPage& draw);

/// A figure on one page if that holds everything, else on the fewest pages up to `most` that do,
/// else on `most`, which then say less. Pages end where much time passes or an era begins, if there
/// is such a place near. What widths mean, and how much, is the same on all of them.
std::vector<DrawnPage> draw_pages(const Dossier& dossier, const select::Selection& selection,
                                  int most, const DrawPage& draw);

}  // namespace entente::figure
