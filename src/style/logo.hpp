#pragma once

#include <string>
#include <string_view>

#include "style/house.hpp"

namespace entente::style {

struct LogoReading {
  std::optional<Logo> logo;
  std::string reason;  ///< why there is none: "it has gradients"
};

/// An SVG becomes plain polygons; of a PNG what shows its pixels is kept and nothing else. Never
/// fails on any bytes: what cannot be drawn right, or is too large, has a reason.
LogoReading read_logo(std::string_view bytes);

/// A PNG without all that is not its pixels: times, texts, profiles, whatever is hidden behind its
/// end. Empty, with a reason, if it is not sound.
struct PngReading {
  std::string bytes, reason;
  double width = 0, height = 0;  ///< pixels
};
PngReading clean_png(std::string_view bytes);

}  // namespace entente::style
