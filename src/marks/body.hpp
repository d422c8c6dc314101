#pragma once

#include <set>
#include <string>
#include <vector>

#include "entente/layout.hpp"
#include "marks/drawing.hpp"

namespace entente::marks {

/// Entries of the legend in their fixed order. A body reports what it drew; the frame draws keys
/// for that and nothing else.
enum class Key : std::uint8_t {
  cooperation,
  conflict,
  neutral,
  verbal,
  material,
  planned,
  reported,
  claimed,
  denied,
  cancelled,
  hypothetical,
  ended,
  country,
  official,
  organization,
  bloc,
  other_actor,
  unknown_actor,
  point,
  interval,
  uncertain,
  open_end,
  unknown_end,
  era,
  future,
  claim,
  camp_a,
  camp_b,
};

/// The key that explains a sign, a status (none for what happened) or a kind of actor.
inline Key key_of(Sign sign) {
  constexpr Key keys[] = {Key::cooperation, Key::conflict, Key::neutral};
  return keys[static_cast<std::size_t>(sign)];
}
inline Key key_of(ActorKind kind) {
  constexpr Key keys[] = {Key::country, Key::official, Key::organization, Key::bloc,
                          Key::other_actor};
  return keys[static_cast<std::size_t>(kind)];
}
inline void add_status_key(Status status, std::set<Key>& keys) {
  constexpr Key by_status[] = {Key::planned, Key::planned,   Key::reported,    Key::claimed,
                               Key::denied,  Key::cancelled, Key::hypothetical};
  if (status != Status::happened) keys.insert(by_status[static_cast<std::size_t>(status)]);
}

/// A drawn graph or timeline, without title, legend and notes. Coordinates are those of the page.
struct Body {
  std::vector<Element> elements;
  double bottom = 0;  ///< lower end of what is used of the area
  std::set<Key> keys;
  std::vector<std::string> notes;   ///< printed below the legend: "12 further events not shown"
  Diagnostics diagnostics;          ///< `reduced`, `does-not-fit`, `font-coverage`
  std::size_t left_out = 0;         ///< items that are not shown: the frame says so
  std::size_t actors_left_out = 0;  ///< houses that are not shown
  std::size_t quiet = 0;            ///< items that are shown without number and words
  bool worded = true;               ///< the items' words are drawn, not their numbers alone
  bool fits = true;
  LayoutReport layout;             ///< how a graph was laid out
  std::vector<ActorPlace> places;  ///< of a graph
};

}  // namespace entente::marks
