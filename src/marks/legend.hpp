#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/dossier.hpp"
#include "languages/language.hpp"
#include "marks/drawing.hpp"

/// What a legend says. A body gives an entry for each sign that it drew; the frame shows those and
/// no others.
namespace entente::marks {

/// What a sign looks like: around y = 0, from x = 0 to `width`.
struct Sample {
  double width = 0;
  std::vector<Element> drawing;
  std::string words = {};  ///< "5", where an entry is a scale of several samples
  bool operator==(const Sample&) const = default;
};

/// The order of the entries in a legend; entries of one rank stand as they were given.
enum class Rank : std::uint8_t { sign, medium, status, ended, actor, stretch, claim, camp, scale };

/// One entry: its samples and what they mean. The words follow the samples; in a scale, whose
/// samples have words of their own, they lead: "Number of events: ▬ 1 ■ 5".
struct LegendEntry {
  Rank rank{};
  int order = 0;  ///< among those of its rank
  std::string words;
  std::vector<Sample> samples;
  /// Whether samples that another body has for the same stand beside these, the narrower first;
  /// else those of the first body stand for both.
  bool in_company = false;
  /// Its samples are what this figure draws, whatever others might draw for the same.
  bool as_drawn = false;
  /// Only where the legend gets no higher by it.
  bool if_room = false;
  bool is_scale() const { return !samples.empty() && !samples.front().words.empty(); }
  bool operator==(const LegendEntry&) const = default;
};
using Legend = std::vector<LegendEntry>;

/// Adds the entries of a further body in their order: what means the same becomes one entry.
void join(Legend& legend, Legend more);
/// The legend with the samples that `possible` has for the same, but for scales: on a page of two
/// bodies a sign is explained in one way, whichever of them used it.
Legend explained_as(const Legend& possible, Legend legend);

/// The legend with statuses that look alike told once: "Reported, claimed".
Legend told_once(Legend legend, const languages::Phrases& phrases);

/// The legend without what has nothing to be told from: "Neutral" where all is, a shape or a width
/// where there is one.
Legend told_apart(Legend legend, const languages::Phrases& phrases);

/// An entry without samples as yet for what all kinds of figures have signs for.
LegendEntry entry_for(Sign sign, const languages::Phrases& phrases);
LegendEntry entry_for(Status status, const languages::Phrases& phrases);

}  // namespace entente::marks
