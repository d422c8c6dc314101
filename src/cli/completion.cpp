#include <fmt/format.h>
#include <fmt/ranges.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/choices.hpp"
#include "cli/commands.hpp"
#include "cli/help.hpp"
#include "cli/report.hpp"

// Completion is written from the same definitions that read the command line, so it cannot name an
// option that is not there.

namespace entente::cli {
namespace {

enum class Shell { bash, zsh, fish };
constexpr Choices<Shell, 3> shells = {
    {{"bash", Shell::bash}, {"zsh", Shell::zsh}, {"fish", Shell::fish}}};

bool takes_list(const CLI::Option& option) { return option.get_option_text() == "LIST"; }

/// A value that is the name of a file or folder.
bool takes_path(const CLI::Option& option) {
  const std::string& placeholder = option.get_option_text();
  return placeholder.starts_with("FILE") || placeholder == "PATH" || placeholder == "DIR";
}

bool takes_value(const CLI::Option& option) { return option.get_items_expected_max() > 0; }

std::vector<std::string> spellings(const CLI::Option& option) {
  std::vector<std::string> names;
  for (const std::string& name : option.get_snames()) names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) names.push_back("--" + name);
  return names;
}

std::vector<std::string> command_names(const CLI::App& program) {
  std::vector<std::string> names;
  for (const CLI::App* command : commands_of(program)) names.push_back(command->get_name());
  return names;
}

/// The text in single quotes, for any of the shells. `escaped`: characters that need a backslash.
std::string in_quotes(std::string_view text, std::string_view escaped = "") {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
      continue;
    }
    if (escaped.find(c) != escaped.npos) out += '\\';
    out += c;
  }
  return out + "'";
}

// bash ------------------------------------------------------------------------------------------

std::string bash_options(const CLI::App& app, std::string_view command) {
  std::vector<std::string> names, positional;
  std::string values;
  for (const CLI::Option* option : options_of(app)) {
    const std::vector<std::string> words = words_of(*option);
    if (option->get_positional()) {
      positional.insert(positional.end(), words.begin(), words.end());
      continue;
    }
    std::vector<std::string> patterns;
    for (const std::string& name : spellings(*option)) {
      names.push_back(name);
      patterns.push_back(fmt::format("{}:{}", command, name));
    }
    if (takes_value(*option)) {
      values += fmt::format("    {}) kind={} words={} ;;\n", fmt::join(patterns, "|"),
                            takes_list(*option)   ? "list"
                            : takes_path(*option) ? "path"
                                                  : "word",
                            in_quotes(fmt::format("{}", fmt::join(words, " "))));
    }
  }
  return values + fmt::format("    {}:*) options={} words={} ;;\n", command,
                              in_quotes(fmt::format("{}", fmt::join(names, " "))),
                              in_quotes(fmt::format("{}", fmt::join(positional, " "))));
}

std::string bash_script(const CLI::App& program) {
  std::string cases;
  for (const CLI::App* command : commands_of(program)) {
    cases += bash_options(*command, command->get_name());
  }
  cases += bash_options(program, "");
  return fmt::format(R"(# Completion of entente for bash. Made by: entente completion bash
_entente() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD - 1]}}
  local command= at kind=argument options= words= before=
  for ((at = 1; at < COMP_CWORD; ++at)); do
    case ${{COMP_WORDS[at]}} in
    -*) ;;
    *) command=${{COMP_WORDS[at]}} && break ;;
    esac
  done
  if [[ $current == = ]]; then # bash splits --size=a4 at the sign
    current=
  elif [[ $previous == = ]]; then
    previous=${{COMP_WORDS[COMP_CWORD - 2]}}
  fi
  case $command:$previous in
{}  esac
  case $kind in
  list)
    if [[ $current == *,* ]]; then before=${{current%,*}},; fi
    COMPREPLY=($(compgen -P "$before" -W "$words" -- "${{current##*,}}"))
    compopt -o nospace
    return
    ;;
  word)
    COMPREPLY=($(compgen -W "$words" -- "$current"))
    return
    ;;
  esac
  if [[ -z $command && $current != -* ]]; then
    COMPREPLY=($(compgen -W '{}' -- "$current"))
  elif [[ $current == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$current"))
  elif [[ -n $words ]]; then
    COMPREPLY=($(compgen -W "$words" -- "$current"))
  else
    local IFS=$'\n'
    compopt -o filenames
    COMPREPLY=($(compgen -f -- "$current"))
  fi
}}
complete -F _entente entente
)",
                     cases, fmt::join(command_names(program), " "));
}

// zsh -------------------------------------------------------------------------------------------

std::string zsh_value(const CLI::Option& option) {
  if (!takes_value(option) && !option.get_positional()) return "";
  const std::vector<std::string> words = words_of(option);
  std::string action = takes_path(option) ? "_files" : " ";
  if (!words.empty()) {
    action = takes_list(option) ? fmt::format("_values -s , word {}", fmt::join(words, " "))
                                : fmt::format("({})", fmt::join(words, " "));
  }
  return fmt::format(":{}:{}", option.get_option_text(), action);
}

std::string zsh_options(const CLI::App& app) {
  constexpr std::string_view special = "[]:\\";
  std::string out;
  for (const CLI::Option* option : options_of(app)) {
    if (option->get_positional()) {
      out += " \\\n      " + in_quotes(fmt::format("*{}", zsh_value(*option)));
      continue;
    }
    std::string description = in_quotes(option->get_description(), special);
    description = description.substr(1, description.size() - 2);
    for (const std::string& name : spellings(*option)) {
      out += fmt::format(" \\\n      '{}[{}]{}'", name, description, zsh_value(*option));
    }
  }
  return out;
}

std::string zsh_script(const CLI::App& program) {
  std::string names, cases;
  for (const CLI::App* command : commands_of(program)) {
    names += "    " +
             in_quotes(fmt::format("{}:{}", command->get_name(), command->get_description())) +
             "\n";
    cases += fmt::format("  {})\n    _arguments{}\n    ;;\n", command->get_name(),
                         zsh_options(*command));
  }
  return fmt::format(R"(#compdef entente
# Completion of entente for zsh. Made by: entente completion zsh
_entente() {{
  local -a commands
  commands=(
{})
  if ((CURRENT == 2)); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  ((CURRENT--))
  case $command in
{}  esac
}}
if [[ $funcstack[1] == _entente ]]; then _entente "$@"; else compdef _entente entente; fi
)",
                     names, cases);
}

// fish ------------------------------------------------------------------------------------------

std::string fish_script(const CLI::App& program) {
  std::string out =
      "# Completion of entente for fish. Made by: entente completion fish\n"
      "complete -c entente -n __fish_use_subcommand -f\n";
  for (const CLI::App* command : commands_of(program)) {
    out += fmt::format("complete -c entente -n __fish_use_subcommand -a {} -d {}\n",
                       command->get_name(), in_quotes(command->get_description(), "\\"));
    for (const CLI::Option* option : options_of(*command)) {
      std::string line = fmt::format("complete -c entente -n '__fish_seen_subcommand_from {}'",
                                     command->get_name());
      for (const std::string& name : option->get_snames()) line += " -s " + name;
      for (const std::string& name : option->get_lnames()) line += " -l " + name;
      const std::vector<std::string> words = words_of(*option);
      if (option->get_positional() && words.empty()) continue;  // files, as by default
      if (!words.empty()) {
        line += fmt::format(" -x -a {}", in_quotes(fmt::format("{}", fmt::join(words, " "))));
      } else if (takes_value(*option)) {
        line += takes_path(*option) ? " -r" : " -x";
      }
      out += line + " -d " + in_quotes(option->get_description(), "\\") + "\n";
    }
  }
  return out;
}

std::string script(const CLI::App& program, Shell shell) {
  switch (shell) {
    case Shell::bash:
      return bash_script(program);
    case Shell::zsh:
      return zsh_script(program);
    case Shell::fish:
      break;
  }
  return fish_script(program);
}

}  // namespace

Command add_completion(CLI::App& program) {
  CLI::App* app = add_command(program, "completion", "Prints completion for a shell",
                              R"(Examples:
  source <(entente completion bash)             for this session
  entente completion zsh > ~/.zfunc/_entente    with ~/.zfunc in $fpath
  entente completion fish > ~/.config/fish/completions/entente.fish

An installed entente has put these where the shells look for them.
)");
  app->group("Set up");
  auto word = std::make_shared<std::string>();
  with_words(add_value(*app, "shell", "SHELL", *word, "bash, zsh or fish")->required(),
             words_of(shells));
  return {app,
          [word, &program] { return print(script(program, chosen("completion", *word, shells))); }};
}

}  // namespace entente::cli
