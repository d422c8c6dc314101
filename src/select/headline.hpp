#pragma once

#include <optional>
#include <set>
#include <vector>

#include "select/selection.hpp"

namespace entente::select {

/// No more than half of the items weigh less. Pre: there are some.
double usual_weight(const Dossier& dossier, const std::vector<Item>& items);

/// The numbers of the items that the title speaks of: whose own title shares a word with it that
/// names no actor and that few items have, and those between two whom it names if they are few.
/// Words of one stem are the same: "defeat", "defeated".
std::set<int> told_by_title(const Dossier& dossier, const std::vector<Item>& items,
                            const std::optional<date::Edtf>& as_of);

/// The numbers of what stands out from all else: what the title speaks of, and those that weigh
/// most (or have the largest amounts), or four times as much as usual. No more than a third of all
/// items, and than eight: of more that the title speaks of, those that weigh more than usual, if
/// these are few; of more than that together, those that the title speaks of.
std::set<int> stressed_of(const Dossier& dossier, const Selection& selection);

}  // namespace entente::select
