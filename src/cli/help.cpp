#include "cli/help.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "cli/choices.hpp"

namespace entente::cli {
namespace {

constexpr std::size_t name_column = 2, text_column = 28, right_margin = 80;

std::string options_help(const CLI::App& app) {
  std::string out, arguments;
  const auto all = options_of(app);
  for (const CLI::Option* option : all) {
    if (option->get_positional()) arguments += entry(name_of(*option), option->get_description());
  }
  if (!arguments.empty()) out += "\nArguments:\n" + arguments;
  std::vector<std::string> groups = app.get_groups();
  // The group that has no name of its own, with --help, comes last.
  std::stable_partition(groups.begin(), groups.end(),
                        [](const std::string& group) { return group != "Options"; });
  for (const std::string& group : groups) {
    std::string options;
    for (const CLI::Option* option : all) {
      if (option->get_positional() || option->get_group() != group) continue;
      options += entry(name_of(*option), option->get_description());
    }
    if (!options.empty()) out += fmt::format("\n{}:\n{}", group, options);
  }
  return out;
}

std::string commands_help(const CLI::App& app) {
  std::vector<std::string> groups;
  const auto commands = commands_of(app);
  for (const CLI::App* command : commands) {
    if (std::find(groups.begin(), groups.end(), command->get_group()) == groups.end()) {
      groups.push_back(command->get_group());
    }
  }
  std::string out;
  for (const std::string& group : groups) {
    out += fmt::format("\n{}:\n", group);
    for (const CLI::App* command : commands) {
      if (command->get_group() != group) continue;
      out += entry(command->get_name(), command->get_description());
    }
  }
  return out;
}

}  // namespace

std::string entry(const std::string& name, const std::string& text) {
  std::string out = std::string(name_column, ' ') + name;
  std::size_t column = name_column + base::count_code_points(name);
  const auto new_line = [&] {
    out += '\n' + std::string(text_column, ' ');
    column = text_column;
  };
  if (column + 2 > text_column) {
    new_line();
  } else {
    out += std::string(text_column - column, ' ');
    column = text_column;
  }
  for (const std::string& word : CLI::detail::split(text, ' ')) {
    const std::size_t length = base::count_code_points(word);
    if (column > text_column && column + 1 + length > right_margin) new_line();
    if (column > text_column) out += ' ', ++column;
    out += word;
    column += length;
  }
  return out + '\n';
}

CLI::App* add_command(CLI::App& program, const std::string& name, const std::string& summary,
                      const std::string& examples) {
  CLI::App* command = program.add_subcommand(name, summary);
  command->footer(examples);
  command->set_help_flag("-h,--help", "This text");
  return command;
}

std::vector<std::string> words_of(const CLI::Option& option) {
  const std::string words = option.get_type_name();
  if (words.find('|') == words.npos) return {};
  return CLI::detail::split(words, '|');
}

std::vector<const CLI::Option*> options_of(const CLI::App& app) {
  return app.get_options([](const CLI::Option*) { return true; });
}

std::vector<const CLI::App*> commands_of(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App*) { return true; });
}

std::string name_of(const CLI::Option& option) {
  std::vector<std::string> names;
  for (const std::string& name : option.get_snames()) names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) names.push_back("--" + name);
  std::string text = option.get_positional() ? "" : fmt::format("{}", fmt::join(names, ", "));
  if (const std::string& placeholder = option.get_option_text(); !placeholder.empty()) {
    text += text.empty() ? placeholder : " " + placeholder;
  }
  return text;
}

std::string synopsis(const CLI::App& app) {
  if (!app.get_parent()) return "entente COMMAND …";
  std::string out = fmt::format("entente {}", app.get_name());
  for (const CLI::Option* option : options_of(app)) {
    if (!option->get_positional()) continue;
    const std::string& name = option->get_option_text();
    out += option->get_required() ? " " + name : fmt::format(" [{}]", name);
  }
  return out + " [OPTION…]";
}

void add_diagnostics_option(CLI::App& command, std::string& value) {
  with_words(add_value(command, "--diagnostics", "FORM", value,
                       "How problems are reported: text (default), json, or github (annotations "
                       "in a GitHub workflow)"),
             words_of(diagnostics_formats));
}

std::string HelpFormatter::make_help(const CLI::App* app, std::string, CLI::AppFormatMode) const {
  std::string out = app->get_description() + ".\n\nUsage: " + synopsis(*app) + "\n";
  out += commands_help(*app) + options_help(*app);
  if (!app->get_footer().empty()) out += "\n" + app->get_footer();
  return out;
}

}  // namespace entente::cli
