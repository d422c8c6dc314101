#include <string>

#include "cli/commands.hpp"
#include "cli/help.hpp"
#include "cli/report.hpp"
#include "entente/dossier.hpp"

namespace entente::cli {

Command add_schema(CLI::App& program) {
  CLI::App* app = add_command(program, "schema", "Prints the JSON Schema of dossiers",
                              R"(Examples:
  entente schema > entente.schema.json

Editors complete keys and words with it. In Visual Studio Code, name it in the
setting "json.schemas"; in other editors, write "$schema" into the dossier.
)");
  app->group("Write a dossier");
  return {app, [] { return print(json_schema()); }};
}

}  // namespace entente::cli
