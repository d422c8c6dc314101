#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/layout.hpp"
#include "marks/legend.hpp"
#include "marks/line_scale.hpp"

namespace entente::marks {

/// A drawn graph or timeline, without title, legend and notes. Coordinates are those of the page.
struct Body {
  std::vector<Element> elements;
  double bottom = 0;                   ///< lower end of what is used of the area
  Legend legend;                       ///< what the signs mean that it uses
  std::string finding = {};            ///< what it shows, in a sentence for the text alternative
  std::vector<std::string> told = {};  ///< the same in full, for who does not see it
  std::vector<std::string> notes;      ///< printed below the legend: "12 further events not shown"
  Diagnostics diagnostics;             ///< `reduced`, `does-not-fit`, `font-coverage`
  std::size_t left_out = 0;            ///< items that are not shown: the frame says so
  std::size_t outside = 0;             ///< of these: what no page of this kind of figure tells
  std::size_t actors_left_out = 0;     ///< houses that are not shown
  std::size_t without_lane = 0;        ///< of a timeline: houses that have none
  std::size_t quiet = 0;               ///< items that are shown without number and words
  bool fits = true;
  std::optional<LineScale> lines = {};  ///< if widths of lines mean something
  bool time_across = false;             ///< time runs from left to right
  LayoutReport layout;                  ///< how a graph was laid out
  std::vector<ActorPlace> places;       ///< of a graph
};

}  // namespace entente::marks
