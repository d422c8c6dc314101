#pragma once

#include "entente/fonts.hpp"
#include "scene/scene.hpp"

namespace entente::loader {

/// Puts the letters of a figure into it, a font for each family and weight. Pre:
/// have_own_type(fonts). Error: `bad-font`, `io-write` if the module is not there.
Diagnostics embed_fonts(const Fonts& fonts, scene::Scene& scene);

}  // namespace entente::loader
