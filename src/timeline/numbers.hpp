#pragma once

#include "timeline/plan.hpp"

namespace entente::timeline {

/// A badge with this number (or range of numbers), not yet placed.
Label number_badge(std::string number, const theme::Metrics& metrics);

/// The same no higher than a line of a list.
Label small_badge(std::string number, const theme::Metrics& metrics);

/// A mark where a list has no numbers, as large as those of the item.
Label mark_alone(const Entry& entry, const theme::Metrics& metrics);

/// Nothing before the words: their pole alone leads to the marks.
Label words_alone(const theme::Metrics& metrics);

/// Dated items with words, from left to right.
std::vector<Drawn*> by_site(Plan& plan);

/// Px of height in which poles come down that lean by `lean` px.
double gutter_for(double lean, const Sizes& sizes);

/// Puts the number of each dated item above its marks, in one or two levels. Where marks crowd, a
/// few share a badge over a bracket. False if that needs more than `max_height` or if nobody could
/// follow it.
bool put_numbers_above(const theme::Metrics& metrics, Rect area, double max_height, Plan& plan);

/// Px without which that is false, wherever the marks stand.
double least_of_numbers_above(const Sizes& sizes, Plan& plan);

/// Puts the lanes right at the top. False if that needs more than `max_height`.
bool put_nothing_above(Rect area, double max_height, const Sizes& sizes, Plan& plan);

}  // namespace entente::timeline
