#pragma once

#include <optional>

#include "theme/theme.hpp"
#include "timeline/drawing.hpp"
#include "timeline/plan.hpp"

namespace entente::timeline {

struct StripLook {
  const theme::Theme& theme;
  const theme::Metrics& metrics;
  const Sizes& sizes;
  std::optional<double> upright = {};  ///< x of the as-of line, which no number may touch
};

/// Draws the strip of counted events: small marks on top of each other, like the small marks on the
/// lanes; or columns, with the number of the highest one.
void draw_strip(const Strip& strip, const StripLook& look, Body& body);

}  // namespace entente::timeline
