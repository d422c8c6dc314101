#pragma once

#include "output/module.hpp"

namespace entente::loader {

/// The module for PNG, PDF, PPTX and fonts; nullptr if it cannot be loaded. Loaded once and kept.
const output::Module* load();
/// Says that it cannot.
Diagnostic unavailable();

}  // namespace entente::loader
