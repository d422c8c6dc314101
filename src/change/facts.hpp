#pragma once

#include <limits>
#include <string>
#include <vector>

#include "select/selection.hpp"

namespace entente::change {

constexpr double always = std::numeric_limits<double>::infinity();

/// One stretch of time in which a tie holds, or one event, between houses: people and bodies act as
/// theirs. Days as in date::axis_earliest(); what is known as a range stands at its middle.
struct Fact {
  int number = 0;         ///< of the item
  std::size_t spell = 0;  ///< which of its stretches of time
  bool is_event = false;
  bool succeeds = false;             ///< one house goes on as another
  bool again = false;                ///< the same held earlier, and ended
  bool lasts = false;                ///< holds from `begin` until `end`; else it happens at `begin`
  double begin = 0, end = 0;         ///< -always, always: without an end in that direction
  bool begin_unknown = false;        ///< nobody says when it began: `begin` is -always
  bool end_unknown = false;          ///< nobody says whether it ended: `end` is always
  double end_from = 0, end_to = 0;   ///< the range in which it ended
  std::vector<ActorIndex> from, to;  ///< houses; `to` is empty among equals
  Sign sign = Sign::neutral;
  Status status = Status::happened;
  double weight = 1;
  const date::Edtf* when = nullptr;
  std::string words;  ///< its title; of a tie without a label that of the event that began it

  bool equals() const { return to.empty(); }
  /// Three or more that meet: they are not tied to each other one by one.
  bool is_meeting() const { return to.empty() && from.size() > 2; }
};

/// All that has a date and joins two houses, by date and number; and what is not among it.
struct Facts {
  std::vector<Fact> list;
  std::vector<int> undated;  ///< numbers of items whose time nobody knows
  std::vector<int> inside;   ///< numbers of items that join no two houses
  std::vector<int> told;     ///< numbers of events that a tie's beginning or end tells already
  bool houses_act = false;   ///< somebody's part is told of his house
};

Facts facts_of(const Dossier& dossier, const select::Selection& selection);

/// Each item once, with its first date if it has any, as one that lasts.
Facts whole_facts_of(const Dossier& dossier, const select::Selection& selection);

/// Whether it is sure to be: planned, reported, claimed, denied and the like are not.
inline bool is_certain(const Fact& fact) { return fact.status == Status::happened; }

/// From the same to the same; of equals, between the same.
bool same_ends(const Fact& a, const Fact& b);

/// Whether one begins where the other ends, with the same ends and the opposite sign.
inline bool turns_into(const Fact& old, const Fact& now) {
  return now.lasts && old.sign != now.sign && same_ends(old, now) &&
         now.begin >= old.end_from - 1 && now.begin <= old.end_to;
}

/// The day on which the dossier's knowledge ends: its as-of date, else the last date in it.
double end_of_knowledge(const select::Selection& selection, const Facts& facts);

}  // namespace entente::change
