#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "entente/import.hpp"
#include "model/draft.hpp"

namespace entente::exchange {

/// Two ends of ties, the smaller one first.
using Pair = std::pair<std::uint32_t, std::uint32_t>;

struct PairWeight {
  double weight = 0;
  std::size_t count = 0;  ///< of what ties them
};

struct KeptPairs {
  std::set<Pair> pairs;
  double share = 1;   ///< of all weight
  std::string words;  ///< "the 30 weightiest of 2345 pairs, with 61.2 % of the weight"
};

/// Whether anything is to be left out at all.
bool selects(const ImportOptions& options);

/// Those of at least `least`, in the backbone, and then the `top` weightiest.
KeptPairs keep_pairs(const std::map<Pair, PairWeight>& pairs, const ImportOptions& options);

/// Leaves out of a draft who and what no relation and no event names.
void drop_unnamed(model::Draft& draft);

/// Leaves out of a draft what ties no pair that is kept, and then who and what nothing names. In
/// words what was kept.
std::string keep_records(model::Draft& draft, const ImportOptions& options);

}  // namespace entente::exchange
