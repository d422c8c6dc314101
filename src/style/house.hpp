#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>

#include "entente/style.hpp"
#include "flags/flag.hpp"
#include "theme/theme.hpp"

/// A house's style, ready to be drawn with.
namespace entente::style {

/// A logo as plain polygons, or as a PNG that is sound.
struct Logo {
  double width = 1;                   ///< in units of its height
  std::optional<flags::Flag> shapes;  ///< none: the PNG
  std::shared_ptr<const std::string> png;
};

struct House {
  std::array<theme::Theme, 3> themes;        ///< by ThemeName
  std::string family, headings;              ///< of fonts; empty: as usual
  std::array<std::optional<Logo>, 3> logos;  ///< by ThemeName
  std::string logo_name;
  PageCorner corner = PageCorner::top_right;
  double radius = 0, lines = 1;

  const theme::Theme& theme(ThemeName name) const { return themes[static_cast<std::size_t>(name)]; }
  const std::optional<Logo>& logo(ThemeName name) const {
    return logos[static_cast<std::size_t>(name)];
  }
  /// The sizes of a page with the lines and corners of the house.
  theme::Metrics fitted(theme::Metrics metrics) const;
};

}  // namespace entente::style
