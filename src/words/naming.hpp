#pragma once

#include <string>

#include "entente/dossier.hpp"

namespace entente::words {

/// Whether these words name the actor: by name, short name or alias; an official also by the last
/// word of the name, a body by half of its long words ("the Army" is the US Army).
bool names_actor(const std::string& words, const Actor& actor);

}  // namespace entente::words
