#pragma once

#include <map>
#include <set>
#include <vector>

#include "entente/network.hpp"
#include "relations/drawing.hpp"

/// Who descends from whom, who lived with whom, and who followed whom in an office.
namespace entente::relations {

/// A child, or a successor, and the items that say so.
struct Offspring {
  std::uint32_t node = 0;
  std::map<std::uint32_t, std::vector<int>> numbers;  ///< by parent
};

/// A couple, or one parent alone; or a predecessor.
struct Union {
  std::vector<std::uint32_t> partners;
  std::vector<Offspring> offspring;
  std::vector<int> numbers;  ///< of the items that tie the partners to each other
  std::vector<int> told;     ///< of all items that its words tell of
  Status status = Status::happened;
  bool succession = false;
};

struct Family {
  std::vector<std::uint32_t> people;  ///< nodes, in canonical order
  std::vector<Union> unions;          ///< by date
  std::vector<int> others;            ///< items that no line of a tree can show
  std::size_t items = 0;              ///< that lines show
  bool circular = false;              ///< somebody would be his own ancestor, or successor
};

/// What the network tells of kinship and succession. `without`: people who are left out, with all
/// that they take part in.
Family family_of(const Context& context, const graph::Network& network,
                 const std::set<std::uint32_t>& without);

/// Lines from parents to children, or to successors.
std::size_t lines_of(const Family& family);

/// In which order they go who have no room: from the ends, who takes part in least first. An end
/// is who has no children, or is nobody's child and the only parent of one.
std::vector<std::uint32_t> least_first(const Context& context, const Family& family);

}  // namespace entente::relations
