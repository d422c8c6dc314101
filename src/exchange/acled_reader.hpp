#pragma once

#include "exchange/reader.hpp"

namespace entente::exchange {

/// Events of ACLED, one a row of a sheet with its own headers.
std::unique_ptr<Reader> read_acled(Input input, ImportedSheet& account, Intake& intake);
bool is_acled(const Input& input);

}  // namespace entente::exchange
