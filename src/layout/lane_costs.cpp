#include "layout/lane_costs.hpp"

#include <cmath>

namespace entente::layout::lanes {
namespace {

constexpr double rounding = 1e-6;
constexpr double of_crossed = 40;
constexpr double of_lost = 10000;  // what leaves out a line is no drawing, however clear
constexpr double of_height = 4;    // of a px that there is not
constexpr double of_too_high = 200;

/// A page that is not filled may be airier: height alone costs little.
double of_any_height(const LaneProblem& problem) { return problem.grows ? 0.12 : 0.05; }

double cost_of_wishes(const LaneProblem& problem, const Orders& orders) {
  double cost = 0;
  for (const LaneWish& wish : problem.wishes) {
    const int a = orders.column_of[static_cast<Index>(wish.a)];
    const int b = orders.column_of[static_cast<Index>(wish.b)];
    if (a < 0 || b < 0) continue;
    const bool kept = wish.kind == LaneWish::Kind::left_of ? a < b : std::abs(a - b) <= 1;
    cost += kept ? 0 : 80;
  }
  return cost;
}

/// Whether a difference has a sign, and which: what is less than `least` is none.
int sign_of(double difference, double least) {
  return std::abs(difference) < least ? 0 : difference < 0 ? -1 : 1;
}

/// Two that have another order than they had, or share a column or none as they did not: so that
/// the arrangement they come from costs nothing.
double cost_of_homes(const LaneProblem& problem, const Orders& orders) {
  constexpr double of_one = 1000, column = 0.08;  // of the width
  std::vector<Index> known;
  for (Index b = 0; b < problem.homes.size(); ++b) {
    if (problem.homes[b] && orders.column_of[b] >= 0) known.push_back(b);
  }
  double changes = 0;
  for (Index i = 0; i < known.size(); ++i) {
    for (Index j = i + 1; j < known.size(); ++j) {
      const Index a = known[i], b = known[j];
      const Point was{problem.homes[a]->x - problem.homes[b]->x,
                      problem.homes[a]->y - problem.homes[b]->y};
      const int beside = sign_of(was.x, column);
      const int now = sign_of(orders.column_of[a] - orders.column_of[b], 0.5);
      changes += std::abs(beside - now);
      if (beside != 0 || now != 0) continue;
      changes +=
          std::abs(sign_of(was.y, 1e-9) - sign_of(orders.slot_of[a] - orders.slot_of[b], 0.5));
    }
  }
  return known.size() < 2 ? 0 : of_one * changes / static_cast<double>(known.size() - 1);
}

}  // namespace

double cost_of_places(const LaneProblem& problem, const Orders& orders) {
  double cost = cost_of_wishes(problem, orders);
  for (const int l : orders.lost)
    cost += of_lost + 60 * problem.lines[static_cast<Index>(l)].weight;
  for (const int l : orders.upright) cost += 30 + 6 * problem.lines[static_cast<Index>(l)].weight;
  for (Index l = 0; l < problem.lines.size(); ++l) {
    const LaneLine& line = problem.lines[l];
    const auto [from, to] = orders.spans[l];
    if (from == to) continue;
    cost += (to - from - 1) * (18 + 8 * line.weight);
    const bool forward = &orders.left_end(line) == &line.a;
    const bool one_way = line.head_a != line.head_b;
    if (one_way && forward != line.head_b) cost += 3;
  }
  return cost;
}

double crossed_for(double cost) { return cost / of_crossed + rounding; }

double cost_of_lines(const LaneProblem& problem, const Orders& orders) {
  return of_crossed * orders.crossed + 10 * orders.bends + cost_of_homes(problem, orders);
}

double cost_of_words(double crowded) { return crowded > 0 ? 150 + 4 * crowded : 0; }

double cost_of_height(const LaneProblem& problem, double need) {
  const double over = need - problem.area.height;
  return (over > 0 ? of_too_high + of_height * over : 0) + of_any_height(problem) * need;
}

double height_for(const LaneProblem& problem, double cost) {
  const double each = of_any_height(problem), room = problem.area.height;
  const double height = cost <= each * room ? cost / each
                        : cost <= each * room + of_too_high
                            ? room
                            : room + (cost - each * room - of_too_high) / (of_height + each);
  return height + rounding;
}

}  // namespace entente::layout::lanes
