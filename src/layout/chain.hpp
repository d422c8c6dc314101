#pragma once

#include "layout/tree.hpp"

/// Successors in a line from left to right that goes on in the next row.
namespace entente::layout {

/// Whether everybody has one predecessor and one successor at most, and somebody has one.
bool is_chain(const TreeProblem& problem);

/// Pre: is_chain(). A union's joint is where its line leaves the box; its words stand on the line.
TreeSolution solve_chain(const TreeProblem& problem);

}  // namespace entente::layout
