#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/face.hpp"
#include "text/measure.hpp"

/// A line of text as it is drawn: in parts of one font and one direction each, from left to right.
namespace entente::text {

struct Part {
  std::string text;            ///< reads right when drawn by itself; no spaces around
  double left = 0, width = 0;  ///< px from the line's left end
  std::string family;      ///< of the face; empty: the figure's own type, or what has the letters
  bool bold = false;       ///< of the face that was measured
  bool leads = false;      ///< the family draws all of it, before the figure's own type
  bool estimated = false;  ///< the width is
  bool right_to_left = false;
  std::vector<OutlineStep> outline;  ///< px from the line's left end and baseline, y downward
  bool operator==(const Part&) const = default;
};

struct Line {
  double width = 0;                                       ///< px
  double ascent = text::ascent, descent = text::descent;  ///< em, of the tallest font
  std::vector<Part> parts;  ///< empty: the whole in the figure's own type, from left to right
  bool operator==(const Line&) const = default;
};

Line lay_line(std::string_view utf8, Style style);
/// The line in letters `by` times as large.
Line scaled(Line line, double by);

}  // namespace entente::text
