#pragma once

#include <string>

#include "scene/scene.hpp"

namespace entente::svg {

/// The scene as a standalone SVG document: UTF-8, LF, no styles, no scripts, nothing external.
/// Decides nothing.
std::string write(const scene::Scene& scene);

}  // namespace entente::svg
