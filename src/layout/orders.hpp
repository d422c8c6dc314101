#pragma once

#include <vector>

#include "layout/problem.hpp"

namespace entente::layout {

/// Up to `most` promising orders of the boxes from left to right, best guess first, no two of which
/// point all bundles the same way. None if all would be too wide. Deterministic.
std::vector<std::vector<int>> orders(const Problem& problem, int most);

/// The problem split into parts that no bundle ties, each with the indices of its boxes and
/// bundles.
struct Part {
  Problem problem;
  std::vector<int> boxes, bundles;
};
std::vector<Part> parts(const Problem& problem);

}  // namespace entente::layout
