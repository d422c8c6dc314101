#include <algorithm>
#include <cmath>

#include "flags/flag.hpp"

namespace entente::flags {

Flag in_greys(Flag flag) {
  constexpr theme::Color black = theme::rgb(0);
  for (Area& area : flag.areas) {
    // Against black the contrast is (luminance + 0.05) / 0.05. Source: WCAG 2.2, IEC 61966-2-1.
    const double light = (theme::contrast(area.color, black) - 1) * 0.05;
    const double share =
        light <= 0.0031308 ? 12.92 * light : 1.055 * std::pow(light, 1 / 2.4) - 0.055;
    const auto grey = static_cast<std::uint8_t>(std::lround(255 * std::clamp(share, 0.0, 1.0)));
    area.color = {grey, grey, grey};
  }
  return flag;
}

}  // namespace entente::flags
