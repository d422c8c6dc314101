#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "graph/dealings.hpp"
#include "relations/drawing.hpp"
#include "relations/measure.hpp"

/// Inside of the flow: who stands where.
namespace entente::relations {

/// Somebody of one side, and what goes between it and those of the other.
struct Party {
  std::vector<std::uint32_t> houses = {};    ///< one, or several that share a box, largest first
  std::vector<std::vector<int>> apart = {};  ///< of several: the items of each
  std::map<std::size_t, std::vector<int>> with = {};  ///< of an outer one, by `middle`: items
  std::vector<int> numbers = {};
  double value = 0;
};

/// Who stands in the middle and who outside, with what goes between them.
struct Parties {
  /// The largest that goes between two of the middle.
  struct Among {
    std::uint32_t from = 0, to = 0;
    std::vector<int> numbers = {};
  };
  Measure measure;
  bool inward = true;                          ///< the outer ones act on the middle
  std::pair<Sign, Status> look = {};           ///< of all items that count
  std::vector<Party> middle = {}, outer = {};  ///< largest first
  double total = 0;
  Among among = {};

  std::size_t position(std::uint32_t house) const;  ///< in `middle`
};

/// The numbers of the items, ascending, each once.
std::vector<int> numbers_of(const std::vector<graph::Dealing>& dealings);
/// The sign and status that most items have, and how many these are.
std::pair<std::pair<Sign, Status>, std::size_t> main_look(const Context& context,
                                                          const std::vector<int>& numbers);
Parties parties_of(const Context& context, const std::vector<graph::Dealing>& dealings,
                   const graph::Sides& sides);

}  // namespace entente::relations
