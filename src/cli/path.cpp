#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string>

#include "base/utf8.hpp"
#include "cli/choices.hpp"
#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/help.hpp"
#include "cli/render_wishes.hpp"
#include "cli/report.hpp"
#include "entente/analysis.hpp"

namespace entente::cli {
namespace {

struct PathWishes {
  std::string from, to;
  std::string file;
  RenderWords figure;  ///< if there is an output
};

std::string name_of(const Dossier& dossier, ActorIndex actor) {
  return base::shown(dossier[actor].name);
}

std::string in_words(const Dossier& dossier, ActorIndex from, ActorIndex to,
                     const std::vector<PathStep>& steps) {
  std::string out = fmt::format("{} to {}: {} step{}\n", name_of(dossier, from),
                                name_of(dossier, to), steps.size(), steps.size() == 1 ? "" : "s");
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const PathStep& step = steps[i];
    out += fmt::format("{}. {} – {}: {}", i + 1, name_of(dossier, step.from),
                       name_of(dossier, step.to), base::shown(step.words));
    if (!step.numbers.empty()) out += fmt::format(" ({})", fmt::join(step.numbers, ", "));
    out += '\n';
  }
  return out;
}

/// The text to print; empty if there are errors.
std::string answer(const PathWishes& wishes, Report& report) {
  Checked<std::string> bytes = read_input(wishes.file, Limits{}.bytes);
  report.add(bytes.diagnostics, wishes.file);
  if (!bytes.value) return "";
  const Checked<Dossier> dossier = load(*bytes.value, wishes.file);
  report.add(dossier.diagnostics, wishes.file);
  report.add_text(wishes.file, std::move(*bytes.value));
  if (!dossier.value) return "";
  const Checked<ActorIndex> from = find_actor(*dossier.value, wishes.from);
  const Checked<ActorIndex> to = find_actor(*dossier.value, wishes.to);
  report.add(from.diagnostics, wishes.file);
  report.add(to.diagnostics, wishes.file);
  if (!from.value || !to.value) return "";
  if (*from.value == *to.value) throw UsageError("the two actors are the same");
  const auto steps = shortest_path(*dossier.value, *from.value, *to.value);
  if (steps) return in_words(*dossier.value, *from.value, *to.value, *steps);
  return fmt::format("{} and {} are not connected\n", name_of(*dossier.value, *from.value),
                     name_of(*dossier.value, *to.value));
}

ExitCode draw_path(const PathWishes& wishes) {
  RenderWords words = wishes.figure;
  words.files = {wishes.file};
  words.figures = "graph";  // stands for the one figure, below
  RenderWishes figure = understand(words);
  figure.figures = {FigureKind::path};
  figure.options.path_from = wishes.from;
  figure.options.path_to = wishes.to;
  return render(figure);
}

ExitCode find_path(const PathWishes& wishes) {
  if (!wishes.figure.output.empty()) return draw_path(wishes);
  Report report(chosen("--diagnostics", wishes.figure.diagnostics, diagnostics_formats));
  report.add(write_output(answer(wishes, report)), "");
  print_errors(report);
  return report.exit_code();
}

}  // namespace

Command add_path(CLI::App& program) {
  CLI::App* app = add_command(program, "path", "Tells how two actors are connected",
                              R"(Examples:
  entente path Lavrov "United States" story.json
  entente path RU US story.json -o way.svg    draws it instead

Actors are named by id, name, short name or alias. The numbers in parentheses are
those of the figures.
)");
  app->group("Draw and ask");
  auto wishes = std::make_shared<PathWishes>();
  add_value(*app, "from", "A", wishes->from, "The one actor")->required();
  add_value(*app, "to", "B", wishes->to, "The other actor")->required();
  add_value(*app, "file", "FILE", wishes->file, "A dossier; - is standard input")->required();
  RenderWords& figure = wishes->figure;
  app->option_defaults()->group("Figure");
  add_value(*app, "-o,--output", "PATH", figure.output,
            "Draws the way: a folder, one file (way.svg, .png, .pdf), or -");
  add_value(*app, "--size", "SIZE", figure.sizes, "As in entente render");
  add_value(*app, "--theme", "WORD", figure.themes, "As in entente render");
  app->add_flag("--force", figure.force, "Replace a file that entente did not make");
  app->option_defaults()->group("Options");
  add_diagnostics_option(*app, figure.diagnostics);
  return {app, [wishes] { return find_path(*wishes); }};
}

}  // namespace entente::cli
