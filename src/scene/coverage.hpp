#pragma once

#include "entente/diagnostic.hpp"
#include "scene/scene.hpp"

namespace entente::scene {

/// A `font-coverage` warning for each script in the scene whose widths are estimates.
Diagnostics font_coverage(const Scene& scene);

}  // namespace entente::scene
