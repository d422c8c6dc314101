#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "entente/network.hpp"
#include "relations/drawing.hpp"

/// What stands for several who are not named.
namespace entente::relations {

/// Who the rest are.
struct Rest {
  std::vector<std::uint32_t> nodes;
  bool beside_named = true;  ///< others of the same stand by name beside it
  bool giving = false;       ///< they are here for what they give
};

/// "35 other countries", "4 donors": by what all of them are, else "35 others".
std::string rest_words(const Context& context, const graph::Network& network, const Rest& rest);

/// Whether all items are donations, so that who gives is a donor.
bool all_donations(const Context& context, const std::vector<int>& numbers);

}  // namespace entente::relations
