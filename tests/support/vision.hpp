#pragma once

#include <array>
#include <cmath>

#include "theme/theme.hpp"

/// How color blindness changes colors, apart from what `theme` knows of it.
namespace entente::test {

using theme::Color;

struct Vision {
  const char* name;
  std::array<double, 9> matrix;  // on linear RGB
};
// Source: Machado, Oliveira, Fernandes, "A Physiologically-based Model for Simulation of Color
// Vision Deficiency", 2009, severity 1.0.
inline constexpr std::array<Vision, 4> visions = {{
    {"normal", {1, 0, 0, 0, 1, 0, 0, 0, 1}},
    {"protan",
     {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998}},
    {"deutan",
     {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881}},
    {"tritan",
     {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900}},
}};

inline double linear_light(double channel) {
  const double c = channel / 255;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

struct Lab {
  double l, a, b;
};

/// CIE L*a*b* (D65) of a color as seen with that vision.
inline Lab lab(Color color, const Vision& vision) {
  const std::array<double, 3> in = {linear_light(color.r), linear_light(color.g),
                                    linear_light(color.b)};
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
inline double distance(const Lab& p, const Lab& q) {
  return std::sqrt((p.l - q.l) * (p.l - q.l) + (p.a - q.a) * (p.a - q.a) +
                   (p.b - q.b) * (p.b - q.b));
}

}  // namespace entente::test
