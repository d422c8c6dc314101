#pragma once

#include <optional>
#include <string>

#include "figure/drawing.hpp"
#include "style/house.hpp"

namespace entente::figure {

/// The logo of a page, and in which of its corners it stands.
struct PageLogo {
  const style::Logo* logo = nullptr;  ///< none
  std::string name;                   ///< what it says
  PageCorner corner = PageCorner::top_right;

  bool at_top() const { return corner == PageCorner::top_right || corner == PageCorner::top_left; }
  bool at_left() const {
    return corner == PageCorner::top_left || corner == PageCorner::bottom_left;
  }
};

/// What a logo takes of the words beside it: at one of their sides, with its distance.
struct LogoRoom {
  double left = 0, right = 0, height = 0;
};
/// Of the upper or the lower end of a page.
LogoRoom logo_room(const PageLogo& logo, const theme::Page& page, bool top);

/// Draws it with its upper end at `y`, if it stands at that end of the page.
void draw_logo(const PageLogo& logo, const theme::Page& page, bool top, double y,
               std::vector<Element>& out);

}  // namespace entente::figure
