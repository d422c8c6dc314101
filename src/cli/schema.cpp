#include <memory>
#include <string>

#include "cli/choices.hpp"
#include "cli/commands.hpp"
#include "cli/help.hpp"
#include "cli/report.hpp"
#include "entente/dossier.hpp"
#include "entente/style.hpp"

namespace entente::cli {

namespace {

constexpr Choices<bool, 2> documents = {{{"dossier", false}, {"style", true}}};

}  // namespace

Command add_schema(CLI::App& program) {
  CLI::App* app = add_command(program, "schema", "Prints the JSON Schema of dossiers, or of styles",
                              R"(Examples:
  entente schema > entente.schema.json
  entente schema style > style.schema.json

Editors complete keys and words with it. In Visual Studio Code, name it in the
setting "json.schemas"; in other editors, write "$schema" into the dossier.
)");
  app->group("Write a dossier");
  auto word = std::make_shared<std::string>("dossier");
  with_words(add_value(*app, "document", "WORD", *word, "dossier (default) or style"),
             words_of(documents));
  return {
      app, [word] {
        return print(chosen("entente schema", *word, documents) ? style_schema() : json_schema());
      }};
}

}  // namespace entente::cli
