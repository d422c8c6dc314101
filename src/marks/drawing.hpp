#pragma once

#include "scene/scene.hpp"

/// The drawing model, in which marks are made.
namespace entente::marks {
#include "scene/names.def"
}  // namespace entente::marks
