#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/shared_list.hpp"
#include "timeline/flags.hpp"
#include "timeline/plan.hpp"

/// How dates and titles are broken into lines.
namespace entente::timeline {

/// What the many trials of one timeline have in common. A title is that of one item.
struct WordsCache {
  struct Broken {
    Words words;
    bool cut = false;  ///< the title loses words
  };
  struct Date {
    std::vector<std::string> lines;
    double width = 0;  ///< px, of the widest line
  };
  template <class Value>
  using ByTitle = std::unordered_map<base::SharedText, Value, base::SharedText::ByIdentity,
                                     base::SharedText::ByIdentity>;

  ByTitle<std::vector<Broken>> labels;                           ///< in one line, in two …
  std::map<std::vector<double>, std::optional<FlagPlan>> plans;  ///< by sites, sizes and levels
  /// By width and type: few widths have many titles.
  std::map<std::pair<double, double>, ByTitle<std::vector<std::string>>> titles;
  std::map<std::pair<double, double>, std::unordered_map<std::size_t, Date>> dates;  ///< by item
};

/// The number of an item before its words.
Label badge_of(const Entry& entry, const theme::Metrics& metrics);

/// Lines of the date, at most three, in bold type of this size.
const WordsCache::Date& date_lines(const Entry& entry, double type, double width,
                                   WordsCache& cache);

/// All lines of the title, in type of this size.
const std::vector<std::string>& title_lines(const Entry& entry, double type, double width,
                                            WordsCache& cache);

/// What its title is set in.
text::Style title_style(const Entry& entry, double type);

/// Date and title of a label in one line, in two … `most`, as narrow as that allows; `cut` says
/// whether they lose words.
std::vector<WordsCache::Broken> broken_words(const Entry& entry, const theme::Metrics& metrics,
                                             int most);

/// Px from the top of a label with these words to below its last line.
double height_of(const Words& words, const Sizes& sizes);

}  // namespace entente::timeline
