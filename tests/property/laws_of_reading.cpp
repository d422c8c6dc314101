#include "entente/judgement.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"
#include "support/random_dossier.hpp"
#include "support/realistic_dossier.hpp"

// A figure is judged the same as it is drawn and as it is read back from its SVG.

using namespace entente;
using namespace entente::test;

namespace {

void check_same(const nlohmann::json& document, std::uint64_t seed) {
  INFO("seed " << seed);
  const char* const presets[] = {"slide", "a4", "column"};
  RenderOptions options;
  options.size.preset = presets[seed % 3];
  options.theme = seed % 2 == 0 ? ThemeName::light : ThemeName::dark;
  options.effort = Effort::quick;
  const Checked<Rendering> rendering = render(dossier_of(document.dump()), options);
  for (const Figure& figure : rendering.value.value().figures) {
    const Judgement drawn = assess(figure);
    const Checked<Judgement> read = assess_svg(figure.svg);
    REQUIRE(read);
    CHECK(read.value->count(Flaw::forbidden) == 0);
    for (const Flaw flaw : all_flaws()) CHECK(drawn.count(flaw) == read.value->count(flaw));
    CHECK(drawn.texts == read.value->texts);
    CHECK(drawn.lines == read.value->lines);
    CHECK(drawn.nodes == read.value->nodes);
    CHECK(drawn.edges == read.value->edges);
    CHECK(drawn.smallest_type == Approx(read.value->smallest_type).epsilon(0.002));
    CHECK(drawn.lowest_contrast == Approx(read.value->lowest_contrast));
  }
}

}  // namespace

TEST_CASE("what is read back is what was drawn") {
  for (std::uint64_t seed = 0; seed < 12; ++seed) check_same(random_dossier(seed), seed);
  for (std::uint64_t seed = 0; seed < 6; ++seed) check_same(realistic_dossier(seed), seed);
}
