#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "timeline/flags.hpp"
#include "timeline/plan.hpp"

/// How dates and titles are broken into lines.
namespace entente::timeline {

/// What the many trials of one timeline have in common.
struct WordsCache {
  struct Broken {
    Words words;
    bool cut = false;  ///< the title loses words
  };
  /// By item and title: in one line, in two …
  std::map<std::tuple<std::size_t, std::string>, std::vector<Broken>, std::less<>> labels;
  std::map<std::vector<double>, std::optional<FlagPlan>> plans;  ///< by sites, sizes and levels
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view words) const {
      return std::hash<std::string_view>()(words);
    }
  };
  using Lines = std::vector<std::string>;
  /// Lines of titles, by width, type and weight, and then by words: few widths have many titles.
  std::map<std::tuple<double, double, bool>,
           std::unordered_map<std::string, Lines, Hash, std::equal_to<>>>
      titles;
  std::map<std::pair<double, double>, std::unordered_map<std::size_t, Lines>> dates;  ///< by item
};

/// The number of an item before its words.
Label badge_of(const Entry& entry, const theme::Metrics& metrics);

/// Lines of the date, at most three, in bold type of this size.
const std::vector<std::string>& date_lines(const Entry& entry, double type, double width,
                                           WordsCache& cache);

/// All lines of the title, in type of this size.
const std::vector<std::string>& title_lines(const Entry& entry, double type, double width,
                                            WordsCache& cache);

/// What its title is set in.
text::Style title_style(const Entry& entry, double type);

/// Date and title of a label in so many lines, as narrow as that allows; `cut` says whether they
/// lose words.
WordsCache::Broken broken_words(const Entry& entry, const theme::Metrics& metrics, int lines);

/// Px from the top of a label with these words to below its last line.
double height_of(const Words& words, const Sizes& sizes);

}  // namespace entente::timeline
