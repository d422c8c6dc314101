#pragma once

#include "timeline/breaks.hpp"

/// Words of items above the lanes.
namespace entente::timeline {

/// Puts a label with its words above each dated item whose words are not listed, from area.y
/// downwards, in as few levels as give every label its room; sets gutter_top and lanes_top. Each
/// has its number before it if the chart has `numbers`. False if they need more than `max_height`,
/// or if the result would be harder to read than a list.
bool put_words_above(const theme::Metrics& metrics, Rect area, double max_height, bool numbers,
                     WordsCache& cache, Plan& plan);

/// Px without which that is false, whatever the words.
double least_of_words_above(const Sizes& sizes);

}  // namespace entente::timeline
