#pragma once

#include "select/selection.hpp"

namespace entente::select {

/// Takes out of the selection what was asked to be left out, and counts it by its reason. What is
/// kept by name stays, whatever its weight.
void choose(const Dossier& dossier, const Options& options, Selection& selection);

}  // namespace entente::select
