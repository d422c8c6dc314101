#pragma once

#include <vector>

#include "input/reader.hpp"
#include "model/draft.hpp"

namespace entente::input {

/// Reads `camps`: the two sides of a conflict.
std::vector<model::DraftCamp> decode_camps(const Value& value);

}  // namespace entente::input
