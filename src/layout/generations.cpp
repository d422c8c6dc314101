#include <algorithm>
#include <limits>
#include <numeric>

#include "layout/tree.hpp"

namespace entente::layout {

std::optional<std::vector<int>> generations(const TreeProblem& problem) {
  const std::size_t n = problem.boxes.size();
  std::vector<int> row(n, 0);
  auto at = [&](int box) -> int& { return row[static_cast<std::size_t>(box)]; };
  bool changed = true;
  for (std::size_t round = 0; changed; ++round) {
    if (round > n + 1) return std::nullopt;
    changed = false;
    for (const TreeUnion& one : problem.unions) {
      int lowest = 0;
      for (const int partner : one.partners) lowest = std::max(lowest, at(partner));
      for (const int partner : one.partners) {
        changed |= at(partner) != lowest;
        at(partner) = lowest;
      }
      for (const int child : one.children) {
        changed |= at(child) < lowest + 1;
        at(child) = std::max(at(child), lowest + 1);
      }
    }
  }
  // Those without parents stand just above their children, with all whom unions join to them.
  std::vector<std::size_t> joined(n);
  std::iota(joined.begin(), joined.end(), std::size_t{0});
  auto top = [&](int box) {
    std::size_t up = static_cast<std::size_t>(box);
    while (joined[up] != up) up = joined[up];
    return up;
  };
  for (const TreeUnion& one : problem.unions) {
    for (const int partner : one.partners) joined[top(partner)] = top(one.partners.front());
  }
  constexpr int anywhere = std::numeric_limits<int>::max();
  std::vector<int> highest(n, anywhere);  // by group: the row of its uppermost child
  std::vector<bool> descends(n, false);
  for (const TreeUnion& one : problem.unions) {
    int& high = highest[top(one.partners.front())];
    for (const int child : one.children) {
      high = std::min(high, at(child));
      descends[top(child)] = true;
    }
  }
  for (std::size_t b = 0; b < n; ++b) {
    const std::size_t group = top(static_cast<int>(b));
    if (!descends[group] && highest[group] != anywhere) row[b] = highest[group] - 1;
  }
  return row;
}

}  // namespace entente::layout
