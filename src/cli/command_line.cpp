#include "cli/command_line.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/edit_distance.hpp"
#include "base/utf8.hpp"
#include "cli/commands.hpp"
#include "cli/help.hpp"
#include "cli/report.hpp"
#include "cli/usage_error.hpp"
#include "entente/render.hpp"

namespace entente::cli {
namespace {

/// "9.1.0" for 90100.
std::string fmt_version() {
  return fmt::format("{}.{}.{}", FMT_VERSION / 10000, FMT_VERSION / 100 % 100, FMT_VERSION % 100);
}

constexpr const char* overview = R"(Examples:
  entente new > story.json              a dossier to start from
  entente check story.json              what is wrong with it, and where
  entente render story.json             graph, timeline and both on one page
  entente render story.json -o figures/ --size a4 --format svg,pdf
  entente COMMAND --help                the options of a command, with examples
  entente help                          the topics of the guide

Exit codes:
  0  done
  1  internal error
  2  invalid input
  3  wrong command line
  4  cannot read or write
  5  the layout failed, the content does not fit, or a figure has a fault
)";

/// What the program is made with: name, version.
std::vector<std::pair<std::string_view, std::string>> libraries() {
  const Versions v = versions();
  return {{"Graphviz", v.graphviz}, {"librsvg", v.librsvg},    {"cairo", v.cairo},
          {"Boost", v.boost},       {"nlohmann-json", v.json}, {"fmt", fmt_version()},
          {"CLI11", CLI11_VERSION}};
}

std::string version_text(bool as_json) {
  std::string list;
  for (const auto& [name, version] : libraries()) {
    list += fmt::format(fmt::runtime(as_json ? "{}\"{}\":\"{}\"" : "{}{} {}"),
                        list.empty() ? "" : (as_json ? "," : ", "), name, version);
  }
  return fmt::format(
      fmt::runtime(as_json ? "{{\"entente\":\"{}\",\"libraries\":{{{}}}}}\n" : "entente {}\n{}\n"),
      versions().program, list);
}

ExitCode complain(const std::string& message, std::string hint) {
  if (hint.empty()) hint = "see entente --help";
  print_errors(
      fmt::format("entente: error: {}\n  help: {}\n", base::shown(message), base::shown(hint)));
  return ExitCode::wrong_command_line;
}

/// The command that the words are about; the program itself if there is none.
const CLI::App& addressed(const CLI::App& program) {
  const auto commands = program.get_subcommands();
  return commands.empty() ? program : *commands.front();
}

std::vector<std::string> known_options(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : options_of(app)) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

std::vector<std::string> known_commands(const CLI::App& program) {
  std::vector<std::string> names;
  for (const CLI::App* command : commands_of(program)) {
    names.push_back(command->get_name());
  }
  return names;
}

bool is_command(const CLI::App& program, const std::string& word) {
  const std::vector<std::string> known = known_commands(program);
  return std::find(known.begin(), known.end(), word) != known.end();
}

std::string did_you_mean(const std::string& word, const std::vector<std::string>& known,
                         const std::string& otherwise) {
  const auto meant = base::closest(word, known);
  return meant ? fmt::format("did you mean {}?", *meant) : otherwise;
}

/// An unknown option or word, if that is what is wrong.
std::optional<ExitCode> complain_of_stranger(const CLI::App& program) {
  const CLI::App& app = addressed(program);
  const std::vector<std::string> strangers = program.remaining(true);
  if (strangers.empty()) return std::nullopt;
  const std::string word = strangers.front().substr(0, strangers.front().find('='));
  const bool in_command = &app != &program;
  const std::string help = in_command ? fmt::format("see entente {} --help", app.get_name()) : "";
  if (word.starts_with("-")) {
    return complain("unknown option " + word, did_you_mean(word, known_options(app), help));
  }
  if (in_command) return complain(fmt::format("unexpected word \"{}\"", word), help);
  if (word.ends_with(".json") || word.ends_with(".jsonl")) {
    return complain(fmt::format("unknown command \"{}\"", word),
                    fmt::format("to draw it: entente render {}", word));
  }
  return complain(
      fmt::format("unknown command \"{}\"", word),
      did_you_mean(word, known_commands(program), "see entente --help; entente help is the guide"));
}

/// The first argument that must be there and is not, as the help calls it.
std::string missing_argument(const CLI::App& app) {
  for (const CLI::Option* option : options_of(app)) {
    if (option->get_required() && option->count() == 0) return option->get_option_text();
  }
  return "";
}

/// Nothing: parsed, go on.
std::optional<ExitCode> parse(CLI::App& program, std::vector<std::string> words) {
  if (words.front() == "date") words = shield_dates(words);
  std::reverse(words.begin(), words.end());  // as CLI11 wants them
  try {
    program.parse(std::move(words));
  } catch (const CLI::CallForHelp&) {
    const CLI::App& app = addressed(program);
    return print(app.help());
  } catch (const CLI::CallForVersion&) {
    return print(version_text(program.get_option("--json")->count() > 0));
  } catch (const CLI::ParseError& error) {
    if (auto code = complain_of_stranger(program)) return code;
    const CLI::App& app = addressed(program);
    const std::string missing = missing_argument(app);
    return complain(missing.empty() ? error.what() : missing + " is missing",
                    &app == &program ? "" : fmt::format("see entente {} --help", app.get_name()));
  }
  return std::nullopt;
}

}  // namespace

ExitCode run(std::vector<std::string> words) {
  CLI::App program("Relationship graphs and dated timelines from one structured document",
                   "entente");
  program.formatter(std::make_shared<HelpFormatter>());
  program.footer(overview);
  program.set_help_flag("-h,--help", "This text");
  program.set_version_flag("--version", "", "The version of the program and of what it uses");
  bool as_json = false;
  program.add_flag("--json", as_json, "With --version: as JSON");
  const Command commands[] = {
      add_render(program),  add_path(program),   add_diff(program),       add_stats(program),
      add_watch(program),   add_check(program),  add_new(program),        add_import(program),
      add_export(program),  add_schema(program), add_prompt(program),     add_date(program),
      add_explain(program), add_types(program),  add_roles(program),      add_help(program),
      add_filter(program),  add_mcp(program),    add_completion(program), add_manual(program)};
  if (words.empty()) {
    print_errors(program.help());
    return ExitCode::wrong_command_line;
  }
  if (words.front() == "help" && words.size() > 1 && is_command(program, words[1])) {
    words.erase(words.begin());  // "help render" as well as "render --help"
    words.push_back("--help");
  }
  if (auto code = parse(program, std::move(words))) return *code;
  for (const Command& command : commands) {
    if (!command.app->parsed()) continue;
    try {
      return command.run();
    } catch (const UsageError& error) {
      const std::string help = fmt::format("see entente {} --help", command.app->get_name());
      return complain(error.what(), error.hint().empty() ? help : error.hint());
    }
  }
  return complain("no command", "");
}

}  // namespace entente::cli
