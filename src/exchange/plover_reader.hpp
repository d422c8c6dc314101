#pragma once

#include "exchange/reader.hpp"

namespace entente::exchange {

/// Events coded by PLOVER as JSON, one a line: {"date", "actor", "recipient", "event", "mode", …}.
std::unique_ptr<Reader> read_plover(Input input, ImportedSheet& account, Intake& intake);
bool is_plover(const Input& input);

}  // namespace entente::exchange
