#pragma once

#include <string>
#include <vector>

#include "entente/network.hpp"
#include "labels/tie_words.hpp"
#include "layout/problem.hpp"
#include "scene/body.hpp"

namespace entente::scene {

/// Everything about one tie that its drawing needs.
struct StrandLook {
  std::string title, from, to, numbers;  ///< for readers and tools
  Sign sign = Sign::neutral;
  Medium medium = Medium::verbal;
  Status status = Status::happened;
  bool ended = false, arrow_at_start = false, arrow_at_end = false, estimated = false;
};

/// Line, arrowheads, crossbars, badge and words of one tie as one group. `start`, `end`: where it
/// meets the shapes of its two ends; the straight ends of the route are stretched to them.
Group draw_strand(const layout::Route& route, Point start, Point end, const StrandLook& look,
                  const labels::TieWords& words, const theme::Theme& theme,
                  const theme::Metrics& metrics);

/// Color and dash by sign and status; the same for edges, marks and keys.
Stroke stroke_of(Sign sign, Medium medium, Status status, bool ended, const theme::Theme& theme,
                 const theme::Metrics& metrics);

/// An arrowhead with its tip at `tip`, pointing along `direction` (a unit vector).
PathShape arrowhead(Point tip, Point direction, double line_width, Color color,
                    const theme::Metrics& metrics);
/// The bar across a conflict line, centered on `at`.
PathShape crossbar(Point at, Point direction, const Stroke& stroke, const theme::Metrics& metrics);
/// The cross on a denied or cancelled line.
void draw_cross(Point at, const Stroke& stroke, const theme::Metrics& metrics,
                std::vector<Element>& out);

}  // namespace entente::scene
