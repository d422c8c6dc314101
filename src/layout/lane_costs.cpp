#include <cmath>

#include "layout/lane_plan.hpp"

namespace entente::layout::lanes {
namespace {

double cost_of_wishes(const LaneProblem& problem, const Orders& orders) {
  double cost = 0;
  for (const LaneWish& wish : problem.wishes) {
    const int a = orders.column_of[static_cast<Index>(wish.a)];
    const int b = orders.column_of[static_cast<Index>(wish.b)];
    if (a < 0 || b < 0) continue;
    const bool kept = wish.kind == LaneWish::Kind::left_of ? a < b : std::abs(a - b) <= 1;
    cost += kept ? 0 : 80;
  }
  for (Index b = 0; b < problem.homes.size(); ++b) {
    if (!problem.homes[b] || orders.column_of[b] < 0) continue;
    const std::vector<Slot>& slots = orders.columns[static_cast<Index>(orders.column_of[b])];
    const double columns = static_cast<double>(orders.columns.size());
    const double x = (orders.column_of[b] + 0.5) / columns;
    const double y = (orders.slot_of[b] + 0.5) / static_cast<double>(slots.size());
    cost += 500 * (std::abs(x - problem.homes[b]->x) + std::abs(y - problem.homes[b]->y));
  }
  return cost;
}

}  // namespace

double cost_of(const LanePlan& plan, double need) {
  const LaneProblem& problem = plan.p_;
  const Orders& orders = plan.orders_;
  double cost =
      40 * orders.crossed + 10 * orders.bends + (plan.crowded_ > 0 ? 150 + 4 * plan.crowded_ : 0);
  const double over = need - problem.area.height;
  cost += over > 0 ? 200 + 4 * over : 0;
  // A page that is not filled may be airier: height alone costs little.
  cost += (problem.grows ? 0.12 : 0.05) * need;
  for (const int l : orders.lost) cost += 500 + 60 * plan.line(l).weight;
  for (const int l : orders.upright) cost += 30 + 6 * plan.line(l).weight;
  for (const LaneLine& line : problem.lines) {
    const auto [from, to] = orders.span(line);
    if (from < 0 || to - from < 1) continue;
    cost += (to - from - 1) * (18 + 8 * line.weight);
    const bool forward = &orders.left_end(line) == &line.a;
    const bool one_way = line.head_a != line.head_b;
    if (one_way && forward != line.head_b) cost += 3;
  }
  return cost + cost_of_wishes(problem, orders);
}

}  // namespace entente::layout::lanes
