#pragma once

#include <optional>
#include <string>

#include "select/selection.hpp"

namespace entente::words {

/// What several items of a type are called: by its plural; where their amounts are summed up, by
/// the type itself, if that is nothing that one counts: "aid", not "deliveries of aid". Empty where
/// the type has no plural.
std::string kind_of(const select::ItemView& facts, bool summed);

/// What the one type is called that all items of a sign have, as a legend names the sign by it;
/// none where they are of several types, or too few to be more than examples of the sign, or where
/// the word is long.
std::optional<std::string> common_type(const Dossier& dossier, const select::Selection& selection,
                                       Sign sign);

}  // namespace entente::words
