#include "entente/judgement.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"

// Dossiers that are hard to draw, each with the figure that was looked at: byte for byte, and
// without a fault. ENTENTE_ACCEPT=1 draws them anew.

using namespace entente;

namespace {

struct Case {
  std::string name;
  FigureKind kind;
  std::string size;
};

const std::vector<Case> cases = {
    {"three-actors", FigureKind::graph, "a4"},  {"sixty-actors", FigureKind::graph, "column"},
    {"long-names", FigureKind::graph, "slide"}, {"fifteen-ties", FigureKind::graph, "slide"},
    {"one-day", FigureKind::timeline, "slide"}, {"century-and-week", FigureKind::timeline, "a4"},
    {"cyrillic", FigureKind::dossier, "slide"}, {"arabic", FigureKind::dossier, "slide"},
    {"chinese", FigureKind::dossier, "a4"},
};

}  // namespace

TEST_CASE("what is hard to draw is drawn as it was when it was looked at") {
  if (versions().graphviz != golden::graphviz) {
    WARN("skipped: the figures are those of Graphviz " << golden::graphviz);
    return;
  }
  for (const Case& c : cases) {
    INFO(c.name << " on " << c.size);
    RenderOptions options;
    options.figures = {c.kind};
    options.size.preset = c.size;
    const std::string document = golden::read(ENTENTE_TEST_DIR "/cases/ugly/" + c.name + ".json");
    const Checked<Rendering> rendering = render(test::dossier_of(document), options);
    REQUIRE(rendering);
    REQUIRE(rendering.value->figures.size() == 1);
    const Figure& figure = rendering.value->figures.front();
    for (const Fault& fault : assess(figure).faults) FAIL_CHECK(fault.message);
    CHECK(golden::matches("golden/ugly/" + c.name + ".svg", figure.svg));
  }
}
