#pragma once

#include <string>

#include "entente/import.hpp"

namespace entente::cli {

/// What --map says: COLUMN=FIELD, or a file of such lines. Throws UsageError.
void read_mapping(const std::string& word, ImportOptions& options);
/// What columns meant, as a file that --map takes.
std::string mapping_text(const Import& import);

}  // namespace entente::cli
