#include "support/build_dossier.hpp"
#include "support/catch.hpp"
#include "support/draw.hpp"
#include "support/realistic_dossier.hpp"
#include "support/scene_checks.hpp"

// What an analyst brings fits its page without a fault, or it is said why not. A few seeds of many:
// tests/bench/sweep draws hundreds.

using namespace entente;
using namespace entente::test;

namespace {

void check_story(FigureKind kind, const std::string& preset, std::uint64_t seed, Effort effort) {
  INFO("seed " << seed << " on " << preset);
  const Drawing drawing = draw(dossier_of(realistic_dossier(seed).dump()), kind, preset, effort);
  if (!drawing.scene.value) {
    REQUIRE_FALSE(drawing.scene.diagnostics.empty());
    CHECK(drawing.scene.diagnostics.front().code == Code::does_not_fit);
    return;
  }
  const double floor = theme::page({preset}).metrics.floor;
  for (const std::string& fault : faults(*drawing.scene.value, floor)) FAIL_CHECK(fault);
}

}  // namespace

TEST_CASE("graphs of real stories have no fault") {
  const char* const presets[] = {"slide", "a4", "column"};
  for (std::uint64_t seed = 0; seed < 24; ++seed) {
    check_story(FigureKind::graph, presets[seed % 3], seed, Effort::quick);
  }
}

TEST_CASE("stories that once had a fault have none") {
  check_story(FigureKind::dossier, "slide", 11, Effort::normal);   // "?" under the sign of a break
  check_story(FigureKind::dossier, "slide", 432, Effort::normal);  // "?" on the axis
  check_story(FigureKind::graph, "slide", 177, Effort::normal);    // lines wider than their names
  check_story(FigureKind::graph, "column", 258, Effort::normal);   // lines wider than a gap
}

TEST_CASE("what was denied or called off is crossed out where words stand on lines") {
  auto lines = [](const std::string& status) {
    const Dossier dossier = small_dossier(
        R"("events":[{"when":"2001","type":"strike","title":"Strike","from":"A","to":"B",)"
        R"("status":")" +
        status + R"("}])");
    const Drawing drawing = draw(dossier, FigureKind::graph, "slide");
    REQUIRE(drawing.scene.value);
    std::size_t shapes = 0;
    for (const scene::Element& element : drawing.scene.value->elements) {
      const auto* group = std::get_if<scene::Group>(&element);
      if (group && group->part == scene::Part::edge) shapes += group->elements.size();
    }
    return shapes;
  };
  for (const char* status : {"denied", "cancelled"}) {
    CHECK(lines(status) == lines("happened") + 2);
  }
}
