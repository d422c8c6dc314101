#pragma once

#include "timeline/plan.hpp"

/// The words of the items: labels above the lanes, or numbers there and a list below.
namespace entente::timeline {

/// Puts a label with its words above each dated item, from area.y downwards, in as few levels as
/// give every label its room; sets gutter_top and lanes_top. False if they need more than
/// `max_height`, or if the result would be harder to read than a list.
bool put_words_above(const theme::Metrics& metrics, Rect area, double max_height, Plan& plan);

/// Words that stand beside their mark; `label.center.y` and the words are still at 0.
struct SetWords {
  Label label;
  double height = 0;  ///< px, with what keeps it from the next
};

/// Breaks words for a column between `left` and `left + width`: date and title side by side if that
/// leaves room for both, else below each other.
std::vector<SetWords> set_beside(const std::vector<Drawn*>& items, const theme::Metrics& metrics,
                                 double left, double width);

/// A list of numbers, dates and titles in columns, from plan.bottom downwards, which moves on.
void put_list(const theme::Metrics& metrics, Rect area, std::string_view language, Plan& plan);

/// The row of undated items, from plan.bottom downwards, which moves on. `words`: false for
/// numbers only.
void put_undated(const theme::Metrics& metrics, Rect area, std::string_view language, bool words,
                 Plan& plan);

}  // namespace entente::timeline
