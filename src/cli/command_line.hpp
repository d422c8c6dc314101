#pragma once

#include <string>
#include <vector>

#include "cli/exit_codes.hpp"

namespace entente::cli {

/// Runs the program with these words (without its own name).
ExitCode run(std::vector<std::string> words);

}  // namespace entente::cli
