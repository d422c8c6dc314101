#pragma once

#include <vector>

#include "change/panels.hpp"
#include "relations/samples.hpp"
#include "stages/drawing.hpp"

/// What change looks like: weight, dash and badge carry it, color only repeats the sign.
namespace entente::stages {

using change::Change;

/// Sizes for lines in small panels.
theme::Metrics small_metrics(const theme::Metrics& metrics);

double badge_radius(const theme::Metrics& metrics);

/// Plus on a filled disc, minus or ≠ on a hollow one; nothing for what is kept.
void draw_change(Change change, Point center, double radius, Color color, const Look& look,
                 std::vector<Element>& out);

/// The sign alone.
void draw_glyph(Change change, Point center, double radius, Color color, std::vector<Element>& out);

/// Width tells change: px on a slide of what is kept and of what is new.
struct Widths {
  double line, strong_line, outline, strong_outline;
};
constexpr Widths panel_widths{
    .line = 1.6, .strong_line = 4, .outline = 1.33, .strong_outline = 3.2};  ///< in small panels
constexpr Widths page_widths{.line = 2,
                             .strong_line = 5,
                             .outline = 1.6,
                             .strong_outline = 3.6};  ///< where one drawing has the page

/// How a line is drawn that is new, kept or over.
Stroke stroke_for(Change change, bool over, Sign sign, Status status, const Look& look,
                  const Widths& widths = panel_widths);

/// The color of a badge.
Color badge_color(Change change, Sign sign, const Look& look);

/// The legend of lines and actors, with samples as small as what panels hold.
marks::Legend legend_of_signs(const relations::Signs& signs, const Context& context);

/// Entries of the legend for these changes. `turned`: of what changed both looks are drawn, that
/// before and that after. `absent`: some have no tie in some panel.
marks::Legend legend_of_changes(const std::set<Change>& changes, bool turned, bool absent,
                                const Context& context);

/// The ground of a panel.
Color ground(const theme::Theme& theme);

}  // namespace entente::stages
