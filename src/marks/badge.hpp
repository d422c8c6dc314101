#pragma once

#include <string>
#include <vector>

#include "marks/drawing.hpp"

/// The numbers of items, in a circle or a capsule.
namespace entente::marks {

/// "3, 5–9, 12".
std::string number_ranges(const std::vector<int>& numbers);
/// A badge's text in lines, and its size: a circle for one number, else a capsule.
std::vector<std::string> badge_lines(const std::vector<int>& numbers, const theme::Metrics& metrics,
                                     double max_width);
Size badge_size(const std::vector<std::string>& lines, const theme::Metrics& metrics);

/// A number badge centered on `center`: circle or capsule with its outline in `color`.
void draw_badge(const std::vector<std::string>& lines, Size size, Point center, Color color,
                const theme::Look& look, std::vector<Element>& out);

}  // namespace entente::marks
