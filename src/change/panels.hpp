#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "change/periods.hpp"

namespace entente::change {

/// What became of something. `changed`: it gave way to another that began when it ended, or took
/// the place of one.
enum class Change : std::uint8_t { kept, added, ended, changed };

/// The place of a line in all panels: of a pair of houses and a sign. What is over beside what
/// lasts has one of its own, and so has each meeting of several.
struct Track {
  std::vector<ActorIndex> houses;  ///< two; of a meeting: all, in their order
  Sign sign = Sign::neutral;
  bool over = false;
  int meeting = 0;         ///< number of the event; 0: this is no meeting
  double weight = 0;       ///< of all its facts
  std::size_t panels = 0;  ///< in how many it is
};

/// A line in one panel.
struct PanelLine {
  std::size_t track = 0;
  Change change = Change::kept;
  bool over = false;               ///< drawn as what is no more
  std::size_t named = 0;           ///< the fact that says what it is
  std::vector<std::size_t> facts;  ///< all on it in this period
  std::vector<ActorIndex> to;      ///< who is acted upon; empty: they are equals
};

/// Whether a line has a head at this house.
inline bool acts_on(const PanelLine& line, ActorIndex house) {
  return line.to.empty() || std::find(line.to.begin(), line.to.end(), house) != line.to.end();
}

/// Whether others are acted upon than before: an answer does not go on with what it answers.
inline bool turned_round(const PanelLine& before, const PanelLine& now) {
  return !before.to.empty() && std::any_of(now.to.begin(), now.to.end(), [&](ActorIndex house) {
    return std::find(before.to.begin(), before.to.end(), house) == before.to.end();
  });
}

/// A change that is worth a line of words.
struct Mention {
  Change change{};
  std::size_t fact = 0;
  std::optional<std::size_t> before = {};  ///< what gave way to it
  bool again = false;                      ///< it was there earlier
  double day = 0;
  std::string how = {};  ///< what of it changed: "status: reported → happened"
};

struct Panel {
  Period period;
  std::vector<PanelLine> lines;
  std::vector<Mention> mentions;        ///< by date
  std::map<ActorIndex, Change> houses;  ///< who has a line
};

/// All of the story in periods.
struct Story {
  Facts facts;
  Periods periods;
  std::vector<Track> tracks;
  std::vector<Panel> panels;
  std::vector<int> later;  ///< numbers of items that begin when knowledge ends
};

/// What is not drawn.
struct Hidden {
  std::set<ActorIndex> houses;  ///< and no line of theirs
  std::set<int> meetings;       ///< numbers of events
};

/// One panel: what is in force on two days. Lasting events count as ties, other events are left
/// to `later` with all that is in force on neither. Whose beginning or end nobody knows is taken as
/// in force before or after it.
Story between(const Dossier& dossier, const select::Selection& selection, double before,
              double after, const Hidden& hidden = {});

Story tell(const Dossier& dossier, const select::Selection& selection, const Division& division,
           const Hidden& hidden = {});

}  // namespace entente::change
