// Where the time goes: draws dossiers several times and prints the median of each stage.
//
//   stages                        the dossier of 20 actors, 40 ties and 30 events, at every size
//   stages --runs 9 --size a4 story.json …
//   stages --runs 1 --size slide --extent 5000 20000 20000     a dossier at the limits
//
// Wall time is what a user waits; CPU counts the layout engine's process too.

#include <fmt/format.h>
#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "figure/compose_figure.hpp"
#include "graph/network.hpp"
#include "judge/judge.hpp"
#include "relations/compose_graph.hpp"
#include "relations/forms.hpp"
#include "select/selection.hpp"
#include "support/build_dossier.hpp"
#include "support/realistic_dossier.hpp"
#include "svg/write_scene.hpp"
#include "theme/theme.hpp"
#include "timeline/timeline.hpp"

namespace {

using namespace entente;

struct Spent {
  double wall = 0, cpu = 0;  ///< s
};

double cpu_seconds() {
  double sum = 0;
  for (const int who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
    rusage used{};
    ::getrusage(who, &used);
    for (const timeval& t : {used.ru_utime, used.ru_stime}) {
      sum += static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
    }
  }
  return sum;
}

Spent spent_on(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  const double cpu = cpu_seconds();
  work();
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
  return {wall.count(), cpu_seconds() - cpu};
}

/// The stages of one dossier in their order, each with what its runs took.
class Stages {
 public:
  void run(const std::string& name, const std::function<void()>& work) {
    if (!times_.count(name)) order_.push_back(name);
    times_[name].push_back(spent_on(work));
  }

  void note(const std::string& name, const std::string& words) { notes_[name] = words; }

  void print() {
    fmt::print("  {:<34} {:>9} {:>9}\n", "stage", "wall ms", "CPU ms");
    for (const std::string& name : order_) {
      fmt::print("  {:<34} {:>9.1f} {:>9.1f}  {}\n", name, 1000 * median(name, &Spent::wall),
                 1000 * median(name, &Spent::cpu), notes_[name]);
    }
  }

 private:
  double median(const std::string& name, double Spent::*part) {
    std::vector<double> values;
    for (const Spent& spent : times_[name]) values.push_back(spent.*part);
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
  }

  std::vector<std::string> order_;
  std::map<std::string, std::vector<Spent>> times_;
  std::map<std::string, std::string> notes_;
};

/// One run through all stages. The bodies are drawn alone first, in the room that a figure of their
/// own has; "in all" is what `entente render` does for three figures.
std::size_t run_once(const std::string& bytes, const std::string& preset, Stages& stages) {
  std::optional<Dossier> dossier;
  stages.run("load", [&] { dossier = test::dossier_of(bytes); });
  select::Selection selection;
  stages.run("select", [&] { selection = select::apply(*dossier, {}).value.value(); });
  graph::Network network;
  stages.run("graph", [&] { network = graph::network(*dossier, selection); });

  const theme::Page page = theme::page({preset});
  const theme::Theme& theme = theme::theme(ThemeName::light);
  const theme::Metrics& m = page.metrics;
  const Rect area{m.margin, 4 * m.margin, page.size.width - 2 * m.margin,
                  page.size.height - 7 * m.margin};
  const marks::Context context{
      .dossier = *dossier, .selection = selection, .look = {theme, m}, .grows = page.grows};
  std::size_t tried = 0;
  stages.run("layout and graph body", [&] {
    const marks::Body body = relations::compose_graph(context, network, area, {});
    tried = body.layout.candidates.size();
  });
  for (const relations::Form& form : relations::forms()) {
    relations::GraphOptions asked;
    asked.form = form.form;
    bool fits = false;
    const std::string name = fmt::format("graph body as {}", form.name);
    stages.run(name, [&] { fits = form.compose(context, network, area, asked).fits; });
    if (!fits) stages.note(name, "no such figure");
  }
  stages.run("timeline body", [&] { timeline::compose_timeline(context, area); });

  const figure::FigureInput input{.context = context, .network = network, .page = page};
  std::vector<scene::Scene> scenes;
  const std::pair<const char*, FigureKind> kinds[] = {{"figure: graph", FigureKind::graph},
                                                      {"figure: timeline", FigureKind::timeline},
                                                      {"figure: dossier", FigureKind::dossier}};
  for (const auto& [name, kind] : kinds) {
    stages.run(name, [&, kind = kind] {
      Checked<scene::Scene> scene = figure::compose_figure(input, kind);
      if (scene.value) scenes.push_back(std::move(*scene.value));
    });
  }
  stages.run("svg of all", [&] {
    for (const scene::Scene& scene : scenes) svg::write(scene);
  });
  stages.run("judge of all", [&] {
    for (const scene::Scene& scene : scenes) judge::judge(scene, m.floor);
  });
  stages.run("in all: load to three figures", [&] {
    RenderOptions options;
    options.size.preset = preset;
    render(test::dossier_of(bytes), options);
  });
  return tried;
}

std::string text_of(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

}  // namespace

int main(int argc, char** argv) {
  int runs = 5;
  std::vector<std::string> sizes = {"slide", "a4", "column"}, files;
  std::string save;
  std::vector<int> extent = {20, 40, 30};
  CLI::App app("Prints where the time of a render goes");
  app.add_option("--runs", runs, "Runs of which the median is printed (default 5)")
      ->check(CLI::Range(1, 1000));
  app.add_option("--size", sizes, "slide, a4, column (default: all)")
      ->check(CLI::IsMember({"slide", "a4", "column"}));
  app.add_option("files", files, "Dossiers (default: one of 20 actors, 40 ties and 30 events)")
      ->check(CLI::ExistingFile);
  app.add_option("--extent", extent, "Actors, ties and events of the dossier that is made")
      ->expected(3);
  app.add_option("--save", save, "Where to keep the dossier that is made if none is given");
  CLI11_PARSE(app, argc, argv);

  std::vector<std::pair<std::string, std::string>> inputs;
  for (const std::string& file : files) inputs.emplace_back(file, text_of(file));
  if (inputs.empty()) {
    const std::string name =
        fmt::format("{} actors, {} ties, {} events", extent[0], extent[1], extent[2]);
    inputs.emplace_back(name, test::realistic_dossier(1, {extent[0], extent[1], extent[2]}).dump());
    if (!save.empty()) std::ofstream(save, std::ios::binary) << inputs.front().second;
  }
  for (const auto& [name, bytes] : inputs) {
    for (const std::string& size : sizes) {
      Stages stages;
      std::size_t tried = 0;
      for (int i = 0; i < runs; ++i) tried = run_once(bytes, size, stages);
      fmt::print("{}, {} ({} layouts considered)\n", name, size, tried);
      stages.print();
    }
  }
  return 0;
}
