#include <fmt/format.h>

#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "cli/choices.hpp"
#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/font_option.hpp"
#include "cli/help.hpp"
#include "cli/measures.hpp"
#include "cli/report.hpp"
#include "entente/dossier.hpp"
#include "entente/judgement.hpp"

namespace entente::cli {
namespace {

struct CheckWishes {
  std::vector<std::string> files;
  std::string diagnostics = "text";
  double width_in = 0;
  std::vector<std::string> fonts;
  bool strict = false, figures = false, json = false;
};

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string summary(const std::string& file, const Dossier& dossier) {
  return fmt::format(
      "{}: ok: {}, {}, {}, {}\n", base::shown(file), counted(dossier.actors.size(), "actor"),
      counted(dossier.relations.size(), "relation"), counted(dossier.events.size(), "event"),
      counted(dossier.sources.size(), "source"));
}

void make_strict(Diagnostics& diagnostics) {
  for (Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.severity == Severity::warning) diagnostic.severity = Severity::error;
  }
}

/// Prints to standard output; the code is the report's, or that of trouble in printing.
ExitCode finish(const Report& report, const std::string& text) {
  Report trouble(DiagnosticsFormat::text);
  trouble.add(write_output(text), "");
  print_errors(trouble);
  return std::max(report.exit_code(), trouble.exit_code());
}

ExitCode check_figures(const CheckWishes& wishes) {
  Report report(chosen("--diagnostics", wishes.diagnostics, diagnostics_formats));
  const Checked<LoadedFonts> loaded = load_fonts(wishes.fonts);
  report.add(loaded.diagnostics, "");
  const Fonts fonts = loaded.value ? loaded.value->fonts : nullptr;
  std::vector<std::pair<std::string, Judgement>> judged;
  std::string measures;
  for (const std::string& file : wishes.files) {
    const Checked<std::string> bytes = read_input(file, Limits{}.bytes);
    report.add(bytes.diagnostics, file);
    if (!bytes.value) continue;
    Checked<Judgement> judgement = assess_svg(*bytes.value, wishes.width_in, fonts);
    report.add(judgement.diagnostics, file);
    if (!judgement.value) continue;
    report.add(diagnostics(*judgement.value), file);
    measures += measures_text(file, *judgement.value);
    judged.emplace_back(file, std::move(*judgement.value));
  }
  if (!wishes.json) {
    const bool in_words = report.format() == DiagnosticsFormat::text;
    const std::string problems = report.text(wants_color(1));
    return finish(report, in_words ? measures + problems : problems);
  }
  print_errors(report);
  return finish(report, measures_json(judged));
}

ExitCode check_dossiers(const CheckWishes& wishes) {
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
  return finish(report, in_words ? problems + summaries : problems);
}

ExitCode check(const CheckWishes& wishes) {
  if (wishes.figures && wishes.strict)
    throw UsageError("--strict is for dossiers, not for figures");
  if (!wishes.figures && wishes.json) {
    throw UsageError("--json is for the measures of figures", "for dossiers: --diagnostics=json");
  }
  if (!wishes.figures && !wishes.fonts.empty()) throw UsageError("--font is for figures");
  if (!wishes.figures && wishes.width_in != 0) throw UsageError("--width-in is for figures");
  if (wishes.width_in != 0 && !(wishes.width_in >= 0.5 && wishes.width_in <= 200)) {
    throw UsageError("--width-in must be from 0.5 to 200");
  }
  return wishes.figures ? check_figures(wishes) : check_dossiers(wishes);
}

}  // namespace

Command add_check(CLI::App& program) {
  CLI::App* app =
      add_command(program, "check", "Reads dossiers or figures and reports every problem",
                  R"(Examples:
  entente check story.json
  entente check --strict stories/*.json
  entente check --diagnostics=github story.json
  entente check --figure figures/*.svg
  entente check --figure --width-in 6.69 story-graph.svg

The report goes to standard output. The exit code is 0 if there are no errors,
2 if there are, 4 if a file cannot be read. Warnings do not count, unless with
--strict.

With --figure the files are SVG figures that entente drew. What is measured is
printed for each: texts that overlap, are struck by a line, spill over their box or
leave the page; actors that overlap; lines over actors; the smallest type against
the floor for that width; contrast; features that programs do not agree on. The
exit code is 5 if a figure has a fault.
)");
  app->group("Write a dossier");
  auto wishes = std::make_shared<CheckWishes>();
  add_value(*app, "files", "FILE…", wishes->files, "Dossiers, or figures; - is standard input")
      ->required();
  app->add_flag("--figure", wishes->figures, "The files are figures: measure and judge them");
  add_value(
      *app, "--width-in", "INCHES", wishes->width_in,
      "With --figure: the width it is printed at, 0.5 to 200. Default: its own, at 96 px each");
  add_font_option(*app, wishes->fonts,
                  "With --figure: a font that it was drawn with, as in entente render");
  app->add_flag("--json", wishes->json, "With --figure: what is measured, as JSON");
  app->add_flag("--strict", wishes->strict, "Warnings count as errors");
  add_diagnostics_option(*app, wishes->diagnostics);
  return {app, [wishes] { return check(*wishes); }};
}

}  // namespace entente::cli
