#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "entente/diagnostic.hpp"

/// YAML, read with yaml-cpp into the JSON that it stands for.
namespace entente::yaml {

/// Where a value and its key stand in the text, as bytes, lines and columns.
struct Place {
  Location value, key;
};

struct Conversion {
  std::string json;                     ///< empty if the text is not YAML
  std::map<std::string, Place> places;  ///< by JSON pointer
  std::string problem;                  ///< why there is no JSON, at `at`
  Location at;
};

/// All that is no list and no mapping becomes a text, or null. What is given once and used in many
/// places counts wherever it is used: `most_values` of all kinds is the limit.
Conversion to_json(std::string_view text);

constexpr std::size_t most_values = 10000;

}  // namespace entente::yaml
