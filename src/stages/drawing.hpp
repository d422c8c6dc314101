#pragma once

#include "marks/badge.hpp"
#include "marks/body.hpp"
#include "marks/context.hpp"
#include "marks/lines.hpp"

/// Figures about change: the same places drawn once for each period, or once for two dates.
namespace entente::stages {
#include "marks/names.def"
}  // namespace entente::stages
