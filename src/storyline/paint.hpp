#pragma once

#include "storyline/chart.hpp"
#include "timeline/samples.hpp"

namespace entente::storyline {

/// What the legend explains besides the signs of the timeline.
struct Used {
  timeline::Signs signs;
  bool acts = false, forks = false, fades = false;
};

/// Paints a chart from the back to the front.
Used paint(const Chart& chart, const Context& context, Body& body);

marks::Legend legend_of(const Used& used, const Look& look, const languages::Phrases& phrases);

}  // namespace entente::storyline
