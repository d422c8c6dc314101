#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/row.hpp"
#include "model/draft.hpp"

/// Cells that hold what a sheet has no columns for: JSON, as it stands in a dossier.
namespace entente::exchange {

/// Posts, or claims, and the warnings that are allowed.
void read_nested(Row& row, const Limits& limits, model::DraftActor& actor);
void read_nested(Row& row, const Limits& limits, model::DraftRelation& relation);
void read_nested(Row& row, const Limits& limits, model::DraftEvent& event);

/// The fact that a row of "key" and "value" tells of the dossier as a whole goes into `draft`.
void read_fact(Row& row, const Limits& limits, model::Draft& draft);

}  // namespace entente::exchange
