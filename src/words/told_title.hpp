#pragma once

#include <set>
#include <string>
#include <vector>

#include "select/selection.hpp"

namespace entente::words {

/// The title of an item, with who has a part in it if neither the title nor `ends` tells it:
/// "Foreign Ministry: note to Paris", "Ceasefire (mediator: Norway)".
std::string told_title(const Dossier& dossier, const select::Selection& selection,
                       const select::ItemView& facts, const std::set<ActorIndex>& ends);

/// "mediator: Norway", "chair: Russia and Turkey": who stands aside in an item and does not merely
/// look on, if neither the title nor `ends` tells it.
std::vector<std::string> told_aside(const Dossier& dossier, const select::Selection& selection,
                                    const select::ItemView& facts,
                                    const std::set<ActorIndex>& ends);

}  // namespace entente::words
