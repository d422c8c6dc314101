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
      for (const auto& [kind, word] :
           {std::pair(FigureKind::graph, "graph"), std::pair(FigureKind::timeline, "timeline"),
            std::pair(FigureKind::dossier, "dossier")}) {
        // Nor does examples/run draw these.
        if (kind == FigureKind::graph && dossier.actors.empty()) continue;
        if (kind == FigureKind::timeline && !has_dates(dossier)) continue;
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
