#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/network.hpp"
#include "layout/problem.hpp"
#include "relations/drawing.hpp"
#include "relations/tie_words.hpp"

namespace entente::relations {

/// Everything about one tie that its drawing needs.
struct StrandLook {
  std::string title, from, to, numbers;  ///< for readers and tools
  Sign sign = Sign::neutral;
  Medium medium = Medium::verbal;
  Status status = Status::happened;
  bool ended = false, arrow_at_start = false, arrow_at_end = false, estimated = false;
  bool gone = false;    ///< grey, whatever its sign: no more there on the later of two days
  double width = 0;     ///< of the line, px; 0: as its medium has it
  bool worded = false;  ///< words stand at the line
};

/// What a line is called: its two ends and what ties them. `from`, `to`: what comes after a comma
/// is left out.
std::string tie_title(const Context& context, std::string_view from, std::string_view to,
                      bool mutual, const std::vector<int>& numbers);

/// Line, arrowheads and crossbars of one tie. `points`: 3k + 1, with straight ends that are
/// stretched to `start` and `end`, where it meets the shapes of its two ends.
Group draw_line(std::vector<Point> points, Point start, Point end, const StrandLook& look,
                const Look& page);

/// Line, arrowheads, crossbars, badge and words of one tie as one group. `start`, `end`: where it
/// meets the shapes of its two ends; the straight ends of the route are stretched to them.
Group draw_strand(const layout::Route& route, Point start, Point end, const StrandLook& look,
                  const TieWords& words, const Look& page);

}  // namespace entente::relations
