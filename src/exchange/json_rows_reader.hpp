#pragma once

#include "exchange/reader.hpp"

namespace entente::exchange {

/// Flat JSON objects, one a line or in one list: a sheet whose columns are their keys.
std::unique_ptr<Reader> read_json_rows(Input input, ImportedSheet& account, Intake& intake);
bool is_json_rows(const Input& input);

}  // namespace entente::exchange
