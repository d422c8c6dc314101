#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entente/diagnostic.hpp"

namespace entente {

namespace style {
struct House;
}

enum class ThemeName : std::uint8_t { light, dark, print };

/// A color that a house wants, and where its file says so.
struct StyleColor {
  std::uint32_t rgb = 0;  ///< 0xRRGGBB
  Location at = {};
  bool operator==(const StyleColor&) const = default;
};

/// Colors of one theme by what they are for; none: as usual.
struct StyleColors {
  std::optional<StyleColor> ink, paper, muted, cooperation, conflict, neutral;
  std::vector<StyleColor> groups;  ///< grounds of names that belong together, at most 8
};

struct StyleFont {
  std::string family;              ///< empty: as usual
  std::vector<std::string> files;  ///< as the style names them; empty: the installed font
  Location at = {};
};

/// A mark of the house on each figure: an SVG of plain shapes, or a PNG.
struct StyleLogo {
  std::string file;   ///< as the style names it; empty: none
  std::string bytes;  ///< of the file: whoever reads files fills them in
  Location at = {};
};

enum class PageCorner : std::uint8_t { top_right, top_left, bottom_right, bottom_left };

/// What a house wants its figures to look like.
struct Style {
  StyleColors light, dark;
  StyleFont text, headings;
  StyleLogo logo, dark_logo;
  std::string logo_name;  ///< what the logo says, for readers that do not see it
  PageCorner corner = PageCorner::top_right;
  double radius = 0;  ///< of corners that are square by themselves, in px, 0 to 12
  double lines = 1;   ///< times the usual widths of lines, 0.5 to 2
};

/// Reads a style: JSON as style_schema() has it, or what a `_brand.yml` shares with it, which is
/// recognised by the ending of its name.
Checked<Style> load_style(std::string_view bytes, std::string_view file);

/// The JSON Schema of styles.
std::string_view style_schema();

/// A style as it is drawn, its colors mended where they would not be legible. Immutable.
using HouseStyle = std::shared_ptr<const style::House>;

/// Errors: `style-refused` for what cannot be mended, `bad-logo`. What was mended for one of the
/// themes is told by `style-mended`. Pre: the bytes of logos are filled in.
Checked<HouseStyle> house_style(const Style& style, std::span<const ThemeName> themes);

}  // namespace entente
