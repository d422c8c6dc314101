#pragma once

#include <functional>

#include "relations/column_search.hpp"

namespace entente::relations {

/// All lines were given as many words as have room at all of them. Now each says more where there
/// is room beside it, the weightiest first, and nothing else changes. Whoever stands in a house
/// without a line of his own is named by a line of that house where one has room.
void say_more(const Context& context, ColumnChoice& choice, Stories& stories);

/// The ties of a network, the heaviest first.
std::vector<std::uint32_t> by_weight(const graph::Network& network);
/// Whether a solution fits and costs nothing that another one has: no line crosses or bends more,
/// nobody is gone.
bool is_no_worse(const layout::LaneSolution& after, const layout::LaneSolution& before);
/// Solves the draft anew, which has changed, in the arrangement that was found. False if that is
/// worse, or not what `wanted` asks for: then the solution is the one that there was, and the
/// change is to be taken back.
bool solved_again(ColumnChoice& choice,
                  const std::function<bool(const layout::LaneSolution&)>& wanted = {});

}  // namespace entente::relations
