#pragma once

#include <cstdint>
#include <string>

#include "entente/render.hpp"

namespace entente {

enum class SlideFormat : std::uint8_t {
  automatic,  ///< 4:3 if the first figure is, else 16:9
  wide,       ///< 16:9, 13.33 × 7.5 in
  standard,   ///< 4:3, 10 × 7.5 in
};

/// What comes with one slide more.
enum class Build : std::uint8_t { none, event, era };

struct DeckOptions {
  SlideFormat format = SlideFormat::automatic;
  Build build = Build::none;
  bool shapes = false;  ///< shapes and connectors that can be edited, in place of a picture
};

/// A deck in PresentationML (ISO/IEC 29500, transitional): a slide for each figure, with its title
/// and text alternative; the numbered items and the sources are in the speaker notes. With a build,
/// what a slide shows stays where it is on the next. Errors: `io-write` on a failure of a renderer,
/// `limit-exceeded` for more than 1000 slides.
Checked<std::string> to_pptx(const Rendering& rendering, const DeckOptions& options = {});

}  // namespace entente
