#pragma once

#include "input/reader.hpp"
#include "model/draft.hpp"

namespace entente::input {

/// Reads `layout`: wishes for the places of actors.
model::DraftLayout decode_layout(const Value& value);

}  // namespace entente::input
