#pragma once

#include "exchange/reader.hpp"

namespace entente::exchange {

/// Entities of Wikidata as JSON: {"entities": {…}} as Special:EntityData and the API give them, one
/// entity, or a list of them.
std::unique_ptr<Reader> read_wikidata(Input input, ImportedSheet& account, Intake& intake);
bool is_wikidata(const Input& input);

}  // namespace entente::exchange
