#pragma once

#include <string>
#include <vector>

#include "entente/network.hpp"
#include "relations/drawing.hpp"
#include "select/selection.hpp"
#include "theme/theme.hpp"

/// What stands at a tie: its numbers, a few words, a date. At a level line words stand above and
/// the date below, at an upright one both stand to the right: so the line stays whole. The numbers
/// sit on the line.
namespace entente::relations {

enum class Flow : std::uint8_t { right, down };  ///< which way lines run past their words

struct WordStyle {
  bool words = true;  ///< else numbers only
  bool notes = true;  ///< date and status below the line
  double wrap = 160;  ///< px
  int max_lines = 2;
  double air = 0.6;  ///< room around words, in word gaps
};

struct TieWords {
  std::vector<std::string> numbers;  ///< "3", or lines such as "3, 5–9,"
  Size badge;                        ///< circle, or capsule for several numbers
  std::vector<std::string> lines;    ///< what
  std::vector<std::string> notes;    ///< when
  Flow flow = Flow::right;
  double text_width = 0;
  double length = 0;            ///< of the straight part of the line that they need
  double above = 0, below = 0;  ///< room beside the line; down: left and right of it
  bool crossed = false;         ///< denied or cancelled: room for a cross at the far end
};

TieWords tie_words(const Context& context, const graph::Tie& tie, const WordStyle& style,
                   Flow flow);

/// For a line that goes without number and words.
TieWords no_words(const theme::Metrics& metrics, Flow flow);

/// Distance between a line and its words, and around badges.
inline double word_gap(const theme::Metrics& metrics) { return 0.3 * metrics.label; }
/// Of a line to or from an event, and around what several have in common, px.
inline double spoke_width(const theme::Metrics& metrics) { return 0.6 * metrics.verbal; }
/// Of the first words at a tie.
inline theme::Color head_color(Sign sign, const theme::Theme& theme) {
  return sign == Sign::neutral ? theme.secondary : theme.words(sign);
}
constexpr double leading = 1.15;  ///< of the font size, between lines of words

}  // namespace entente::relations
