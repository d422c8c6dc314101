#pragma once

#include <vector>

#include "select/selection.hpp"

namespace entente::select {

/// How somebody stands in an item, by his role and those of the others. Equals deal with each
/// other, or all with who is in their middle; who stands aside helps others to meet, looks on, or
/// is what it is about: no line of the item ends at him, but a grey one at a box of it.
enum class Standing : std::uint8_t { acts, acted_upon, equal, middle, aside };

/// Whether somebody in this role helps others to meet: he has a grey line where that has a box.
bool helps_to_meet(RoleKind kind);

/// By participant. At least one does not stand aside.
std::vector<Standing> standings(const Dossier& dossier, const Selection& selection,
                                const ItemView& facts);

}  // namespace entente::select
