#pragma once

#include "marks/badge.hpp"
#include "marks/body.hpp"
#include "marks/context.hpp"
#include "marks/lines.hpp"

/// The drawing model and the marks that all figures share.
namespace entente::storyline {
#include "marks/names.def"
}  // namespace entente::storyline
