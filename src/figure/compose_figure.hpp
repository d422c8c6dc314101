#pragma once

#include "figure/input.hpp"

namespace entente::figure {

/// What is known of a figure besides its picture.
struct FigureReport {
  LayoutReport layout;
  std::vector<ActorPlace> places;
  std::optional<LineScale> lines;  ///< what widths mean, if they do
  std::string finding;             ///< for its text alternative
  std::size_t lost = 0;            ///< items without number or words, items and houses left out
};

/// One finished page: header, body (or two), footer. Errors: `does-not-fit`, `layout-failed`.
Checked<Scene> compose_figure(const FigureInput& input, FigureKind kind,
                              FigureReport* report = nullptr);

}  // namespace entente::figure
