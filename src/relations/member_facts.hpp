#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "entente/network.hpp"
#include "relations/drawing.hpp"

/// Inside of the form for memberships: who belongs to what, and since when.
namespace entente::relations {

/// What ties a member to a body.
struct Belonging {
  /// Of its items, ascending, and of what happened as it began or ended, which its years tell.
  std::vector<int> numbers = {};
  bool over = true;
  std::vector<const date::Edtf*> dates = {};
};

/// When it began; undated ones before all others.
double began(const Belonging& belonging);

struct Member {
  std::uint32_t house = 0;
  std::map<std::size_t, Belonging> in = {};  ///< by position in `bodies`
  std::vector<int> events = {};      ///< of it and a body, to which it may not belong, ascending
  std::set<std::uint32_t> met = {};  ///< the bodies of these events
};

struct MemberFacts {
  std::vector<std::uint32_t> bodies;  ///< the oldest first, then those with most members in common
  std::vector<Member> members;        ///< by when they joined last
  std::size_t pairs = 0;              ///< of houses that have anything to do with each other
  std::size_t belonging = 0;          ///< of these, a member and its body
  bool clear = true;                  ///< nobody is both
};
MemberFacts member_facts(const Context& context, const graph::Network& network);

}  // namespace entente::relations
