#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/measure.hpp"
#include "timeline/scale.hpp"

namespace entente::timeline {

struct Tick {
  double x = 0;        ///< where the time is
  double label_x = 0;  ///< middle of its label
  std::string label;
};

struct Ticks {
  std::vector<Tick> marks;
  /// Second row: what the labels above belong to ("2026" below "Jan", "Feb 2026" below "18"), at
  /// the first tick it is true for. `label_x`: middle.
  std::vector<Tick> contexts;
};

struct TickWish {
  text::Style style;
  std::string_view language;
  bool day_is_finest = true;  ///< no date is known better than to the day: neither are ticks
  bool down = false;          ///< labels stand above each other, contexts right below theirs
  double low = -1e9;          ///< px: where the page ends for labels
};

/// Ticks for all segments, from seconds to billions of years, with labels that do not touch.
Ticks make_ticks(const Scale& scale, const TickWish& wish);

}  // namespace entente::timeline
