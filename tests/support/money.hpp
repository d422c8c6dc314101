#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <random>
#include <string>

#include "support/build_dossier.hpp"

namespace entente::test {

/// Payments of many to few, or to one. `more`: the last is made once more.
inline Dossier money(std::uint32_t seed, bool star, bool more = false) {
  std::mt19937 random(seed);
  const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random()) % n; };
  const std::uint32_t few = star ? 1 : 3 + below(4), many = 6 + below(30);
  std::string actors, events;
  const auto add_actor = [&](const std::string& id, const char* kind) {
    actors += fmt::format(R"({}{{"id":"{}","kind":"{}","name":"Actor {}"}})",
                          actors.empty() ? "" : ",", id, kind, id);
  };
  const auto add = [&](const std::string& from, const std::string& to) {
    events +=
        fmt::format(R"({}{{"when":"{}","title":"Payment","type":"donation","from":"{}","to":"{}",)"
                    R"("amount":{{"value":{},"unit":"EUR"}}}})",
                    events.empty() ? "" : ",", 1950 + below(70), from, to, 100 * (1 + below(90)));
  };
  for (std::uint32_t f = 0; f < few; ++f) add_actor(fmt::format("few{}", f), "organization");
  for (std::uint32_t m = 0; m < many; ++m) {
    const std::string id = fmt::format("many{}", m);
    add_actor(id, m % 2 ? "country" : "organization");
    for (std::uint32_t k = 0; k < 1 + below(4); ++k) add(id, fmt::format("few{}", below(few)));
  }
  if (!star) add("few0", "few2");
  if (more) add("many2", "few0");
  return dossier_of(fmt::format(
      R"({{"format":"entente/1","title":"Money","actors":[{}],"events":[{}]}})", actors, events));
}

}  // namespace entente::test
