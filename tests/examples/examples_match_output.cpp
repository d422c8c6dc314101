#include <algorithm>
#include <filesystem>
#include <set>

#include "entente/render.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"

// The figures in output/ are those of examples/, byte for byte. ENTENTE_ACCEPT=1 draws them anew.

using namespace entente;
namespace fs = std::filesystem;

namespace {

/// What Graphviz of Debian 12 calls itself: the committed figures were laid out with it.

const fs::path root = ENTENTE_ROOT_DIR;

/// As examples/run asks for them.
struct Sheet {
  std::string size, theme;  ///< in the name of the file, if not empty
};

std::vector<Sheet> sheets_of(const std::string& example) {
  std::vector<Sheet> sheets = {{"", ""}, {"a4", ""}, {"column", ""}};
  if (example == "russia-cuba-talks") sheets.push_back({"", "dark"});
  return sheets;
}

using Figures = std::vector<std::pair<FigureKind, std::string>>;

/// Nor does examples/run draw what there is nothing of.
Figures figures_of(const std::string& example, const Dossier& dossier, const Sheet& sheet) {
  Figures figures = {{FigureKind::dossier, "dossier"}};
  if (!dossier.actors.empty()) figures.emplace_back(FigureKind::graph, "graph");
  if (has_dates(dossier)) figures.emplace_back(FigureKind::timeline, "timeline");
  if (example == "russia-cuba-history" && sheet.size != "column") {
    figures.emplace_back(FigureKind::snapshots, "snapshots");
    figures.emplace_back(FigureKind::difference, "difference");
    figures.emplace_back(FigureKind::storyline, "storyline");
  }
  return figures;
}

date::Edtf day(std::string_view text) { return std::get<date::Edtf>(date::parse(text)); }

std::vector<std::string> examples() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(root / "examples")) {
    if (entry.path().extension() == ".json") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string file_name(const std::string& example, const std::string& kind, const Sheet& sheet) {
  std::string name = example + "-" + kind;
  for (const std::string& word : {sheet.size, sheet.theme}) {
    if (!word.empty()) name += "-" + word;
  }
  return name + ".svg";
}

void check_figure(const Dossier& dossier, FigureKind kind, const Sheet& sheet,
                  const std::string& file) {
  RenderOptions options;
  options.figures = {kind};
  if (!sheet.size.empty()) options.size.preset = sheet.size;
  if (sheet.theme == "dark") options.theme = ThemeName::dark;
  if (kind == FigureKind::difference) options.between = {day("2014-01-01"), day("2026-03-18")};
  const Checked<Rendering> rendering = render(dossier, options);
  INFO("output/" << file);
  REQUIRE(rendering);
  for (const Diagnostic& d : rendering.diagnostics) {
    if (d.severity == Severity::error) FAIL_CHECK(d.message);
  }
  REQUIRE(rendering.value->figures.size() == 1);
  if (!fs::exists(root / "output" / file)) {
    UNSCOPED_INFO("the figure is not there yet: run examples/run, or this with ENTENTE_ACCEPT=1");
  }
  CHECK(golden::matches("../output/" + file, rendering.value->figures.front().svg));
}

}  // namespace

TEST_CASE("the figures of the examples are those in output/") {
  if (versions().graphviz != golden::graphviz) {
    WARN("skipped: the figures are those of Graphviz " << golden::graphviz << ", not "
                                                       << versions().graphviz);
    return;
  }
  std::set<std::string> expected;
  for (const std::string& example : examples()) {
    const std::string text = golden::read((root / "examples" / (example + ".json")).string());
    const Dossier dossier = test::dossier_of(text);
    for (const Sheet& sheet : sheets_of(example)) {
      for (const auto& [kind, word] : figures_of(example, dossier, sheet)) {
        const std::string file = file_name(example, word, sheet);
        expected.insert(file);
        check_figure(dossier, kind, sheet, file);
      }
    }
  }
  for (const auto& entry : fs::directory_iterator(root / "output")) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(".svg") || name.ends_with(".got.svg")) continue;
    INFO("output/" << name << " belongs to no example");
    CHECK(expected.count(name) == 1);
  }
}
