#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>

namespace entente::test {

/// A valid dossier document, a function of the seed alone. Seeds go round through what dossiers are
/// like: a few actors, a hub, officials in countries, one pair with many ties, a burst on one day,
/// centuries with gaps, conferences of many, letters that hurt. All have some of everything.
nlohmann::json random_dossier(std::uint64_t seed);

/// The same content with the records in another order, but those of one day among themselves.
nlohmann::json permuted(nlohmann::json document, std::uint64_t seed);

}  // namespace entente::test
