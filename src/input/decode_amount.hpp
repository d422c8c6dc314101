#pragma once

#include <optional>

#include "input/reader.hpp"

namespace entente::input {

/// The "amount" of a record; none if there is none, or it is at fault, which is reported.
std::optional<Amount> decode_amount(Object& record);

}  // namespace entente::input
