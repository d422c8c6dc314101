#include "cli/commands.hpp"
#include "cli/help.hpp"
#include "cli/report.hpp"

namespace entente::cli {

extern const char* const pandoc_filter;  // src/pandoc/entente.lua, word for word

Command add_filter(CLI::App& program) {
  CLI::App* app = add_command(program, "filter", "Prints the filter for pandoc and Quarto",
                              R"(Examples:
  entente filter > entente.lua
  pandoc report.md --lua-filter entente.lua -o report.docx

In the report, an image of a dossier becomes its figure, with its text alternative:
  ![The talks in Moscow](story.json){figure=graph}
So does a code block of class entente that holds a dossier. Attributes are named as
the options of entente render: figure, size, theme, lang, layout, as-of, from, to,
focus, camps.
)");
  app->group("Set up");
  return {app, [] { return print(pandoc_filter); }};
}

}  // namespace entente::cli
