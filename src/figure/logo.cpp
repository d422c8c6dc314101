#include "figure/logo.hpp"

#include <algorithm>

#include "marks/areas.hpp"

namespace entente::figure {
namespace {

constexpr double tallest = 1.4;  // of the type of a title
constexpr double widest = 0.22;  // of the page

Size size_of(const style::Logo& logo, const theme::Page& page) {
  const double height =
      std::min(tallest * page.metrics.title, widest * page.size.width / logo.width);
  return {height * logo.width, height};
}

}  // namespace

LogoRoom logo_room(const PageLogo& logo, const theme::Page& page, bool top) {
  if (!logo.logo || logo.at_top() != top) return {};
  const Size size = size_of(*logo.logo, page);
  const double kept = size.width + 2 * page.metrics.gap;
  return {logo.at_left() ? kept : 0, logo.at_left() ? 0 : kept, size.height};
}

void draw_logo(const PageLogo& logo, const theme::Page& page, bool top, double y,
               std::vector<Element>& out) {
  if (!logo.logo || logo.at_top() != top) return;
  const Size size = size_of(*logo.logo, page);
  const double margin = page.metrics.margin;
  const double x = logo.at_left() ? margin : page.size.width - margin - size.width;
  const Rect place{x, y, size.width, size.height};
  Group group{Part::logo, logo.name, {}, {}};
  if (logo.logo->shapes) {
    for (const flags::Area& area : logo.logo->shapes->areas) {
      group.elements.push_back(marks::area_shape(area, place));
    }
  } else {
    group.elements.push_back(PictureShape{place, logo.logo->png});
  }
  out.push_back(std::move(group));
}

}  // namespace entente::figure
