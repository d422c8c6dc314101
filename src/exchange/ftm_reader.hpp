#pragma once

#include "exchange/reader.hpp"

namespace entente::exchange {

/// FollowTheMoney: one entity a line, `{"id", "schema", "properties"}`, every property a list.
std::unique_ptr<Reader> read_ftm(Input input, ImportedSheet& account, Intake& intake);
bool is_ftm(const Input& input);

}  // namespace entente::exchange
