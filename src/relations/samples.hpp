#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "marks/legend.hpp"
#include "relations/drawing.hpp"

/// What the legend of a relation graph shows.
namespace entente::relations {

/// A line of one item is still seen: 0.75 pt, in px.
constexpr double least_line = 1;

/// The signs that a graph uses.
struct Signs {
  std::set<Sign> signs = {};
  std::set<Medium> media = {};
  std::set<Status> statuses = {};  ///< `happened` has no sign
  std::set<ActorKind> actors = {};
  bool open_organization = false;         ///< one has members inside, and no shape of its kind
  bool in_private = false;                ///< one of the people is no official
  std::map<int, std::string> camps = {};  ///< 0, 1: what they are called
  bool ended = false;
  bool actor_over = false;  ///< a state or body is no more
  bool unknown_actor = false;
  bool event = false;          ///< a box of its own for what many have a part in
  bool headless = false;       ///< nobody acts on another: signs are shown without an arrow
  double width_per_item = 0;   ///< px; 0: the width of lines does not tell how many items there are
  std::size_t most_items = 0;  ///< of one line
};

/// Whether the document gives a person no office, and nothing that he belongs to.
bool is_private(const Actor& actor);
/// "Official" of one who may be one; else "Person".
std::string_view person_word(bool in_private, const languages::Phrases& phrases);

/// What a camp is called: as the document names it, else "Side A".
std::string camp_name(const Context& context, int camp);

/// An upper bound of the signs that a graph of the selection uses.
Signs possible_signs(const Context& context);

/// What a width means: px and words.
struct WidthSample {
  double width = 0;
  std::string words;
};
/// How wide a sample may be: rows of a legend do not touch.
inline double highest_sample(const theme::Metrics& metrics) { return 1.4 * metrics.label; }
/// A scale of widths, smallest first; at most three samples, none too high for a legend.
marks::LegendEntry width_scale(std::string words, const std::vector<WidthSample>& samples,
                               const Look& look);
/// Of states and bodies that are no more.
inline Color over_color(const theme::Theme& theme) {
  return theme::blend(theme.neutral, theme.background, 0.1);
}
/// Bands of several actors in one.
inline Color several_color(const theme::Theme& theme) {
  return theme::blend(theme.neutral, theme.background, 0.6);
}
marks::LegendEntry several_in_one(std::string words, const Look& look);

marks::Legend legend_of(const Signs& signs, const Look& look, const languages::Phrases& phrases);

}  // namespace entente::relations
