#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace entente::cli {

/// A command whose help ends with examples.
CLI::App* add_command(CLI::App& program, const std::string& name, const std::string& summary,
                      const std::string& examples);

/// A positional argument or an option. `placeholder`: what stands for its value in the help.
template <class T>
CLI::Option* add_value(CLI::App& command, const std::string& name, const std::string& placeholder,
                       T& value, const std::string& description) {
  return command.add_option(name, value, description)->option_text(placeholder);
}

/// The words that a value may be, for completion in a shell. `words`: with "|" between them.
inline CLI::Option* with_words(CLI::Option* option, const std::string& words) {
  return option->type_name(words);
}
/// What with_words() was told; none for a free value.
std::vector<std::string> words_of(const CLI::Option& option);

/// The options and arguments of a command, in order of their definition.
std::vector<const CLI::Option*> options_of(const CLI::App& app);
/// The commands of the program, likewise.
std::vector<const CLI::App*> commands_of(const CLI::App& app);
/// One entry of a list: the name, and beside it what it means, in as many lines as needed.
std::string entry(const std::string& name, const std::string& text);

/// "-o, --output PATH".
std::string name_of(const CLI::Option& option);
/// "entente render FILE… [OPTION…]".
std::string synopsis(const CLI::App& app);

/// The option --diagnostics, the same for all commands that report problems.
void add_diagnostics_option(CLI::App& command, std::string& value);

/// Help in our own form, the same with every version of CLI11.
class HelpFormatter : public CLI::FormatterBase {
 public:
  std::string make_help(const CLI::App* app, std::string name,
                        CLI::AppFormatMode mode) const override;
};

}  // namespace entente::cli
