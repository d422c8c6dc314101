#pragma once

#include "layout/arrange.hpp"
#include "layout/engine.hpp"
#include "layout/problem.hpp"
#include "layout/translation.hpp"

namespace entente::layout {

/// How far a line should keep from what it has nothing to do with.
double clearance(const Problem& problem);

/// Whether a route of edge `e` runs over a node other than its own two, or nearer to it than
/// `margin`.
bool collides(const EngineGraph& graph, const std::vector<Rect>& nodes, std::size_t e,
              const std::vector<Point>& route, double margin);

/// Lets lines change places at their boxes where fewer cross then. `arrangement` learns of it, so
/// that a later layout starts from there. `routed`: they must not run into anything.
void exchange_slots(const Problem& problem, Arrangement& arrangement,
                    const Translation& translation, bool routed, EngineResult& result);

/// What is done to lines once the boxes have their places: ends move within their row so that lines
/// run level where they can, then curves become as plain as what stands in their way allows.
void settle_lines(const Problem& problem, Arrangement& arrangement, const Translation& translation,
                  EngineResult& result);

}  // namespace entente::layout
