#pragma once

#include "entente/diagnostic.hpp"
#include "model/draft.hpp"

namespace entente::model {

/// Drops wishes for left and right that contradict earlier ones, and warns of them: circles of
/// `left_of`, an `order` or pins that go against it.
void drop_conflicts(DraftLayout& layout, Diagnostics& diagnostics);

}  // namespace entente::model
