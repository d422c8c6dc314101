#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/vision.hpp"
#include "theme/theme.hpp"

using namespace entente;
using namespace entente::theme;

namespace {

constexpr std::array all_themes = {ThemeName::light, ThemeName::dark, ThemeName::print};

std::vector<Color> fills(const Theme& t) {
  return {t.background, t.country, t.card, t.official, t.organization, t.event};
}

}  // namespace

TEST_CASE("contrast is that of WCAG") {
  CHECK(contrast(rgb(0x000000), rgb(0xFFFFFF)) == Approx(21));
  CHECK(contrast(rgb(0xFFFFFF), rgb(0xFFFFFF)) == Approx(1));
  CHECK(contrast(rgb(0x777777), rgb(0xFFFFFF)) == Approx(4.48).margin(0.01));
}

TEST_CASE("text is legible on everything it may stand on") {
  for (const ThemeName name : all_themes) {
    const Theme& t = theme::theme(name);
    INFO("theme " << static_cast<int>(name));
    for (const Color fill : fills(t)) {
      CHECK(contrast(t.ink, fill) >= 7);
      CHECK(contrast(t.secondary, fill) >= 4.5);
    }
    CHECK(contrast(t.tertiary, t.background) >= 4.5);
    CHECK(contrast(t.tertiary, t.card) >= 4.5);
    CHECK(contrast(t.link, t.background) >= 4.5);
    for (const Sign sign : {Sign::cooperation, Sign::conflict, Sign::neutral}) {
      CHECK(contrast(t.words(sign), t.background) >= 4.5);
    }
    CHECK(contrast(t.background, t.outline) >= 4.5);  // a code plate, its letters cut out
    for (const Sign sign : {Sign::cooperation, Sign::conflict, Sign::neutral}) {
      CHECK(contrast(t.ink, t.tint(sign)) >= 7);
      CHECK(contrast(t.secondary, t.tint(sign)) >= 4.5);
    }
  }
}

TEST_CASE("lines stand out from what they cross") {
  for (const ThemeName name : all_themes) {
    const Theme& t = theme::theme(name);
    INFO("theme " << static_cast<int>(name));
    for (const Color ground : {t.background, t.card}) {
      CHECK(contrast(t.cooperation, ground) >= 3);
      CHECK(contrast(t.conflict, ground) >= 3);
      CHECK(contrast(t.neutral, ground) >= 3);
      CHECK(contrast(t.outline, ground) >= 3);
      CHECK(contrast(t.conflict, ground) > contrast(t.cooperation, ground));
    }
    CHECK(contrast(t.grid, t.background) < 1.6);  // the grid does not
  }
}

TEST_CASE("the signs differ for every eye") {
  for (const ThemeName name : {ThemeName::light, ThemeName::dark}) {
    const Theme& t = theme::theme(name);
    for (const test::Vision& vision : test::visions) {
      INFO("theme " << static_cast<int>(name) << ", " << vision.name);
      const test::Lab cooperation = test::lab(t.cooperation, vision),
                      conflict = test::lab(t.conflict, vision),
                      neutral = test::lab(t.neutral, vision);
      CHECK(test::distance(cooperation, conflict) >= 40);
      CHECK(test::distance(cooperation, neutral) >= 18);
      CHECK(test::distance(conflict, neutral) >= 25);
    }
  }
}

TEST_CASE("the signs differ in grey") {
  for (const ThemeName name : all_themes) {
    const Theme& t = theme::theme(name);
    const double cooperation = test::lab(t.cooperation, test::visions[0]).l;
    CHECK(std::abs(cooperation - test::lab(t.conflict, test::visions[0]).l) >= 10);
    CHECK(std::abs(cooperation - test::lab(t.neutral, test::visions[0]).l) >= 9);
  }
  const Theme& print = theme::theme(ThemeName::print);
  for (const Color c : {print.cooperation, print.conflict, print.neutral, print.country, print.card,
                        print.organization, print.event, print.grid, print.outline}) {
    CHECK(c.r == c.g);
    CHECK(c.g == c.b);
  }
}

TEST_CASE("tints are blended with the background") {
  CHECK(blend(rgb(0x000000), rgb(0xFFFFFF), 0.5) == rgb(0x808080));
  CHECK(blend(rgb(0x123456), rgb(0xFFFFFF), 1) == rgb(0x123456));
  CHECK(blend(rgb(0x123456), rgb(0xFFFFFF), 0) == rgb(0xFFFFFF));
  CHECK(theme::theme(ThemeName::light).tint(Sign::conflict) == rgb(0xE9CEC9));
}
