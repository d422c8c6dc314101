#pragma once

#include "relations/column_draft.hpp"

namespace entente::relations {

/// What became of the author's wishes for places in columns.
void tell_wishes(const Dossier& dossier, const ColumnDraft& draft,
                 const layout::LaneSolution& solution, Body& body);

}  // namespace entente::relations
