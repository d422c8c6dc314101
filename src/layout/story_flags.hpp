#pragma once

#include <functional>
#include <vector>

#include "base/geometry.hpp"

/// Words above and below a band of lines, each on a pole that stands over its site.
namespace entente::layout {

struct StoryFlag {
  double site = 0;             ///< x of its pole
  double top = 0, bottom = 0;  ///< y at which the pole leaves what it names
  std::vector<Size> shapes;    ///< of the words, each way to break them; in order of preference
  int passed_up = 0, passed_down = 0;             ///< lines that the pole would cross
  bool blocked_up = false, blocked_down = false;  ///< words stand in its way
};

struct StoryFlagWish {
  double low = 0, high = 0;  ///< x: words stay inside
  double room = 0;           ///< height for all; what is more costs much
  double clearance = 5;      ///< between a pole and its words
  double gap = 6;            ///< between words of different flags, and between words and lines
  /// y of the uppermost (lowest) thing between two x that words must not cover.
  std::function<double(double from, double to)> ceiling, floor;
};

struct StoryFlagPlace {
  bool below = false;
  bool left = false;  ///< words to the left of the pole
  std::size_t shape = 0;
  Rect words;
};

struct StoryFlags {
  std::vector<StoryFlagPlace> places;
  double top = 0, bottom = 0;  ///< of all words
  bool possible = true;        ///< false: some words lie on others or on a pole
  double cost = 0;
};

/// Chooses for every flag whether it flies above or below, to the left or to the right of its pole
/// and how its words are broken; then words stand as near to the lines as they can. A pole inside
/// the span of other words belongs to a flag nearer to the lines; so two flags cannot both hold the
/// other's pole. Local search from several starts. Deterministic.
StoryFlags place_story_flags(const std::vector<StoryFlag>& flags, const StoryFlagWish& wish);

}  // namespace entente::layout
