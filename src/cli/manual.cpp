#include <fmt/format.h>
#include <unistd.h>

#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.hpp"
#include "cli/help.hpp"
#include "cli/report.hpp"
#include "entente/render.hpp"

// The manual page is written from the same definitions as --help. Form: man(7) macros.

namespace entente::cli {
namespace {

/// Text that troff prints as it is. Pre: UTF-8.
std::string roff(std::string_view text) {
  std::string out;
  bool at_start = true;
  for (const char c : text) {
    if (at_start && (c == '.' || c == '\'')) out += "\\&";
    at_start = c == '\n';
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  return out;
}

std::string tagged(const std::string& tag, const std::string& text) {
  return fmt::format(".TP\n\\fB{}\\fR\n{}\n", roff(tag), roff(text));
}

std::string verbatim(std::string_view text) {
  return fmt::format(".PP\n.nf\n{}{}.fi\n", roff(text), text.ends_with('\n') ? "" : "\n");
}

std::string sentence(const std::string& text) { return text.ends_with('.') ? text : text + '.'; }

std::string command_section(const CLI::App& command) {
  std::string out = fmt::format(".SS {}\n{}\n.PP\n\\fB{}\\fR\n", roff(command.get_name()),
                                roff(sentence(command.get_description())), roff(synopsis(command)));
  for (const CLI::Option* option : options_of(command)) {
    if (option->check_lname("help")) continue;
    out += tagged(name_of(*option), sentence(option->get_description()));
  }
  return out + verbatim(command.get_footer());
}

std::string manual(const CLI::App& program) {
  std::string out = fmt::format(
      ".TH ENTENTE 1 \"\" \"entente {}\" \"User Commands\"\n.SH NAME\nentente \\- {}\n"
      ".SH SYNOPSIS\n\\fB{}\\fR\n",
      versions().program, roff(program.get_description()), roff(synopsis(program)));
  out += ".SH OPTIONS\n";
  for (const CLI::Option* option : options_of(program)) {
    out += tagged(name_of(*option), sentence(option->get_description()));
  }
  out += ".SH COMMANDS\n";
  for (const CLI::App* command : commands_of(program)) out += command_section(*command);
  return out + ".SH EXAMPLES AND EXIT CODES\n" + verbatim(program.get_footer());
}

/// The same for people: the help of the program, then of each command.
std::string manual_in_words(const CLI::App& program) {
  std::string out = program.help();
  for (const CLI::App* command : commands_of(program)) {
    out += fmt::format("\n\n{}\n\n{}", command->get_name(), command->help());
  }
  return out;
}

}  // namespace

Command add_manual(CLI::App& program) {
  CLI::App* app = add_command(program, "manual", "Prints the manual page",
                              R"(Examples:
  entente manual
  entente manual | man -l -
  entente manual > ~/.local/share/man/man1/entente.1

An installed entente answers to: man entente
)");
  app->group("Set up");
  return {app, [&program] {
            return print(::isatty(STDOUT_FILENO) ? manual_in_words(program) : manual(program));
          }};
}

}  // namespace entente::cli
