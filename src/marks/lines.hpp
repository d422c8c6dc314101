#pragma once

#include <vector>

#include "entente/dossier.hpp"
#include "marks/drawing.hpp"

/// What lines look like: the same in figures and in their legends.
namespace entente::marks {

/// Color and dash by sign and status; the same for edges, marks and keys.
Stroke stroke_of(Sign sign, Medium medium, Status status, bool ended, const theme::Theme& theme,
                 const theme::Metrics& metrics);

/// An arrowhead with its tip at `tip`, pointing along `direction` (a unit vector).
PathShape arrowhead(Point tip, Point direction, double line_width, Color color,
                    const theme::Metrics& metrics);
/// The bar across a conflict line, centered on `at`.
PathShape crossbar(Point at, Point direction, const Stroke& stroke, const theme::Metrics& metrics);
/// The cross on a denied or cancelled line.
/// Whether a line or mark of that status is crossed out: it did not come to be.
inline bool is_crossed(Status status) {
  return status == Status::denied || status == Status::cancelled;
}
void draw_cross(Point at, const Stroke& stroke, const theme::Metrics& metrics,
                std::vector<Element>& out);

}  // namespace entente::marks
