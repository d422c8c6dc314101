#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>

namespace entente::test {

/// A document as an analyst would write one, the same for the same seed everywhere: 3 to 60 actors,
/// 3 to 150 events, in shapes that are hard to draw. Hubs, one pair with fifteen ties, names of up
/// to sixty letters, fifteen events on one day, a century next to a week, several scripts,
/// officials with posts, events with many participants, fuzzy dates, plans and claims. Its sizes
/// are spread evenly on a logarithmic scale: most are small, as in life.
///
/// (random_dossier() is the other one: small, and as hostile as a document can be.)
nlohmann::json realistic_dossier(std::uint64_t seed);

/// The same with so many records, in Latin letters, over decades.
struct Extent {
  int actors = 20, relations = 40, events = 30;
};
nlohmann::json realistic_dossier(std::uint64_t seed, const Extent& extent);

}  // namespace entente::test
