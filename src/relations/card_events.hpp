#pragma once

#include <string>
#include <vector>

#include "relations/drawing.hpp"

/// Events that no line shows, in the box of the one actor, or the one house, who has a part in
/// them.
namespace entente::relations {

struct CardEvent {
  int number = 0;
  std::string title;                    ///< for readers: what, and when
  std::vector<std::string> what, when;  ///< lines
  bool bold = false;                    ///< what, but not when
};

/// How far words keep from the borders of their shape, and from a name above them.
inline double event_margin(const theme::Metrics& metrics) { return 0.6 * metrics.name; }

/// Below each other, with what they keep between them.
Size size_of(const std::vector<CardEvent>& events, const theme::Metrics& metrics);
/// Each centered on x, from y on.
void draw_events(const std::vector<CardEvent>& events, Point top, const Look& look,
                 std::vector<Element>& out);

}  // namespace entente::relations
