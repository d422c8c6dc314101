#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/wire.hpp"

namespace entente::cli {

/// Does `work` for each file, `jobs` at a time, each in a process of its own: what ends a worker
/// costs one file, whose outcome then says so (`worker-failed`). An interrupt ends the workers.
/// Outcomes are in the order of the files.
std::vector<Outcome> in_workers(const std::vector<std::string>& files, int jobs,
                                const std::function<Outcome(const std::string&)>& work,
                                bool show_progress = true);

/// As many as the machine has processors for this program.
int default_jobs();

}  // namespace entente::cli
