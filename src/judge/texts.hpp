#pragma once

#include "geometry/rects.hpp"
#include "judge/judge.hpp"
#include "judge/page.hpp"

namespace entente::judge {

constexpr double touch = 0.6;  ///< px that rounding and neighboring strokes may share

/// " at 120,33"
std::string place(const Rect& r);

/// Overlaps, lines through texts, texts under and over shapes, size and contrast of type. `paper`:
/// what lies under everything; `floor`: px.
void check_texts(const Page& page, scene::Color paper, double floor, Findings& found);

}  // namespace entente::judge
