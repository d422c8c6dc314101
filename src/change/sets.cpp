#include "change/sets.hpp"

namespace entente::change {

Sets compare(const State& before, const State& after) {
  Sets sets;
  for (const auto& [name, content] : before) {
    const auto later = after.find(name);
    if (later == after.end()) {
      sets.ended.push_back(name);
    } else {
      (later->second == content ? sets.kept : sets.changed).push_back(name);
    }
  }
  for (const auto& [name, content] : after) {
    if (before.count(name) == 0) sets.added.push_back(name);
  }
  return sets;
}

}  // namespace entente::change
