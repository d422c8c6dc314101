#pragma once

#include "exchange/reader.hpp"

namespace entente::exchange {

/// Coded events, one a row, cells divided by tabs: GDELT 1.0 and 2.0 without headers, ICEWS and
/// POLECAT with them. They are read piece by piece; what is kept is bounded by pairs, codes and
/// months.
std::unique_ptr<Reader> read_gdelt(Input input, ImportedSheet& account, Intake& intake);
std::unique_ptr<Reader> read_icews(Input input, ImportedSheet& account, Intake& intake);
std::unique_ptr<Reader> read_polecat(Input input, ImportedSheet& account, Intake& intake);
bool is_gdelt(const Input& input);
bool is_icews(const Input& input);
bool is_polecat(const Input& input);

}  // namespace entente::exchange
