#pragma once

#include <string>
#include <vector>

#include "entente/judgement.hpp"

namespace entente::cli {

/// What was measured in one figure, in four lines.
std::string measures_text(const std::string& name, const Judgement& judgement);

/// The faults of a figure, and one note of what was measured.
Diagnostics measured(const Judgement& judgement);

/// What was measured in several, as a JSON array.
std::string measures_json(const std::vector<std::pair<std::string, Judgement>>& figures);

}  // namespace entente::cli
