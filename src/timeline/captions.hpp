#pragma once

#include "timeline/plan.hpp"

/// The words of the items: labels above the lanes, or numbers there and a list below.
namespace entente::timeline {

/// Puts a label with its words above each dated item, from area.y downwards, in as few levels as
/// give every label its room; sets gutter_top and lanes_top. False if they need more than
/// `max_height`, or if the result would be harder to read than a list.
bool put_words_above(const theme::Metrics& metrics, Rect area, double max_height, Plan& plan);

/// The same with numbers only, in one or two levels. False if there are too many.
bool put_numbers_above(const theme::Metrics& metrics, Rect area, double max_height, Plan& plan);

/// A list of numbers, dates and titles in columns, from plan.bottom downwards, which moves on.
void put_list(const theme::Metrics& metrics, Rect area, std::string_view language, Plan& plan);

/// The row of undated items, from plan.bottom downwards, which moves on. `words`: false for
/// numbers only.
void put_undated(const theme::Metrics& metrics, Rect area, std::string_view language, bool words,
                 Plan& plan);

}  // namespace entente::timeline
