#pragma once

#include <array>
#include <cstdint>

#include "theme/theme.hpp"

/// Colors as eyes see them.
namespace entente::theme {

/// The light of a channel of sRGB, 0 to 1.
double linear(std::uint8_t channel);

enum class Vision : std::uint8_t { normal, protan, deutan, tritan };
inline constexpr std::array visions = {Vision::normal, Vision::protan, Vision::deutan,
                                       Vision::tritan};

/// CIE L*a*b* (D65).
struct Seen {
  double lightness = 0, a = 0, b = 0;
};
/// How a color looks with that vision, with color blindness at its strongest.
Seen seen(Color color, Vision vision);
/// CIE 1976.
double difference(const Seen& p, const Seen& q);

/// A color in Oklab, by what a painter would change of it.
struct Tone {
  double lightness = 0, chroma = 0, hue = 0;  ///< 0 to 1; 0 up; radians
};
Tone tone_of(Color color);
/// The nearest color that a screen has: of the same hue and lightness, as strong as can be.
Color color_of(Tone tone);

}  // namespace entente::theme
