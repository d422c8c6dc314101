#pragma once

#include <string>
#include <vector>

#include "entente/dossier.hpp"

namespace entente::words {

/// "35 other countries", "4 people": by what all of them are, else "35 others", "4 in all".
/// `beside_named`: others of the same stand by name beside it.
std::string counted_actors(const Dossier& dossier, const std::vector<ActorIndex>& actors,
                           bool beside_named);

}  // namespace entente::words
