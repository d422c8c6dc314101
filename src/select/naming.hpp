#pragma once

#include <string>

#include "entente/dossier.hpp"

namespace entente::select {

/// Whether the words have this name, whatever its capitals, also with an ending: "Putin’s".
bool has_name(const std::string& words, const std::string& name);

/// Whether these words name the actor: by name, short name or alias; an official also by the last
/// word of the name, a body by half of its long words ("the Army" is the US Army), a country with
/// an ISO code by its usual English short name ("Britain").
bool names_actor(const std::string& words, const Actor& actor);

/// The same for a headline, which calls a country with an ISO code also by its seat of government:
/// "Washington". (In words about one event that is a place.) English names.
bool headline_names(const std::string& headline, const Actor& actor);

/// Whether it has his name, not only a part of that: name, short name, alias or abbreviation.
bool names_in_full(const std::string& headline, const Actor& actor);

}  // namespace entente::select
