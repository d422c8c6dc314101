#pragma once

#include "input/document.hpp"
#include "input/report.hpp"
#include "model/draft.hpp"

namespace entente::input {

/// Reads the fields of all records. What does not fit is reported and left out; the record is kept,
/// so that others may refer to it.
model::Draft decode(const Document& document, Report& report, const Limits& limits);

}  // namespace entente::input
