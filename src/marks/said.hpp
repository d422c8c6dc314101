#pragma once

#include <set>
#include <string>
#include <vector>

#include "marks/drawing.hpp"

namespace entente::marks {

/// What a reader learns from a drawing.
struct Said {
  std::set<int> worded;          ///< numbers of the items that have words
  std::set<std::string> actors;  ///< ids of those who are drawn

  void add(const std::vector<Element>& elements);
};

}  // namespace entente::marks
