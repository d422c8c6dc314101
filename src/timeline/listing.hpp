#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "timeline/breaks.hpp"

/// Words of items in lists, and beside a chart that runs down.
namespace entente::timeline {

/// Words that stand beside their mark; `label.center.y` and the words are still at 0.
struct SetWords {
  Label label;
  double height = 0;  ///< px, with what keeps it from the next
};

/// Breaks words for a column between `left` and `left + width`: date and title side by side if that
/// leaves room for both, else below each other.
std::vector<SetWords> set_beside(const std::vector<Drawn*>& items, const theme::Metrics& metrics,
                                 double left, double width, WordsCache& cache);

/// Entries in columns, from 0 downwards.
struct List {
  std::vector<Label> labels;
  double height = 0;
};

/// Px between a chart and the list below it.
inline double gap_above_list(const Sizes& sizes) { return sizes.em; }

/// A list of the dates and titles of the listed items; those without a date are told so. Each has
/// its number before it if the chart has `numbers`, else its mark. None if that is certain to be
/// higher than `highest`.
std::optional<List> make_list(const theme::Metrics& metrics, Rect area, double highest,
                              std::string_view language, bool numbers, WordsCache& cache,
                              Plan& plan);

/// Moves plan.bottom on below the list.
void make_room(const List& list, const theme::Metrics& metrics, Plan& plan);

/// The list into the room that was made for it.
void put_list(List list, Rect area, Plan& plan);

/// The rows of undated items, from plan.bottom downwards, which moves on.
void put_undated(const theme::Metrics& metrics, Rect area, std::string_view language,
                 WordsCache& cache, Plan& plan);

}  // namespace entente::timeline
