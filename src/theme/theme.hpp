#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "base/geometry.hpp"
#include "entente/dossier.hpp"
#include "entente/render.hpp"

namespace entente::theme {

/// Opaque sRGB color.
struct Color {
  std::uint8_t r = 0, g = 0, b = 0;
  bool operator==(const Color&) const = default;
};
constexpr Color rgb(unsigned hex) {
  return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8),
          static_cast<std::uint8_t>(hex)};
}
/// `share` of `a` over `b`, mixed in sRGB: tints are pre-blended because no renderer agrees on
/// opacity.
Color blend(Color a, Color b, double share);
/// WCAG 2 contrast ratio, 1 to 21.
double contrast(Color a, Color b);

/// Colors by role. Source of the values: measured for contrast and for color-blind readers, see
/// ARCHITECTURE.md.
struct Theme {
  Color background;
  Color cooperation, conflict, neutral;
  Color cooperation_words, conflict_words;  ///< the same as text, at least 4.5:1 on background
  Color ink, secondary, tertiary;  ///< text, strongest first; each at least 4.5:1 on background
  Color link;                      ///< text that leads elsewhere, at least 4.5:1 on background
  Color grid;
  Color outline;
  Color country, card, official, organization,
      event;                       ///< fills; `card` is a country's body below its header
  std::array<Color, 8> groups;     ///< grounds of names that belong together, pale
  double tint_share = 0.22;        ///< of a sign in its pale version
  double strong_tint_share = 0.6;  ///< the same where it stands out
  Color sign(Sign sign) const;
  /// Of words that tell an item of that sign.
  Color words(Sign sign) const;
  /// A pale version for bars, pre-blended on the background.
  Color tint(Sign sign) const;
  Color strong_tint(Sign sign) const;
};
const Theme& theme(ThemeName name);

/// Sizes at the final physical size, in CSS px. Text below `floor` is never drawn.
struct Metrics {
  double title, subtitle, name, label, note;  ///< font sizes
  double badge_text, badge_radius;
  double floor;
  double verbal, material;  ///< widths of edge lines
  double leader;            ///< affiliation lines, leaders
  double outline_country, outline_other;
  double rule;  ///< grid and rules
  double margin;
  double gap;  ///< the basic distance between things that must not touch
  double arrow_length(double line) const { return arrow_base_length + line; }
  double arrow_width(double line) const { return arrow_base_width + 1.6 * line; }
  double arrow_base_length, arrow_base_width;
  double crossbar;    ///< length of the bar across a conflict line
  double corner = 0;  ///< radius of corners that are square by themselves
};

/// What everything on a page looks like: colors and sizes.
struct Look {
  const Theme& theme;
  const Metrics& metrics;
};

/// A page to draw on, resolved from a PageSize.
struct Page {
  Size size;           ///< height: the greatest allowed if `grows`
  bool grows = false;  ///< the page is as high as its content, up to size.height
  Metrics metrics;
};
/// Pre: sizes within the documented ranges (else they are clamped).
Page page(const PageSize& size);
/// The same; nullopt for a preset that nobody knows.
std::optional<Page> find_page(const PageSize& size);

constexpr double line_spacing = 1.22;  ///< of the font size

}  // namespace entente::theme
