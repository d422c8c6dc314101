#pragma once

#include <optional>
#include <string>
#include <vector>

#include "theme/theme.hpp"

/// A theme from colors that somebody wishes for: legible, and with signs that every eye tells
/// apart, whatever is wished.
namespace entente::theme {

enum class Role : std::uint8_t { ink, paper, muted, cooperation, conflict, neutral, group };

/// What must hold of every theme that is made here.
constexpr double text_contrast = 4.5, mark_contrast = 3;
/// Between cooperation and conflict, cooperation and neutral, conflict and neutral: see
/// difference(), in each vision.
constexpr std::array<double, 3> sign_differences = {40, 18, 25};

struct Palette {
  std::optional<Color> ink, paper, muted, cooperation, conflict, neutral;  ///< none: as usual
  std::vector<Color> groups;
};

/// A color that was wished for and had to move in lightness; its hue is kept.
struct Mended {
  Role role{};
  std::size_t group = 0;  ///< which of the groups
  Color from, to;
  double contrast = 0;  ///< that the wish had, if that was too little; 0: it was like another sign
  bool operator==(const Mended&) const = default;
};

struct MendedTheme {
  std::optional<Theme> theme;
  std::vector<Mended> changes;  ///< of colors that were wished for, in the order of Role
  Role culprit{};               ///< without a theme: what cannot be mended
  std::string reason;           ///< the same in words
};

/// `usual`: what is taken where nothing is wished.
MendedTheme mended(const Palette& wish, const Theme& usual);

}  // namespace entente::theme
