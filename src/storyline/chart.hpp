#pragma once

#include <optional>
#include <string>
#include <vector>

#include "layout/story_flags.hpp"
#include "storyline/weave.hpp"
#include "timeline/plan.hpp"
#include "timeline/ticks.hpp"

/// Where everything of a storyline is on the page: what a painter needs, no colors.
namespace entente::storyline {

/// The words of an event: number and date, then the title.
struct Label {
  std::string number;
  Size badge;
  std::vector<std::vector<std::string>> titles;  ///< each way to break it
  std::vector<Size> sizes;                       ///< of the whole label, for each of them
};

struct Name {
  std::string words;
  Rect box;           ///< of the words
  bool edge = false;  ///< at the left edge of the figure
  bool official = false;
  std::vector<std::string> lines = {};  ///< if there are several
};

struct EraWords {
  std::string words;
  double left = 0, width = 0;
};

struct Chart {
  Story story;
  Axis axis;
  Weave weave;  ///< y = 0 is the hub
  std::vector<Label> labels = {};
  layout::StoryFlags flags = {};
  std::vector<Name> names = {};
  timeline::Ticks ticks = {};
  std::vector<timeline::EraBand> eras = {};
  std::vector<EraWords> era_words = {};
  double left = 0;  ///< of the figure
  double hub = 0;   ///< y on the page
  double top = 0;   ///< of the ground
  double line = 0;  ///< y of the axis
  double tick_baseline = 0, context_baseline = 0;
  double bottom = 0;
  std::size_t nameless = 0;       ///< lines that nothing names
  std::size_t told_by_title = 0;  ///< lines that the title of one of their events names alone
  bool fits = true;
};

struct ChartWish {
  Rect area;
  StoryWish story;
  double stretch = 1;  ///< of the distance between homes
};

/// Nullopt if there is no room for the events side by side, or nothing to tell.
std::optional<Chart> lay_chart(const Context& context, const ChartWish& wish);

/// Puts the names that belong to starts; the others when the flags have their places.
void put_first_names(const Dossier& dossier, const theme::Metrics& metrics, Rect area,
                     Chart& chart);
void put_further_names(const Dossier& dossier, const theme::Metrics& metrics, Chart& chart);

/// Height of words of this size, from the top of capitals to the depth of descenders.
double height_of_words(double size);

}  // namespace entente::storyline
