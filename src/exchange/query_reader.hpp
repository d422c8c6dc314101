#pragma once

#include "exchange/reader.hpp"

namespace entente::exchange {

/// Results of a SPARQL query as JSON: a sheet whose columns are the variables. A label stands in
/// place of what it labels; of variables that hold entities, the first is one end of a tie and the
/// second the other, unless their names or --map say otherwise.
std::unique_ptr<Reader> read_query_results(Input input, ImportedSheet& account, Intake& intake);
bool is_query_results(const Input& input);

}  // namespace entente::exchange
