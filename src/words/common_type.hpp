#pragma once

#include <optional>
#include <string>

#include "select/selection.hpp"

namespace entente::words {

/// The plural of the one type that all items of a sign have, as a legend names the sign by it; none
/// where they are of several types, or too few to be more than examples of the sign, or where the
/// word is long.
std::optional<std::string> common_type(const Dossier& dossier, const select::Selection& selection,
                                       Sign sign);

}  // namespace entente::words
