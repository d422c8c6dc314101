#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/shared_list.hpp"
#include "entente/render.hpp"
#include "select/selection.hpp"
#include "timeline/trace.hpp"

/// The items of a figure with what the timeline needs of them: still no pixels.
namespace entente::timeline {

/// What stands for an item on one of its lanes.
enum class Glyph : std::uint8_t {
  mark,   ///< who acts, or does so among equals
  arrow,  ///< who is acted upon
  ring    ///< mediators, witnesses, objects
};

/// A lane is a house: a country, or an organization that belongs to none; or any actor, if each has
/// a lane of its own.
struct LaneKey {
  enum class Kind : std::uint8_t { actor, nobody, unknown, others } kind = Kind::actor;
  ActorIndex actor;  ///< of kind `actor`
  auto operator<=>(const LaneKey&) const = default;
};

/// Of a stop of whom the title names.
constexpr double weight_of_titled = 4;

struct Stop {
  LaneKey lane;
  Glyph part = Glyph::mark;
  double weight = 1;  ///< how much the story is about who stands there
  bool upon = false;  ///< has the mark, as who acts upon it has no lane
};

struct Entry {
  std::size_t item = 0;  ///< position in selection.items
  int number = 0;
  std::string id;
  Sign sign = Sign::neutral;
  Status status = Status::happened;
  double importance = 0;
  double size = 1;        ///< of its marks: what weighs more, or has more, is larger
  bool decisive = false;  ///< stands out: set in bold type
  bool quiet = false;     ///< drawn small, without number and words
  bool listed = false;    ///< its words stand in a list, not at its marks
  bool counted = false;   ///< no more than one of many in the strip, on no lane
  bool bare = false;  ///< would be counted, but has a small mark where others have words: no bar
  // Trials copy entries by the thousand: what they hardly ever change is shared.
  base::SharedText title, date;
  base::SharedList<Stop> stops;    ///< one per lane; not empty
  base::SharedList<Trace> spells;  ///< empty: undated
  base::SharedList<Trace> claims;  ///< other versions of the date

  bool dated() const { return !spells.empty(); }
};

/// Whether it has a place on an axis: not if it is undated, or lasts all along.
bool has_place(const Entry& entry);

/// What share of those who take part are actors with a name, by their weights. Pre: there are
/// stops.
double of_actors(const std::vector<Stop>& stops);

/// Whether no date has a time of day.
bool to_the_day(const std::vector<Entry>& entries);

/// Whether sizes of marks follow amounts, as each item has one in the same unit; else weights.
bool size_is_amount(const Dossier& dossier, const select::Selection& selection);

/// Lanes for houses, unless the story runs inside of one: then its people and bodies have lanes.
LaneChoice lanes_of_story(const Dossier& dossier, const select::Selection& selection,
                          LaneChoice choice);

/// Entries for the items at these positions, in order of their numbers.
std::vector<Entry> make_entries(const Dossier& dossier, const select::Selection& selection,
                                const std::vector<std::size_t>& items,
                                LaneChoice lanes = LaneChoice::houses);

/// Where all dates are times of one day, names the day no more: "10:30". The axis does.
void name_times_alone(std::vector<Entry>& entries, std::string_view language);

/// Cuts what lies outside of the selection's window: what goes on beyond it becomes open.
Trace clipped(Trace trace, const select::Selection& selection);

}  // namespace entente::timeline
