#include <algorithm>

#include "geometry/lines.hpp"
#include "geometry/rects.hpp"
#include "layout/map.hpp"
#include "support/catch.hpp"
#include "support/random.hpp"

using namespace entente;
using namespace entente::layout;

namespace {

/// Names of several widths in groups, tied at random, mostly within their groups.
MapProblem random_problem(std::uint64_t seed, int names, int ties, Size area) {
  test::Random random(seed);
  MapProblem problem;
  problem.area = area;
  for (int i = 0; i < names; ++i) {
    problem.names.push_back(
        {{2.0 * random.number(20, 60), 2.0 * random.number(10, 15)}, i % 5, {}});
  }
  std::vector<std::pair<int, int>> seen;
  for (int t = 0; t < ties; ++t) {
    const int a = random.number(0, names - 1);
    int b = random.chance(0.7) ? (a + 5 * random.number(1, names / 5 - 1)) % names
                               : random.number(0, names - 1);
    const std::pair<int, int> ends = std::minmax(a, b);
    if (a == b || std::find(seen.begin(), seen.end(), ends) != seen.end()) continue;
    seen.push_back(ends);
    const double weight = random.chance(0.2) ? random.number(4, 30) : random.number(1, 3);
    problem.ties.push_back({ends.first, ends.second, weight, std::max(1.0, 0.45 * weight)});
  }
  return problem;
}

/// How many ties run over a name that they do not tie.
std::size_t lines_over_names(const MapProblem& problem, const MapSolution& solution) {
  std::size_t count = 0;
  for (std::size_t t = 0; t < problem.ties.size(); ++t) {
    const std::vector<Point> line = geometry::flatten(solution.routes[t], 24);
    for (std::size_t k = 0; k < solution.names.size(); ++k) {
      const int name = static_cast<int>(k);
      if (name == problem.ties[t].a || name == problem.ties[t].b) continue;
      if (geometry::enters(line, solution.names[k])) {
        ++count;
        break;
      }
    }
  }
  return count;
}

void check_apart(const MapProblem& problem, const MapSolution& solution) {
  const Rect page{0, 0, problem.area.width, problem.area.height};
  for (std::size_t i = 0; i < solution.names.size(); ++i) {
    CHECK(page.contains(solution.names[i]));
    for (std::size_t k = 0; k < i; ++k) {
      const Rect &a = solution.names[i], &b = solution.names[k];
      const double x = std::max(a.left(), b.left()) - std::min(a.right(), b.right());
      const double y = std::max(a.top(), b.top()) - std::min(a.bottom(), b.bottom());
      CHECK((x >= problem.gap.width || y >= problem.gap.height));
    }
  }
}

}  // namespace

TEST_CASE("places are those that are found if each move counts everything anew") {
  double sum = 0;
  for (std::uint64_t seed = 0; seed < 6; ++seed) {
    const MapProblem problem = random_problem(seed, 40, 70, {1200, 520});
    double share = 1;
    for (const Rect& name : solve_map(problem).names) sum += (share += 0.1) * (name.x + 3 * name.y);
  }
  CHECK(sum == Approx(953480).epsilon(1e-12));
}

TEST_CASE("names of a map keep apart and no line passes behind a third one") {
  for (const Size area : {Size{1200, 520}, Size{620, 800}}) {
    for (std::uint64_t seed = 0; seed < 4; ++seed) {
      INFO("seed " << seed << ", " << area.width << " px wide");
      const MapProblem problem = random_problem(seed, 45, 90, area);
      const MapSolution solution = solve_map(problem);
      REQUIRE(solution.fits);
      check_apart(problem, solution);
      CHECK(solution.behind == 0);
      CHECK(lines_over_names(problem, solution) == 0);
      for (std::size_t t = 0; t < problem.ties.size(); ++t) {
        const std::vector<Point>& route = solution.routes[t];
        REQUIRE(route.size() % 3 == 1);
        CHECK(route.front() ==
              solution.names[static_cast<std::size_t>(problem.ties[t].a)].center());
        CHECK(route.back() == solution.names[static_cast<std::size_t>(problem.ties[t].b)].center());
      }
    }
  }
}

TEST_CASE("lines that run side by side know how far they may spread") {
  MapProblem problem = random_problem(1, 45, 120, {620, 420});
  for (MapTie& tie : problem.ties) tie.thickness = 24;
  const MapSolution solution = solve_map(problem);
  REQUIRE(solution.fits);
  REQUIRE(solution.room.size() == problem.ties.size());
  std::size_t narrow = 0;
  for (std::size_t t = 0; t < problem.ties.size(); ++t) {
    narrow += solution.room[t] < 12;
    if (solution.room[t] <= 0.5) continue;
    for (std::size_t k = 0; k < solution.names.size(); ++k) {
      const int name = static_cast<int>(k);
      if (name == problem.ties[t].a || name == problem.ties[t].b) continue;
      CHECK_FALSE(geometry::enters(geometry::flatten(solution.routes[t], 12),
                                   solution.names[k].grown(solution.room[t] - 0.1)));
    }
  }
  CHECK(narrow > 0);
}

TEST_CASE("a map is the same each time") {
  const MapProblem problem = random_problem(3, 40, 70, {1000, 500});
  CHECK(solve_map(problem) == solve_map(problem));
}

TEST_CASE("whoever is tied strongly stands near") {
  // Two groups of six, each tied among itself, with one light tie between them.
  MapProblem problem;
  problem.area = {1000, 500};
  for (int i = 0; i < 12; ++i) problem.names.push_back({{80, 24}, i / 6, {}});
  for (int i = 0; i < 12; ++i) {
    for (int k = i / 6 * 6; k < i; ++k) problem.ties.push_back({k, i, 8, 4});
  }
  problem.ties.push_back({0, 6, 1, 1});
  const MapSolution solution = solve_map(problem);
  REQUIRE(solution.fits);
  double inside = 0, between = 0;
  for (std::size_t i = 0; i < 12; ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      const double far = distance(solution.names[i].center(), solution.names[k].center());
      (i / 6 == k / 6 ? inside : between) += far / (i / 6 == k / 6 ? 30 : 36);
    }
  }
  CHECK(2 * inside < between);
}

TEST_CASE("names with homes stay there, a new one joins those it is tied to") {
  MapProblem problem = random_problem(5, 40, 70, {1200, 600});
  const MapSolution before = solve_map(problem);
  REQUIRE(before.fits);
  for (std::size_t i = 0; i + 1 < problem.names.size(); ++i) {
    problem.names[i].home = before.names[i].center();
  }
  const MapSolution after = solve_map(problem);
  REQUIRE(after.fits);
  std::size_t stayed = 0;
  for (std::size_t i = 0; i + 1 < problem.names.size(); ++i) {
    stayed += before.names[i] == after.names[i];
  }
  CHECK(stayed + 1 >= problem.names.size());
  problem.names.back().home = before.names.back().center();
  CHECK(solve_map(problem) == before);
}

TEST_CASE("what a plane holds without crossings is drawn with hardly any") {
  MapProblem problem;
  problem.area = {900, 600};
  constexpr int side = 5;
  for (int i = 0; i < side * side; ++i) {
    problem.names.push_back({{60, 20}, -1, {}});
    if (i % side > 0) problem.ties.push_back({i - 1, i, 1, 1});
    if (i >= side) problem.ties.push_back({i - side, i, 1, 1});
  }
  const MapSolution solution = solve_map(problem);
  REQUIRE(solution.fits);
  CHECK(solution.crossings <= 1);
}

TEST_CASE("few names have the whole area, however short their ties could be") {
  for (std::uint64_t seed = 0; seed < 6; ++seed) {
    INFO("seed " << seed);
    const MapProblem problem = random_problem(seed, 10, 22, {1200, 500});
    const MapSolution solution = solve_map(problem);
    REQUIRE(solution.fits);
    double left = 1e9, right = 0, top = 1e9, bottom = 0;
    for (const Rect& name : solution.names) {
      left = std::min(left, name.left()), right = std::max(right, name.right());
      top = std::min(top, name.top()), bottom = std::max(bottom, name.bottom());
    }
    CHECK(right - left > 0.98 * problem.area.width);
    CHECK(bottom - top > 0.98 * problem.area.height);
  }
}

TEST_CASE("more names than an area holds are said not to fit") {
  MapProblem problem;
  problem.area = {300, 100};
  for (int i = 0; i < 40; ++i) problem.names.push_back({{80, 24}, 0, {}});
  problem.ties.push_back({0, 1, 1, 1});
  CHECK_FALSE(solve_map(problem).fits);
  CHECK(solve_map({}).fits);
}
