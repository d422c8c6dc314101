#pragma once

#include "layout/lane_orders.hpp"

/// Inside of solve_lanes(): what an arrangement costs is the sum of these, added up in this order.
/// None is negative: what is too dear after some of them is so in any case.
namespace entente::layout::lanes {

/// Which boxes stand in which column.
double cost_of_places(const LaneProblem& problem, const Orders& orders);
/// How lines run, and where boxes stand among those that pass.
double cost_of_lines(const LaneProblem& problem, const Orders& orders);
/// What crosses more (see Orders) costs no less than so much.
double crossed_for(double cost);
/// `crowded`: how much room lacks beside lines for their longest words.
double cost_of_words(double crowded);
/// Rises with the height that an arrangement needs.
double cost_of_height(const LaneProblem& problem, double need);
/// What is higher costs no less than so much.
double height_for(const LaneProblem& problem, double cost);

}  // namespace entente::layout::lanes
