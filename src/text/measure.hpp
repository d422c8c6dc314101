#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Widths of text: from a built-in table of Liberation Sans (the metrics of Arial and Helvetica),
/// else from the fonts of the setting, else estimated.
namespace entente::text {

struct Style {
  double size = 12;  ///< px
  bool bold = false;
};

constexpr double cap_height = 0.688;  ///< em
constexpr double x_height = 0.528;
constexpr double ascent = 0.905;
constexpr double descent = 0.212;
/// Times a width that must hold its text: fonts of other vendors run a little wider.
constexpr double safety = 1.04;

/// Advance width in px, pair kerning included. Code points outside the table are estimated by
/// script.
double width(std::string_view utf8, Style style);
/// Of the words between spaces.
double longest_word(std::string_view utf8, Style style);
/// Whether every letter is in the table or in a font of the setting; else the width is an estimate.
bool covered(std::string_view utf8);
/// The letters that are not.
std::u32string uncovered(std::string_view utf8);

/// Breaks text into lines of at most `max_width` px where its script lets it, see line_breaks(),
/// balanced (least ragged). A line that by itself would seem to run otherwise than the paragraph
/// begins with a mark of direction. A word that is wider than a line is broken between code points.
/// At most `max_lines` lines; what is left over is cut with an ellipsis in the last one
/// (`max_lines` 0: no limit).
std::vector<std::string> wrap(std::string_view utf8, Style style, double max_width, int max_lines);
/// Cuts to `max_width` px with an ellipsis.
std::string shorten(std::string_view utf8, Style style, double max_width);
/// Width of the widest line.
double width(const std::vector<std::string>& lines, Style style);

/// Baseline that centers one line of mixed text on `center_y`.
inline double baseline(double center_y, double size) { return center_y + 0.35 * size; }

}  // namespace entente::text
