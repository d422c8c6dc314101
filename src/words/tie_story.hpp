#pragma once

#include <set>
#include <string>
#include <vector>

#include "select/selection.hpp"
#include "words/spells.hpp"

/// What a line between two actors says: the weightiest item by name, the next by name, the rest
/// counted.
namespace entente::words {

/// How much may be said. What gives way first: the last line, then months, then further lines.
struct StoryStyle {
  std::size_t lines = 4;              ///< at least 1
  Fineness fineness = Fineness::day;  ///< days for one item alone, months where all is in one year
  bool voices = true;                 ///< say who denies it, and on whose word it stands
  /// Who stands at an end as one: where only some of them take part in an item, they are named.
  std::vector<std::vector<ActorIndex>> groups = {};
  /// Whom nothing else tells of: after the headline, what they have a part in is named first.
  std::set<ActorIndex> to_name = {};
  /// Items that other lines tell too: what they come to, they come to on all of these together.
  std::set<int> shared = {};
  /// Events of several that no other line tells: who else took part is named, or counted.
  std::set<int> alone = {};
};

/// At least one line; the first is the headline. `numbers`: of the items of one line, ascending.
/// `ends`: who stands at its two ends; others who act in an item are named before its title
/// ("Macron: Morrison lied").
std::vector<std::string> tie_story(const Dossier& dossier, const select::Selection& selection,
                                   const std::vector<int>& numbers,
                                   const std::set<ActorIndex>& ends, const StoryStyle& style);

/// One item where no line shows it: with its amount, who of `ends` has a part in it where not all
/// do, who doubts it, and its status.
struct Caption {
  std::string title, when;  ///< undated, or if the title says when: nothing
  std::string name = {};    ///< the title without the amount
};
Caption caption(const Dossier& dossier, const select::Selection& selection, int number,
                const std::set<ActorIndex>& ends,
                const std::vector<std::vector<ActorIndex>>& groups);

/// "15 visits", in the form that the language has for this number. Pre: the type has a plural.
std::string count_of(std::size_t count, const select::ItemView& facts, std::string_view language);

/// How many items there are, and when: {"36 visits", "1973–76"}; items of several types are
/// "36 events". `gap`: "none between 1945 and 2015", if that is half of the time or more.
struct Tally {
  std::string count, when, gap;
};
Tally tally(const Dossier& dossier, const select::Selection& selection,
            const std::vector<int>& numbers);

}  // namespace entente::words
