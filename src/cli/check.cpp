#include <fmt/format.h>

#include <string>
#include <vector>

#include "cli/choices.hpp"
#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/help.hpp"
#include "cli/report.hpp"
#include "entente/dossier.hpp"

namespace entente::cli {
namespace {

struct Wishes {
  std::vector<std::string> files;
  std::string diagnostics = "text";
  bool strict = false;
};

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string summary(const std::string& file, const Dossier& dossier) {
  return fmt::format("{}: ok: {}, {}, {}, {}\n", file, counted(dossier.actors.size(), "actor"),
                     counted(dossier.relations.size(), "relation"),
                     counted(dossier.events.size(), "event"),
                     counted(dossier.sources.size(), "source"));
}

void make_strict(Diagnostics& diagnostics) {
  for (Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.severity == Severity::warning) diagnostic.severity = Severity::error;
  }
}

ExitCode check(const Wishes& wishes) {
  Report report(chosen("--diagnostics", wishes.diagnostics, diagnostics_formats));
  std::string summaries;
  for (const std::string& file : wishes.files) {
    Checked<std::string> bytes = read_input(file, Limits{}.bytes);
    report.add(bytes.diagnostics, file);
    if (!bytes.value) continue;
    Checked<Dossier> dossier = load(*bytes.value, file);
    if (wishes.strict) make_strict(dossier.diagnostics);
    const bool good = dossier.value && !has_errors(dossier.diagnostics);
    if (good) summaries += summary(file, *dossier.value);
    report.add(dossier.diagnostics, file);
    report.add_text(file, std::move(*bytes.value));
  }
  const std::string problems = report.text(wants_color(1));
  const bool in_words = report.format() == DiagnosticsFormat::text;
  Report trouble(DiagnosticsFormat::text);
  trouble.add(write_output(in_words ? problems + summaries : problems), "");
  print_errors(trouble);
  return std::max(report.exit_code(), trouble.exit_code());
}

}  // namespace

Command add_check(CLI::App& program) {
  CLI::App* app = add_command(program, "check", "Reads dossiers and reports every problem",
                              R"(Examples:
  entente check story.json
  entente check --strict stories/*.json
  entente check --diagnostics=github story.json

The report goes to standard output. The exit code is 0 if there are no errors,
2 if there are, 4 if a file cannot be read. Warnings do not count, unless with
--strict.
)");
  app->group("Write a dossier");
  auto wishes = std::make_shared<Wishes>();
  add_value(*app, "files", "FILE…", wishes->files, "Dossiers; - is standard input")->required();
  app->add_flag("--strict", wishes->strict, "Warnings count as errors");
  add_diagnostics_option(*app, wishes->diagnostics);
  return {app, [wishes] { return check(*wishes); }};
}

}  // namespace entente::cli
