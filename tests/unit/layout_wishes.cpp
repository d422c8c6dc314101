#include "layout/solve.hpp"
#include "layout/wishes.hpp"
#include "support/catch.hpp"
#include "support/random.hpp"

using namespace entente;
using namespace entente::layout;

namespace {

/// Single-row boxes; a path ties the first ones, random ties the others; the last one stands alone.
Problem problem_with(std::vector<Wish> wishes, std::uint64_t seed = 1) {
  test::Random random(seed);
  Problem problem;
  problem.area = {1800, 1200};
  problem.aspect = 1.5;
  for (int b = 0; b < 6; ++b) {
    problem.boxes.push_back({static_cast<double>(random.number(60, 120)), {30}, 0});
  }
  for (int b = 1; b < 5; ++b) {
    problem.bundles.push_back({{random.number(0, b - 1), 0}, {b, 0}, 50, {{12, 10, true, false}}});
  }
  problem.wishes.list = std::move(wishes);
  return problem;
}

Solution solved(const Problem& problem) {
  Search search;
  search.candidates = 12;
  search.terms.isolated = false;
  const auto answer = solve({{0, 0, 0, [&] { return problem; }}}, search);
  REQUIRE(answer);
  REQUIRE(answer->fits);
  REQUIRE(answer->trials.size() == 1);
  CHECK(answer->trials.front().shortfalls.size() == problem.wishes.list.size());
  return answer->solution;
}

double x(const Solution& solution, int box) {
  return solution.boxes[static_cast<std::size_t>(box)].center().x;
}

}  // namespace

TEST_CASE("any box stands to the left of any other if that is wished, tied to it or not") {
  int turned = 0;
  for (std::uint64_t seed = 0; seed < 6; ++seed) {
    const Solution free = solved(problem_with({}, seed));
    for (int a = 0; a < 6; ++a) {
      const int b = (a + 1 + static_cast<int>(seed)) % 6;
      if (a == b) continue;
      INFO("seed " << seed << ": " << a << " left of " << b);
      const Problem problem = problem_with({{Wish::Kind::before, a, b}}, seed);
      const Solution solution = solved(problem);
      CHECK(x(solution, a) < x(solution, b));
      CHECK(shortfall(problem.wishes.list.front(), solution) == 0);
      if (x(free, a) >= x(free, b)) ++turned;
    }
  }
  CHECK(turned > 5);  // else nothing had to be done
}

TEST_CASE("an order is kept from left to right, and down within a column") {
  for (std::uint64_t seed = 0; seed < 6; ++seed) {
    INFO("seed " << seed);
    const Problem problem = problem_with(
        {{Wish::Kind::reading, 5, 3}, {Wish::Kind::reading, 3, 1}, {Wish::Kind::reading, 1, 4}},
        seed);
    const Solution solution = solved(problem);
    for (const Wish& wish : problem.wishes.list) CHECK(shortfall(wish, solution) == 0);
  }
}

TEST_CASE("a box that nothing ties comes near another if that is wished") {
  for (int b = 0; b < 5; ++b) {
    INFO("near " << b);
    const Problem problem = problem_with({{Wish::Kind::near, 5, b}});
    CHECK(shortfall(problem.wishes.list.front(), solved(problem)) < 1);
  }
}

TEST_CASE("wishes are exchanged with x and y") {
  const Wishes wishes{{{Wish::Kind::before, 0, 1},
                       {Wish::Kind::above, 1, 2},
                       {Wish::Kind::place, 0, -1, 0.25, std::nullopt}}};
  const Wishes flipped = transposed(wishes);
  CHECK(flipped.list[0].kind == Wish::Kind::above);
  CHECK(flipped.list[1].kind == Wish::Kind::before);
  CHECK_FALSE(flipped.list[2].x);
  CHECK(flipped.list[2].y == 0.25);
  CHECK(transposed(flipped).list[0].kind == Wish::Kind::before);
}

TEST_CASE("an order of boxes obeys what is wished") {
  std::vector<int> position = {3, 2, 1, 0};
  obey({{{Wish::Kind::before, 0, 1}, {Wish::Kind::before, 1, 2}, {Wish::Kind::reading, 2, 3}}},
       position);
  CHECK(position == std::vector<int>{0, 1, 2, 3});
}
