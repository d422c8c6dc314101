#pragma once

#include "entente/dossier.hpp"
#include "model/draft.hpp"

namespace entente::model {

/// Turns ids into indices, brings the records into canonical order and checks them against each
/// other. The diagnostics name places by their JSON pointers alone; who knows the text adds lines
/// and columns. No value if the draft is faulty or an error is found.
Checked<Dossier> resolve(Draft draft);

}  // namespace entente::model
