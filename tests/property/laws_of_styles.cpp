#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "entente/deck.hpp"
#include "entente/judgement.hpp"
#include "entente/page.hpp"
#include "entente/render.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"
#include "support/random.hpp"
#include "support/realistic_dossier.hpp"

// Whatever a house wishes for: what is drawn with it has no fault that a reader would see.

using namespace entente;

namespace {

StyleColor any_color(test::Random& random) {
  return {static_cast<std::uint32_t>(random.next()) & 0xFFFFFF, {}};
}

/// A logo whose shape and size nobody knows before.
std::string any_logo(test::Random& random) {
  return fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} 40"><rect width="100%" height="40" )"
      R"(fill="#123456"/></svg>)",
      random.number(10, 300));
}

Style any_style(test::Random& random) {
  Style style;
  for (StyleColors* colors : {&style.light, &style.dark}) {
    for (auto* color : {&colors->ink, &colors->muted, &colors->cooperation, &colors->conflict,
                        &colors->neutral}) {
      if (random.chance(0.6)) *color = any_color(random);
    }
    for (int i = random.number(0, 8); i > 0; --i) colors->groups.push_back(any_color(random));
  }
  if (random.chance(0.5)) style.light.paper = {0xFFFDF5, {}};
  if (random.chance(0.5)) style.dark.paper = {0x0A1A20, {}};
  if (random.chance(0.7)) {
    style.logo = {"logo.svg", any_logo(random), {}};
    style.logo_name = "House";
  }
  style.corner = static_cast<PageCorner>(random.number(0, 3));
  style.radius = random.number(0, 12);
  style.lines = random.number(5, 20) / 10.0;
  return style;
}

std::string faults_of(const Figure& figure) {
  std::string words;
  for (const Fault& fault : assess(figure).faults) {
    words += fmt::format("{}: {}\n", word(fault.flaw), fault.message);
  }
  return words;
}

}  // namespace

TEST_CASE("figures in the look of any house are legible and whole") {
  test::Random random(14);
  const std::vector<ThemeName> themes = {ThemeName::light, ThemeName::dark, ThemeName::print};
  int drawn = 0;
  for (int i = 0; i < 14; ++i) {
    const Dossier dossier = test::dossier_of(
        test::realistic_dossier(static_cast<std::uint64_t>(300 + i), {8, 14, 12}).dump());
    const Checked<HouseStyle> house = house_style(any_style(random), themes);
    if (!house.value) continue;
    RenderOptions options;
    options.figures = {i % 2 == 0 ? FigureKind::graph : FigureKind::timeline, FigureKind::dossier};
    options.size.preset = i % 3 == 0 ? "a4" : "slide";
    options.theme = themes[static_cast<std::size_t>(i % 3)];
    options.effort = Effort::quick;
    options.headline = i % 5 != 4;
    options.style = *house.value;
    const Checked<Rendering> rendering = render(dossier, options);
    REQUIRE(rendering.value);
    for (const Figure& figure : rendering.value->figures) {
      INFO("style " << i << ", " << facts(figure.kind).name);
      CHECK(faults_of(figure) == "");
      const Checked<Judgement> read = assess_svg(figure.svg);
      REQUIRE(read.value);
      CHECK(read.value->faults.empty());
      ++drawn;
    }
    CHECK(to_html(*rendering.value).find("<main>") != std::string::npos);
  }
  CHECK(drawn >= 20);
}
