#pragma once

#include <set>

#include "marks/legend.hpp"
#include "timeline/drawing.hpp"

/// What the legend of a timeline shows.
namespace entente::timeline {

/// The signs that a timeline uses.
struct Signs {
  std::set<Sign> signs;
  std::set<Status> statuses;  ///< `happened` has no sign of its own
  bool interval = false, uncertain = false, open_end = false, unknown_end = false;
  bool era = false, future = false, claim = false;
  bool upon = false;   ///< by somebody without a lane
  bool aside = false;  ///< who has a part in it and is no party
};

/// An upper bound of the signs that a timeline of the selection uses.
Signs possible_signs(const Context& context);

marks::Legend legend_of(const Signs& signs, const Look& look, const languages::Phrases& phrases);

}  // namespace entente::timeline
