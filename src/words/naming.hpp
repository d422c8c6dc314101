#pragma once

#include <string>

#include "entente/dossier.hpp"

namespace entente::words {

/// Whether these words name the actor: by name, short name or alias, or an official by the last
/// word of the name.
bool names_actor(const std::string& words, const Actor& actor);

}  // namespace entente::words
