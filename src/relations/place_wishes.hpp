#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "relations/drawing.hpp"

namespace entente::relations {

/// Why a wish about two actors is not kept; empty: it is.
using WhyNot = std::function<std::string(ActorIndex, ActorIndex)>;

/// What a form that places actors by itself makes of the author's wishes.
struct WishAnswers {
  WhyNot left_of, near;
  std::string own;  ///< why orders and pinned places are not looked for
};

/// Tells what became of the author's wishes, and warns of those that are not kept.
void tell_wishes(const Dossier& dossier, const WishAnswers& answers, Body& body);

/// The same where all that is known are the places of the body: who was to stand left of whom does
/// or does not. `form`: "star".
void tell_wishes_of_places(const Dossier& dossier, std::string_view form, Body& body);

}  // namespace entente::relations
