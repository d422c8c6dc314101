#pragma once

#include <string>
#include <vector>

#include "change/panels.hpp"

/// Two versions of a dossier in one, so that both are drawn in one picture.
namespace entente::change {

/// What became of a record from the earlier version to the later.
struct Verdict {
  Change change = Change::kept;
  bool former = false;   ///< how a changed one was before, beside how it is now
  std::string how = {};  ///< "status: reported → happened"
};

/// The later version, with what the earlier alone has, and with what looked otherwise there. Actors
/// have the posts of their own version.
struct United {
  Dossier dossier;
  std::vector<Verdict> actors, relations, events;  ///< by index
  std::vector<std::vector<Post>> earlier_posts;    ///< by actor, as the earlier version has them
  bool same = false;                               ///< nothing differs
};

United unite(const Dossier& before, const Dossier& after);

/// One panel: what became of ties, and of events that are not the same in both. Of events that are,
/// the numbers are in `later`.
Story between_versions(const United& united, const select::Selection& selection,
                       const Hidden& hidden = {});

}  // namespace entente::change
