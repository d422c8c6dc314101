#pragma once

#include <string>
#include <string_view>

#include "entente/dossier.hpp"

namespace entente::exchange {

struct KnownActor {
  ActorKind kind = ActorKind::other;
  std::string_view iso;  ///< of a country
};

/// What a name alone tells: countries and well-known blocs by their English names; else `other`.
/// `folded`: as base::fold_case gives it.
KnownActor guess_actor(const std::string& folded);

/// The usual name of a country by its ISO code, in any letters; empty if there is none.
std::string_view country_name(std::string_view iso);

}  // namespace entente::exchange
