#pragma once

#include <string>
#include <vector>

#include "figure/drawing.hpp"
#include "figure/logo.hpp"
#include "select/selection.hpp"

namespace entente::figure {

/// Title and subtitle at the top of a page, the first elements of the scene, and the logo beside
/// them. Returns the y below them.
double draw_header(const Context& context, const theme::Page& page, const PageLogo& logo,
                   Scene& scene);

struct FooterContent {
  Legend legend;
  std::vector<std::string> notes;
  PageLogo logo = {};
};

/// Rule, legend, notes and sources, drawn from `y` downwards. Returns the y below them. Sources
/// that do not fit are counted, never cut silently.
double draw_footer(const FooterContent& content, const Context& context, const theme::Page& page,
                   double y, std::vector<Element>& out);

/// "[2] Report, News Agency, 18 Feb 2026", as the footer has it.
std::string source_note(const Dossier& dossier, SourceIndex index, std::size_t number);

/// The entries of a legend in rows that are at most `width` wide. Returns the y below them.
double draw_legend(const Legend& legend, const Look& look, Point at, double width,
                   std::vector<Element>& out);

}  // namespace entente::figure
