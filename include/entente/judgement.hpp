#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "entente/diagnostic.hpp"
#include "entente/render.hpp"

namespace entente {

/// What an editor would send a figure back for.
enum class Flaw : std::uint8_t {
  text_overlap,     ///< two texts lie on each other
  text_outside,     ///< a text leaves the page
  text_struck,      ///< a line runs through a text
  text_spills,      ///< a text runs over the edge of the shape that it stands on
  text_covered,     ///< a shape is painted over a text
  small_type,       ///< type below the floor of a page of that width
  low_contrast,     ///< text on its ground below 4.5:1 (WCAG 2, 1.4.3)
  ink_outside,      ///< a shape leaves the page
  node_overlap,     ///< two actors lie on each other
  node_misplaced,   ///< a member is not inside its house, or two actors share an id
  line_over_node,   ///< a line runs over an actor that it does not tie
  line_unattached,  ///< a line does not start and end at the actors that it ties
  mark_collision,   ///< words, numbers or arrowheads of a line lie on an actor or on other lines'
  forbidden,        ///< an element or attribute that office programs and browsers do not agree on
};

/// "text-struck"
std::string_view word(Flaw flaw);
/// "A line runs through a text."
std::string_view meaning(Flaw flaw);
const std::vector<Flaw>& all_flaws();

struct Fault {
  Flaw flaw{};
  std::string message;                 ///< one line: what and where, in px of the figure
  std::uint32_t line = 0, column = 0;  ///< in the SVG, 1-based; 0: unknown
};

/// What can be measured in a figure, from its geometry alone, without a browser. Widths of text in
/// scripts that neither the built-in metrics nor the fonts know are estimates.
struct Judgement {
  double width = 0, height = 0;  ///< px
  double width_in = 0;           ///< inches that it is printed at
  std::size_t texts = 0, lines = 0, nodes = 0, edges = 0;
  std::size_t crossings = 0;   ///< of lines of different ties; a measure, no fault
  double smallest_type = 0;    ///< pt at width_in; 0: no text
  double floor = 0;            ///< pt: smallest type of a page of width_in
  double lowest_contrast = 0;  ///< 1 to 21; 0: no text
  std::vector<Fault> faults;   ///< in order of their kinds, then of painting

  std::size_t count(Flaw flaw) const;
};

/// Judges a figure of render(). `width_in`: the width it is printed at, in inches; 0: its own, at
/// 96 px each.
Judgement assess(const Figure& figure, double width_in = 0);

/// Reads back an SVG that entente wrote and judges it; what entente would not write is a fault of
/// its own (`forbidden`). Safe on any bytes. Error: `not-a-figure` for what is no such SVG at all,
/// `limit-exceeded`.
Checked<Judgement> assess_svg(std::string_view svg, double width_in = 0, const Fonts& fonts = {});

/// The faults as diagnostics with the code `figure-fault`, the place in the SVG included.
Diagnostics diagnostics(const Judgement& judgement);

}  // namespace entente
