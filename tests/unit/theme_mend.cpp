#include <algorithm>
#include <cmath>
#include <string>

#include "support/catch.hpp"
#include "support/random.hpp"
#include "support/vision.hpp"
#include "theme/mend.hpp"
#include "theme/vision.hpp"

using namespace entente;
using theme::Color;
using theme::contrast;
using theme::Palette;
using theme::rgb;
using theme::Role;
using theme::Theme;

namespace {

Color any_color(test::Random& random) {
  return rgb(static_cast<unsigned>(random.next()) & 0xFFFFFF);
}

/// Wishes as houses have them, and as no house would.
Palette any_palette(test::Random& random) {
  Palette wish;
  for (auto* color :
       {&wish.ink, &wish.paper, &wish.muted, &wish.cooperation, &wish.conflict, &wish.neutral}) {
    if (random.chance(0.6)) *color = any_color(random);
  }
  // A paper is mostly nearly white or nearly black.
  if (wish.paper && random.chance(0.7)) {
    wish.paper = theme::blend(*wish.paper, random.chance(0.5) ? rgb(0xFFFFFF) : rgb(0), 0.1);
  }
  for (int i = random.number(0, 8); i > 0; --i) wish.groups.push_back(any_color(random));
  return wish;
}

/// Whatever is wished, this holds of what comes out.
void check_legible(const Theme& t) {
  const std::vector<Color> grounds = {t.background,
                                      t.country,
                                      t.card,
                                      t.official,
                                      t.organization,
                                      t.event,
                                      t.tint(Sign::cooperation),
                                      t.tint(Sign::conflict),
                                      t.tint(Sign::neutral)};
  for (const Color ground : grounds) {
    CHECK(contrast(t.ink, ground) >= 4.5);
    CHECK(contrast(t.secondary, ground) >= 4.5);
  }
  for (const Color group : t.groups) {
    CHECK(contrast(t.ink, group) >= 4.5);
    CHECK(contrast(t.secondary, group) >= 4.5);
  }
  CHECK(contrast(t.background, t.outline) >= 4.5);
  for (const Color ground : {t.background, t.card}) {
    CHECK(contrast(t.tertiary, ground) >= 4.5);
    CHECK(contrast(t.link, ground) >= 4.5);
    for (const Sign sign : {Sign::cooperation, Sign::conflict, Sign::neutral}) {
      CHECK(contrast(t.sign(sign), ground) >= 3);
      CHECK(contrast(t.words(sign), ground) >= 4.5);
    }
  }
  for (const test::Vision& vision : test::visions) {
    const test::Lab cooperation = test::lab(t.cooperation, vision),
                    conflict = test::lab(t.conflict, vision),
                    neutral = test::lab(t.neutral, vision);
    CHECK(test::distance(cooperation, conflict) >= 39.99);
    CHECK(test::distance(cooperation, neutral) >= 17.99);
    CHECK(test::distance(conflict, neutral) >= 24.99);
  }
}

/// The same hue, but for what has none to speak of.
bool same_hue(Color from, Color to) {
  const theme::Tone a = theme::tone_of(from), b = theme::tone_of(to);
  constexpr double grey = 0.035, wide = 0.16;  // rounding turns a hue the more, the greyer it is
  if (a.chroma < grey || b.chroma < grey) return true;
  return std::abs(std::remainder(a.hue - b.hue, 2 * 3.14159265358979)) < wide;
}

}  // namespace

TEST_CASE("whatever is wished, what is drawn is legible, or there is a reason") {
  test::Random random(20261128);
  int drawn = 0, mended = 0;
  for (int i = 0; i < 1500; ++i) {
    const Palette wish = any_palette(random);
    const Theme& usual = theme::theme(i % 2 == 0 ? ThemeName::light : ThemeName::dark);
    const theme::MendedTheme result = theme::mended(wish, usual);
    INFO("palette " << i);
    CHECK(result.theme.has_value() == result.reason.empty());
    if (!result.theme) continue;
    ++drawn;
    mended += result.changes.empty() ? 0 : 1;
    check_legible(*result.theme);
    for (const theme::Mended& change : result.changes) {
      INFO("role " << static_cast<int>(change.role));
      CHECK(change.from != change.to);
      CHECK(same_hue(change.from, change.to));
    }
  }
  CHECK(drawn > 1000);
  CHECK(mended > 500);
}

TEST_CASE("what is legible stays as it is wished") {
  const Palette wish{rgb(0x0B2A33), rgb(0xFBF8F1), rgb(0x5A6669),  rgb(0x0F7C8C),
                     rgb(0xA3260F), std::nullopt,  {rgb(0xDCEBEA)}};
  const theme::MendedTheme result = theme::mended(wish, theme::theme(ThemeName::light));
  REQUIRE(result.theme);
  CHECK(result.changes.empty());
  CHECK(result.theme->ink == *wish.ink);
  CHECK(result.theme->background == *wish.paper);
  CHECK(result.theme->tertiary == *wish.muted);
  CHECK(result.theme->cooperation == *wish.cooperation);
  CHECK(result.theme->conflict == *wish.conflict);
  CHECK(result.theme->groups.front() == wish.groups.front());
}

TEST_CASE("without wishes a theme stays as it is") {
  for (const ThemeName name : {ThemeName::light, ThemeName::dark}) {
    const Theme& usual = theme::theme(name);
    const theme::MendedTheme result = theme::mended({}, usual);
    REQUIRE(result.theme);
    CHECK(result.theme->ink == usual.ink);
    CHECK(result.theme->secondary == usual.secondary);
    CHECK(result.theme->card == usual.card);
    CHECK(result.theme->cooperation == usual.cooperation);
    CHECK(result.theme->conflict == usual.conflict);
    CHECK(result.theme->neutral == usual.neutral);
    CHECK(result.theme->groups == usual.groups);
  }
}

TEST_CASE("pale yellow as a sign is darkened, and the change is told") {
  Palette wish;
  wish.cooperation = rgb(0xFFE680);
  const theme::MendedTheme result = theme::mended(wish, theme::theme(ThemeName::light));
  REQUIRE(result.theme);
  REQUIRE(result.changes.size() == 1);
  CHECK(result.changes[0].role == Role::cooperation);
  CHECK(result.changes[0].from == rgb(0xFFE680));
  CHECK(result.changes[0].to == result.theme->cooperation);
  CHECK(result.changes[0].contrast == Approx(contrast(rgb(0xFFE680), rgb(0xFFFFFF))).margin(0.2));
}

TEST_CASE("red and green of one lightness are told apart by moving one of them") {
  Palette wish;
  wish.cooperation = rgb(0x3C7A2E);
  wish.conflict = rgb(0x9E5A1E);
  const theme::MendedTheme result = theme::mended(wish, theme::theme(ThemeName::light));
  REQUIRE(result.theme);
  CHECK_FALSE(result.changes.empty());
  check_legible(*result.theme);
}

TEST_CASE("one hue for both signs on a middling paper cannot be mended") {
  Palette wish;
  wish.paper = rgb(0x747474);
  wish.cooperation = wish.conflict = wish.neutral = rgb(0x777777);
  const theme::MendedTheme result = theme::mended(wish, theme::theme(ThemeName::light));
  CHECK_FALSE(result.theme);
  CHECK(result.changes.empty());
  CHECK(result.reason.find("cannot be told apart") != std::string::npos);
}

TEST_CASE("a tone is a color again") {
  test::Random random(7);
  for (int i = 0; i < 500; ++i) {
    const Color color = any_color(random);
    const Color back = theme::color_of(theme::tone_of(color));
    CHECK(std::abs(color.r - back.r) <= 1);
    CHECK(std::abs(color.g - back.g) <= 1);
    CHECK(std::abs(color.b - back.b) <= 1);
  }
}
