#pragma once

#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "timeline/flags.hpp"
#include "timeline/plan.hpp"

/// The words of the items: labels above the lanes, or numbers there and a list below.
namespace entente::timeline {

/// What the many trials of one timeline have in common.
struct WordsCache {
  struct Broken {
    Label label;
    bool cut = false;  ///< the title loses words
  };
  std::map<std::tuple<std::size_t, std::string, std::size_t>, Broken>
      labels;  ///< by item, title and way to break it
  std::map<std::vector<double>, std::optional<FlagPlan>> plans;  ///< by sites, sizes and levels
  /// Lines of titles, by size of type and width; of dates, by item too.
  std::map<std::tuple<std::string, double, double>, std::vector<std::string>> titles;
  std::map<std::tuple<std::size_t, double, double>, std::vector<std::string>> dates;
};

/// Puts a label with its words above each dated item, from area.y downwards, in as few levels as
/// give every label its room; sets gutter_top and lanes_top. False if they need more than
/// `max_height`, or if the result would be harder to read than a list.
bool put_words_above(const theme::Metrics& metrics, Rect area, double max_height, WordsCache& cache,
                     Plan& plan);

/// Words that stand beside their mark; `label.center.y` and the words are still at 0.
struct SetWords {
  Label label;
  double height = 0;  ///< px, with what keeps it from the next
};

/// Breaks words for a column between `left` and `left + width`: date and title side by side if that
/// leaves room for both, else below each other.
std::vector<SetWords> set_beside(const std::vector<Drawn*>& items, const theme::Metrics& metrics,
                                 double left, double width, WordsCache& cache);

/// A list of dates and titles in columns, from plan.bottom downwards, which moves on. Each has its
/// number before it if the chart has `numbers`, else its mark.
void put_list(const theme::Metrics& metrics, Rect area, std::string_view language, bool numbers,
              WordsCache& cache, Plan& plan);

/// The rows of undated items, from plan.bottom downwards, which moves on.
void put_undated(const theme::Metrics& metrics, Rect area, std::string_view language,
                 WordsCache& cache, Plan& plan);

}  // namespace entente::timeline
