#pragma once

#include <string_view>

#include "relations/drawing.hpp"

namespace entente::relations {

/// Tells what became of the author's wishes in a form that gives everybody his place by itself, and
/// warns of those that are not kept: who was to stand left of whom does or does not, by `places` of
/// the body; all else is not looked for. `form`: "star".
void tell_wishes_of_places(const Dossier& dossier, std::string_view form, Body& body);

}  // namespace entente::relations
