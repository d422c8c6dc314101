#pragma once

#include "output/module.hpp"

namespace entente {

/// The module for PNG, PDF, PPTX and fonts; nullptr if it cannot be loaded. Loaded once and kept.
const output::Module* load_module();
/// Says that it cannot.
Diagnostic module_unavailable();

}  // namespace entente
