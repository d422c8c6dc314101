#pragma once

#include "judge/judge.hpp"
#include "judge/page.hpp"

namespace entente::judge {

/// Nodes, lines between them, and the words, numbers and arrowheads of lines.
void check_ties(const Page& page, Findings& found);

}  // namespace entente::judge
