#pragma once

#include <string>

#include "entente/layout.hpp"

namespace entente::cli {

/// What --explain-layout prints of one figure, as a table. `figure`: its name.
std::string explained(const LayoutReport& report, const std::string& figure);

}  // namespace entente::cli
