#include <algorithm>
#include <cmath>
#include <functional>

#include "base/isotonic.hpp"
#include "support/catch.hpp"
#include "support/random.hpp"

using entente::base::spread;
using Places = std::vector<double>;

namespace {

double cost(const Places& desired, const Places& placed) {
  double sum = 0;
  for (std::size_t i = 0; i < desired.size(); ++i) sum += std::pow(placed[i] - desired[i], 2);
  return sum;
}

/// The least cost over all placements on a grid of quarters.
double least_cost(const Places& desired, double gap, double low, double high) {
  double best = 1e300;
  std::function<void(std::size_t, double, double)> place = [&](std::size_t i, double from,
                                                               double sum) {
    if (sum >= best) return;
    if (i == desired.size()) {
      best = sum;
      return;
    }
    for (double at = from; at <= high; at += 0.25) {
      place(i + 1, at + gap, sum + std::pow(at - desired[i], 2));
    }
  };
  place(0, low, 0);
  return best;
}

}  // namespace

TEST_CASE("what stands well stays where it is") {
  CHECK(spread({}, 5, 0, 10).empty());
  CHECK(spread({3}, 5, 0, 10) == Places{3});
  CHECK(spread({1, 6, 20}, 5, 0, 30) == Places{1, 6, 20});
}

TEST_CASE("what stands too near moves apart by as little as possible") {
  CHECK(spread({5, 5}, 4, 0, 10) == Places{3, 7});
  CHECK(spread({1, 1, 1}, 3, 0, 10) == Places{0, 3, 6});
  CHECK(spread({12, 12}, 2, 0, 10) == Places{8, 10});
  CHECK(spread({8, 2}, 1, 0, 10) == Places{4.5, 5.5});  // the order is kept
}

TEST_CASE("without room for the gaps all are spaced evenly") {
  CHECK(spread({0, 0, 0, 0}, 10, 0, 8) == Places{1, 3, 5, 7});
  CHECK(spread({9}, 10, 0, 8) == Places{8});
}

TEST_CASE("no placement is better") {
  entente::test::Random random(3);
  for (int round = 0; round < 300; ++round) {
    Places desired;
    for (int i = random.number(1, 4); i > 0; --i) desired.push_back(random.number(-8, 48) / 4.0);
    const double gap = random.number(0, 8) / 4.0, low = 0, high = 10;
    const Places placed = spread(desired, gap, low, high);
    INFO("round " << round);
    REQUIRE(placed.size() == desired.size());
    CHECK(placed.front() >= low);
    CHECK(placed.back() <= high + 1e-9);
    for (std::size_t i = 1; i < placed.size(); ++i) CHECK(placed[i] - placed[i - 1] > gap - 1e-9);
    CHECK(cost(desired, placed) <= least_cost(desired, gap, low, high) + 1e-9);
  }
}
