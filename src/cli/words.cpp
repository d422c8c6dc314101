#include "entente/words.hpp"

#include <fmt/format.h>

#include <memory>
#include <string>

#include "base/json_text.hpp"
#include "base/utf8.hpp"
#include "cli/choices.hpp"
#include "cli/commands.hpp"
#include "cli/help.hpp"
#include "cli/report.hpp"
#include "cli/usage_error.hpp"
#include "entente/date.hpp"

namespace entente::cli {
namespace {

struct WordWishes {
  std::string language = "en";
  bool json = false;
};

/// The text, and spaces up to `width` code points.
std::string padded(std::string_view text, std::size_t width) {
  const std::size_t length = base::count_code_points(text);
  return std::string(text) + std::string(width > length ? width - length : 1, ' ');
}

std::string type_line(const TypeWord& type, bool json) {
  if (!json) {
    return padded(type.word, 23) + padded(type.label, 27) + padded(word_of(type.sign), 13) +
           (type.personal ? padded(word_of(type.medium), 10) + "personal"
                          : std::string(word_of(type.medium))) +
           '\n';
  }
  return fmt::format(
      "{{\"word\":{},\"label\":{},\"plural\":{},\"sign\":{},\"medium\":{},\"personal\":{}}}\n",
      base::json_text(type.word), base::json_text(type.label), base::json_text(type.plural),
      base::json_text(word_of(type.sign)), base::json_text(word_of(type.medium)), type.personal);
}

std::string role_line(const RoleWord& role, bool json) {
  if (!json) return padded(role.word, 17) + std::string(word_of(role.kind)) + '\n';
  return fmt::format("{{\"word\":{},\"role\":{}}}\n", base::json_text(role.word),
                     base::json_text(word_of(role.kind)));
}

ExitCode list_types(const WordWishes& wishes) {
  check_language(wishes.language);
  std::string out;
  for (const TypeWord& type : type_words(wishes.language)) out += type_line(type, wishes.json);
  return print(out);
}

ExitCode list_roles(const WordWishes& wishes) {
  std::string out;
  for (const RoleWord& role : role_words()) out += role_line(role, wishes.json);
  return print(out);
}

CLI::App* add_list(CLI::App& program, const std::string& name, const std::string& summary,
                   const std::string& examples, WordWishes& wishes) {
  CLI::App* app = add_command(program, name, summary, examples);
  app->group("Look up");
  app->add_flag("--json", wishes.json, "One JSON object a line, for programs");
  return app;
}

}  // namespace

Command add_types(CLI::App& program) {
  auto wishes = std::make_shared<WordWishes>();
  CLI::App* app = add_list(program, "types", "Lists the types of ties and events",
                           R"(Examples:
  entente types
  entente types | grep conflict
  entente types --lang ru

Each line has the word for the dossier, what readers see, the sign (cooperation,
conflict or neutral), the medium (verbal, which is words, or material, which is deeds),
and personal where it concerns a person as such. entente help words tells more.
)",
                           *wishes);
  add_value(*app, "--lang", "TAG", wishes->language, "Language of the words, such as en or zh");
  return {app, [wishes] { return list_types(*wishes); }};
}

Command add_roles(CLI::App& program) {
  auto wishes = std::make_shared<WordWishes>();
  CLI::App* app = add_list(program, "roles", "Lists the roles of participants",
                           R"(Examples:
  entente roles
  entente roles | grep mediator

Each line has the word for the dossier and the role that the figures draw. Other words
may be used too; they are drawn as party. entente help words tells more.
)",
                           *wishes);
  return {app, [wishes] { return list_roles(*wishes); }};
}

}  // namespace entente::cli
