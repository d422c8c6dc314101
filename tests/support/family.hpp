#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "support/build_dossier.hpp"

namespace entente::test {

inline std::string person(int index, int born) {
  return fmt::format(
      R"({{"id":"p{0}","kind":"other","name":"Person Number {0}","short":"P{0}","lived":"{1}/{2}"}})",
      index, born, born + 60);
}

/// Generations of couples with children, some by several partners, some claimed or denied. `more`:
/// one more child of the first of all.
inline Dossier family(std::uint32_t seed, int most, bool more = false) {
  std::mt19937 random(seed);
  std::vector<std::string> actors, relations;
  std::vector<int> parents{0};
  actors.push_back(person(0, 1800));
  const auto add = [&](int born) {
    actors.push_back(person(static_cast<int>(actors.size()), born));
    return static_cast<int>(actors.size()) - 1;
  };
  for (int generation = 0; generation < 3; ++generation) {
    std::vector<int> next;
    for (const int parent : parents) {
      for (std::uint32_t m = 0; m < 1 + random() % 3; ++m) {
        if (static_cast<int>(actors.size()) + 3 > most) break;
        const int partner = add(1800 + 30 * generation);
        relations.push_back(fmt::format(
            R"({{"from":"p{}","to":"p{}","directed":false,"type":"marriage","when":"{}/{}"}})",
            parent, partner, 1820 + 30 * generation + static_cast<int>(m), 1850 + 30 * generation));
        for (std::uint32_t c = 0; c < random() % 3; ++c) {
          const int child = add(1825 + 30 * generation + static_cast<int>(c));
          const char* const statuses[] = {"happened", "happened", "claimed", "denied"};
          const char* const status = statuses[random() % 4];
          relations.push_back(
              fmt::format(R"({{"from":"p{}","to":"p{}","type":"parent","status":"{}"}})", parent,
                          child, status));
          relations.push_back(
              fmt::format(R"({{"from":"p{}","to":"p{}","type":"child"}})", child, partner));
          next.push_back(child);
        }
      }
    }
    parents = next;
  }
  relations.push_back(R"({"from":"p1","to":"p0","type":"friendship"})");
  if (more) {
    const int child = add(1830);
    relations.push_back(fmt::format(R"({{"from":"p0","to":"p{}","type":"parent"}})", child));
  }
  return dossier_of(
      fmt::format(R"({{"format":"entente/1","title":"A family","actors":[{}],"relations":[{}]}})",
                  fmt::join(actors, ","), fmt::join(relations, ",")));
}

}  // namespace entente::test
