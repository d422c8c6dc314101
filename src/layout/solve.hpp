#pragma once

#include <optional>
#include <vector>

#include "layout/engine.hpp"
#include "layout/problem.hpp"

namespace entente::layout {

struct Answer {
  int alternative = 0;  ///< index of the problem that was solved
  bool fits = false;
  Solution solution;
};

struct Search {
  int candidates = 24;   ///< orders of boxes tried per problem and component
  double deadline = 20;  ///< seconds for everything
  bool isolated = true;  ///< run the engine in a forked child, so that a crash costs nothing
};

/// Solves the first of the alternatives (which say less and less) that fits its area; if none does,
/// the last one. Nullopt: the engine crashed, hung beyond the deadline or failed on every try.
std::optional<Answer> solve(const std::vector<Problem>& alternatives, const Search& search);

/// The same with a given engine and in this process; for tests.
std::optional<Answer> solve_here(const std::vector<Problem>& alternatives, const Search& search,
                                 Engine& engine);

}  // namespace entente::layout
