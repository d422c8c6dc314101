#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "theme/theme.hpp"

using namespace entente;
using namespace entente::theme;

namespace {

constexpr std::array all_themes = {ThemeName::light, ThemeName::dark, ThemeName::print};

struct Vision {
  const char* name;
  std::array<double, 9> matrix;  // on linear RGB
};
// Source: Machado, Oliveira, Fernandes, "A Physiologically-based Model for Simulation of Color
// Vision Deficiency", 2009, severity 1.0.
constexpr std::array<Vision, 4> visions = {{
    {"normal", {1, 0, 0, 0, 1, 0, 0, 0, 1}},
    {"protan",
     {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998}},
    {"deutan",
     {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881}},
    {"tritan",
     {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900}},
}};

double linear(double channel) {
  const double c = channel / 255;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

struct Lab {
  double l, a, b;
};

/// CIE L*a*b* (D65) of a color as seen with that vision.
Lab lab(Color color, const Vision& vision) {
  const std::array<double, 3> in = {linear(color.r), linear(color.g), linear(color.b)};
  std::array<double, 3> rgb{};
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t j = 0; j < 3; ++j) rgb[i] += vision.matrix[3 * i + j] * in[j];
    rgb[i] = std::min(1.0, std::max(0.0, rgb[i]));
  }
  auto f = [](double t) {
    return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116;
  };
  const double x = f((0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047);
  const double y = f(0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2]);
  const double z = f((0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

/// CIE 1976: simpler than CIEDE2000 and larger for saturated colors; the limits below allow for it.
double distance(const Lab& p, const Lab& q) {
  return std::sqrt((p.l - q.l) * (p.l - q.l) + (p.a - q.a) * (p.a - q.a) +
                   (p.b - q.b) * (p.b - q.b));
}

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
    for (const Vision& vision : visions) {
      INFO("theme " << static_cast<int>(name) << ", " << vision.name);
      const Lab cooperation = lab(t.cooperation, vision), conflict = lab(t.conflict, vision),
                neutral = lab(t.neutral, vision);
      CHECK(distance(cooperation, conflict) >= 40);
      CHECK(distance(cooperation, neutral) >= 18);
      CHECK(distance(conflict, neutral) >= 25);
    }
  }
}

TEST_CASE("the signs differ in grey") {
  for (const ThemeName name : all_themes) {
    const Theme& t = theme::theme(name);
    const double cooperation = lab(t.cooperation, visions[0]).l;
    CHECK(std::abs(cooperation - lab(t.conflict, visions[0]).l) >= 10);
    CHECK(std::abs(cooperation - lab(t.neutral, visions[0]).l) >= 9);
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
