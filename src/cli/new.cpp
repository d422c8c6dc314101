#include <filesystem>
#include <string>

#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/help.hpp"
#include "cli/report.hpp"
#include "entente/dossier.hpp"

namespace entente::cli {
namespace {

struct NewWishes {
  std::string file = "-";
  std::string title = "Who acts on whom";
};

ExitCode start(const NewWishes& wishes) {
  Report report(DiagnosticsFormat::text);
  const std::string text = starter_dossier(wishes.title);
  if (wishes.file == "-") {
    report.add(write_output(text), "");
  } else if (std::filesystem::exists(wishes.file)) {
    Diagnostic problem = make_diagnostic(
        Code::io_write, "there is a file of that name; it is kept as it is", "choose another name");
    report.add({std::move(problem)}, wishes.file);
  } else {
    FileBatch files({}, false);
    files.add(wishes.file, text);
    report.add(files.commit(), wishes.file);
  }
  print_errors(report);
  return report.exit_code();
}

}  // namespace

Command add_new(CLI::App& program) {
  CLI::App* app = add_command(program, "new", "Writes a small dossier to start from", R"(Examples:
  entente new > story.json
  entente new story.json --title "Oslo brings the two sides to one table"
)");
  app->group("Write a dossier");
  auto wishes = std::make_shared<NewWishes>();
  add_value(*app, "file", "FILE", wishes->file,
            "Where to; never replaces a file. - (default) is standard output");
  add_value(*app, "--title", "TEXT", wishes->title, "The title to put into it");
  return {app, [wishes] { return start(*wishes); }};
}

}  // namespace entente::cli
