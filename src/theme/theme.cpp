#include "theme/theme.hpp"

#include <cmath>

#include "theme/vision.hpp"

namespace entente::theme {
namespace {

constexpr Theme light = {
    .background = rgb(0xFFFFFF),
    .cooperation = rgb(0x1F78B4),
    .conflict = rgb(0x9C1F0B),
    .neutral = rgb(0x888E97),
    .cooperation_words = rgb(0x1F78B4),
    .conflict_words = rgb(0x9C1F0B),
    .ink = rgb(0x1B1F24),
    .secondary = rgb(0x4A525B),
    .tertiary = rgb(0x68717C),
    .link = rgb(0x14598A),
    .grid = rgb(0xDDE2E7),
    .outline = rgb(0x4A525B),
    .country = rgb(0xE3EAF2),
    .card = rgb(0xF3F6FA),
    .official = rgb(0xFFFFFF),
    .organization = rgb(0xECE7DD),
    .event = rgb(0xF6EFD3),
    .groups = {rgb(0xDBE7F4), rgb(0xF8EAC6), rgb(0xDFEBD9), rgb(0xF7DADB), rgb(0xE3DFF0),
               rgb(0xD3ECE9), rgb(0xFCE2CE), rgb(0xE6E8EA)},
};

constexpr Theme dark = {
    .background = rgb(0x12161C),
    .cooperation = rgb(0x57A9E2),
    .conflict = rgb(0xFFAF94),
    .neutral = rgb(0x7C8794),
    .cooperation_words = rgb(0x57A9E2),
    .conflict_words = rgb(0xFFAF94),
    .ink = rgb(0xF2F4F7),
    .secondary = rgb(0xC3CAD3),
    .tertiary = rgb(0x98A2AE),
    .link = rgb(0x57A9E2),
    .grid = rgb(0x2A313B),
    .outline = rgb(0xC3CAD3),
    .country = rgb(0x24303F),
    .card = rgb(0x19202A),
    .official = rgb(0x12161C),
    .organization = rgb(0x3A342A),
    .event = rgb(0x3B3620),
    .groups = {rgb(0x223A55), rgb(0x4A3D14), rgb(0x2A4226), rgb(0x512C33), rgb(0x3A3358),
               rgb(0x16433F), rgb(0x543520), rgb(0x333A43)},
};

// Greys only: the signs differ by lightness and by the crossbar.
constexpr Theme print = {
    .background = rgb(0xFFFFFF),
    .cooperation = rgb(0x666666),
    .conflict = rgb(0x000000),
    .neutral = rgb(0x8C8C8C),
    .cooperation_words = rgb(0x666666),
    .conflict_words = rgb(0x000000),
    .ink = rgb(0x1E1E1E),
    .secondary = rgb(0x505050),
    .tertiary = rgb(0x595959),
    .link = rgb(0x1E1E1E),
    .grid = rgb(0xD9D9D9),
    .outline = rgb(0x404040),
    .country = rgb(0xEDEDED),
    .card = rgb(0xF7F7F7),
    .official = rgb(0xFFFFFF),
    .organization = rgb(0xE0E0E0),
    .event = rgb(0xF5F5F5),
    // Eight greys are not told apart: in print the places alone tell the groups.
    .groups = {rgb(0xE9E9E9), rgb(0xE9E9E9), rgb(0xE9E9E9), rgb(0xE9E9E9), rgb(0xE9E9E9),
               rgb(0xE9E9E9), rgb(0xE9E9E9), rgb(0xE9E9E9)},
};

double luminance(Color c) {
  return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

}  // namespace

Color blend(Color a, Color b, double share) {
  auto mix = [share](std::uint8_t x, std::uint8_t y) {
    return static_cast<std::uint8_t>(std::lround(x * share + y * (1 - share)));
  };
  return {mix(a.r, b.r), mix(a.g, b.g), mix(a.b, b.b)};
}

double contrast(Color a, Color b) {
  const double x = luminance(a), y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

Color Theme::sign(Sign sign) const {
  switch (sign) {
    case Sign::cooperation:
      return cooperation;
    case Sign::conflict:
      return conflict;
    case Sign::neutral:
      break;
  }
  return neutral;
}

Color Theme::words(Sign sign) const {
  if (sign == Sign::neutral) return secondary;
  return sign == Sign::cooperation ? cooperation_words : conflict_words;
}

Color Theme::tint(Sign s) const { return blend(sign(s), background, tint_share); }
Color Theme::strong_tint(Sign s) const { return blend(sign(s), background, strong_tint_share); }

const Theme& theme(ThemeName name) {
  switch (name) {
    case ThemeName::dark:
      return dark;
    case ThemeName::print:
      return print;
    case ThemeName::light:
      break;
  }
  return light;
}

}  // namespace entente::theme
