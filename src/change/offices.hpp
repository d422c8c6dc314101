#pragma once

#include <map>
#include <vector>

#include "change/united.hpp"

/// Who acts for a house, as two days or two versions see it.
namespace entente::change {

/// One person at one house. Of several posts there the first in the document counts.
struct Office {
  ActorIndex actor, house;
  Change change = Change::kept;  ///< changed: another post than before
  const Post* post = nullptr;    ///< the later one, of `ended` the earlier
  const Post* before = nullptr;  ///< of `changed`
  double day = 0;                ///< of the change; of what is kept: when it began
};

struct Offices {
  std::vector<Office> list;  ///< what changed first, by day
  std::size_t undated = 0;   ///< posts of people at these houses that cannot be compared
};

/// Of the houses that the panel has. Posts without a date are counted: nobody knows whether they
/// were held on either day.
Offices offices_between(const Dossier& dossier, const Panel& panel);

/// The same of two versions, by what posts are called and where they are. Dates do not matter.
Offices offices_between(const United& united, const Panel& panel);

/// Whether somebody holds a post with a date at a house at noon of a day.
bool has_office(const Dossier& dossier, ActorIndex house, double noon);

}  // namespace entente::change
