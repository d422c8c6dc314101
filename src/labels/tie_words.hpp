#pragma once

#include <string>
#include <vector>

#include "entente/network.hpp"
#include "select/selection.hpp"
#include "theme/theme.hpp"

/// What stands at a tie: its numbers, a few words, a date. Words stand above the line and the date
/// below it, so that the line stays whole; the numbers sit on the line.
namespace entente::labels {

struct WordStyle {
  bool words = true;  ///< else numbers only
  bool notes = true;  ///< date and status below the line
  double wrap = 160;  ///< px
  int max_lines = 2;
};

struct TieWords {
  std::vector<std::string> numbers;  ///< "3", or lines such as "3, 5–9,"
  Size badge;                        ///< circle, or capsule for several numbers
  std::vector<std::string> lines;    ///< above the line
  std::vector<std::string> notes;    ///< below the line
  double text_offset = 0;            ///< from the left end of the words' part to the text
  double width = 0, above = 0, below = 0;
  bool crossed = false;  ///< denied or cancelled: room for a cross at the right end
};

TieWords tie_words(const Dossier& dossier, const select::Selection& selection,
                   const graph::Tie& tie, const theme::Metrics& metrics, const WordStyle& style,
                   std::string_view language);

/// "3, 5–9, 12".
std::string number_ranges(const std::vector<int>& numbers);
/// A badge's text in lines, and its size: a circle for one number, else a capsule.
std::vector<std::string> badge_lines(const std::vector<int>& numbers, const theme::Metrics& metrics,
                                     double max_width);
Size badge_size(const std::vector<std::string>& lines, const theme::Metrics& metrics);

}  // namespace entente::labels
