#include "theme/vision.hpp"

#include <algorithm>
#include <cmath>

namespace entente::theme {
namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<double, 9>;

// Source: Machado, Oliveira, Fernandes, "A Physiologically-based Model for Simulation of Color
// Vision Deficiency", 2009, severity 1.0; on linear RGB.
constexpr std::array<Matrix, 4> simulations = {{
    {1, 0, 0, 0, 1, 0, 0, 0, 1},
    {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
    {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
    {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900},
}};
// Source: IEC 61966-2-1, for D65.
constexpr Matrix to_xyz = {0.4124564, 0.3575761, 0.1804375, 0.2126729, 0.7151522,
                           0.0721750, 0.0193339, 0.1191920, 0.9503041};
// Source: Ottosson, "A perceptual color space for image processing", 2020.
constexpr Matrix to_cones = {0.4122214708, 0.5363325363, 0.0514459929, 0.2119034982, 0.6806995451,
                             0.1073969566, 0.0883024619, 0.2817188376, 0.6299787005};
constexpr Matrix to_oklab = {0.2104542553, 0.7936177850, -0.0040720468, 1.9779984951, -2.4285922050,
                             0.4505937099, 0.0259040371, 0.7827717662,  -0.8086757660};
constexpr Matrix from_oklab = {1, 0.3963377774,  0.2158037573, 1, -0.1055613458, -0.0638541728,
                               1, -0.0894841775, -1.2914855480};
constexpr Matrix from_cones = {4.0767416621,  -3.3077115913, 0.2309699292,
                               -1.2684380046, 2.6097574011,  -0.3413193965,
                               -0.0041960863, -0.7034186147, 1.7076147010};

Triple times(const Matrix& m, const Triple& v) {
  Triple out{};
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t j = 0; j < 3; ++j) out[i] += m[3 * i + j] * v[j];
  }
  return out;
}

std::uint8_t coded(double lit) {
  const double c = std::clamp(lit, 0.0, 1.0);
  const double value = c <= 0.0031308 ? 12.92 * c : 1.055 * std::pow(c, 1 / 2.4) - 0.055;
  return static_cast<std::uint8_t>(std::lround(255 * value));
}

Triple light_of(Color c) { return {linear(c.r), linear(c.g), linear(c.b)}; }

/// Linear RGB, which may lie outside of what a screen has.
Triple light_of(const Tone& tone) {
  Triple cones = times(from_oklab, {tone.lightness, tone.chroma * std::cos(tone.hue),
                                    tone.chroma * std::sin(tone.hue)});
  for (double& cone : cones) cone = cone * cone * cone;
  return times(from_cones, cones);
}

bool on_screen(const Triple& lit) {
  constexpr double slack = 1e-4;  // less than a step of a channel
  return std::all_of(lit.begin(), lit.end(),
                     [](double c) { return c >= -slack && c <= 1 + slack; });
}

}  // namespace

double linear(std::uint8_t channel) {
  const double c = channel / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

Seen seen(Color color, Vision vision) {
  Triple lit = times(simulations[static_cast<std::size_t>(vision)], light_of(color));
  for (double& c : lit) c = std::clamp(c, 0.0, 1.0);
  const Triple xyz = times(to_xyz, lit);
  const auto f = [](double t) {
    return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116;
  };
  const double x = f(xyz[0] / 0.95047), y = f(xyz[1]), z = f(xyz[2] / 1.08883);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double difference(const Seen& p, const Seen& q) {
  return std::hypot(p.lightness - q.lightness, p.a - q.a, p.b - q.b);
}

Tone tone_of(Color color) {
  Triple cones = times(to_cones, light_of(color));
  for (double& cone : cones) cone = std::cbrt(cone);
  const Triple lab = times(to_oklab, cones);
  return {lab[0], std::hypot(lab[1], lab[2]), std::atan2(lab[2], lab[1])};
}

Color color_of(Tone tone) {
  tone.lightness = std::clamp(tone.lightness, 0.0, 1.0);
  if (!on_screen(light_of(tone))) {
    double weak = 0, strong = tone.chroma;
    for (int step = 0; step < 24; ++step) {
      tone.chroma = (weak + strong) / 2;
      (on_screen(light_of(tone)) ? weak : strong) = tone.chroma;
    }
    tone.chroma = weak;
  }
  const Triple lit = light_of(tone);
  return {coded(lit[0]), coded(lit[1]), coded(lit[2])};
}

}  // namespace entente::theme
