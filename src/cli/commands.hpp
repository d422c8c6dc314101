#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/exit_codes.hpp"

namespace CLI {
class App;
}

namespace entente::cli {

/// A word of the command line and what it does.
struct Command {
  CLI::App* app;
  std::function<ExitCode()> run;  ///< after parsing; may throw UsageError
};

// Each adds a command with its options and help to the program.
Command add_render(CLI::App& program);
Command add_watch(CLI::App& program);
Command add_check(CLI::App& program);
Command add_new(CLI::App& program);
Command add_import(CLI::App& program);
Command add_export(CLI::App& program);
Command add_prompt(CLI::App& program);
Command add_mcp(CLI::App& program);
Command add_date(CLI::App& program);
Command add_path(CLI::App& program);
Command add_diff(CLI::App& program);
Command add_stats(CLI::App& program);
Command add_explain(CLI::App& program);
Command add_schema(CLI::App& program);
Command add_filter(CLI::App& program);
Command add_completion(CLI::App& program);
Command add_manual(CLI::App& program);
Command add_types(CLI::App& program);
Command add_roles(CLI::App& program);
Command add_help(CLI::App& program);

/// The words of `entente date`, made safe to parse: dates may look like options (-0044) or like
/// lists ([1667,1668]).
std::vector<std::string> shield_dates(const std::vector<std::string>& words);

}  // namespace entente::cli
