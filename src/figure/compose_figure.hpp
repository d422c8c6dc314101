#pragma once

#include <string>

#include "entente/network.hpp"
#include "entente/render.hpp"
#include "figure/drawing.hpp"
#include "process/deadline.hpp"
#include "timeline/timeline.hpp"

namespace entente::figure {

/// What all figures of one run have in common.
struct FigureInput {
  Context context;
  const graph::Network& network;
  const theme::Page& page;
  bool background = true;
  std::string id_prefix = {};
  std::vector<std::string> notes = {};  ///< further words for the footer
  std::vector<ActorPlace> homes = {};   ///< where actors stood in an earlier drawing
  timeline::Options timeline = {};
  process::Terms terms = {};  ///< of all its layouts together
};

/// What is known of a figure besides its picture.
struct FigureReport {
  LayoutReport layout;
  std::vector<ActorPlace> places;
  std::size_t lost = 0;  ///< items without number or words, items and houses left out
};

/// One finished page: header, body (or two), footer. Errors: `does-not-fit`, `layout-failed`.
Checked<Scene> compose_figure(const FigureInput& input, FigureKind kind,
                              FigureReport* report = nullptr);

}  // namespace entente::figure
