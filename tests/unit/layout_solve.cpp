#include <algorithm>
#include <set>

#include "geometry/lines.hpp"
#include "geometry/rects.hpp"
#include "layout/guess.hpp"
#include "layout/orders.hpp"
#include "layout/score.hpp"
#include "layout/solve.hpp"
#include "support/catch.hpp"
#include "support/random.hpp"

using namespace entente;
using namespace entente::layout;

namespace {

/// Boxes of one to four rows, tied at random rows by up to three strands each.
Problem random_problem(std::uint64_t seed) {
  test::Random random(seed);
  Problem problem;
  problem.area = {1600, 1200};
  problem.aspect = 4.0 / 3;
  const int boxes = random.number(2, 7);
  for (int b = 0; b < boxes; ++b) {
    Box box{static_cast<double>(random.number(60, 140)), {}, 4};
    for (int r = random.number(1, 4); r > 0; --r) box.rows.push_back(random.number(20, 40));
    problem.boxes.push_back(std::move(box));
  }
  std::set<std::pair<int, int>> taken;
  for (int i = random.number(1, 9); i > 0; --i) {
    const int a = random.number(0, boxes - 1), b = random.number(0, boxes - 1);
    if (a == b || !taken.insert(std::minmax(a, b)).second) continue;
    auto row = [&](int box) {
      const auto& rows = problem.boxes[static_cast<std::size_t>(box)].rows;
      return random.number(0, static_cast<int>(rows.size()) - 1);
    };
    Bundle bundle{{a, row(a)}, {b, row(b)}, static_cast<double>(random.number(20, 120)), {}};
    for (int s = random.number(1, 3); s > 0; --s) bundle.strands.push_back({14, 10, true, false});
    problem.bundles.push_back(std::move(bundle));
  }
  return problem;
}

bool on_side(Point p, const Rect& box, const Rect& row) {
  const bool left_or_right = p.x == Approx(box.left()) || p.x == Approx(box.right());
  return left_or_right && p.y >= row.top() - 0.01 && p.y <= row.bottom() + 0.01;
}

void check_solution(const Problem& problem, const Solution& solution) {
  REQUIRE(solution.boxes.size() == problem.boxes.size());
  REQUIRE(solution.routes.size() == problem.bundles.size());
  CHECK(geometry::collisions(solution.boxes, 0.01).empty());
  const Rect page{0, 0, solution.used.width, solution.used.height};
  for (std::size_t b = 0; b < problem.boxes.size(); ++b) {
    CHECK(geometry::excess(solution.boxes[b], page) < 0.01);
    REQUIRE(solution.rows[b].size() == problem.boxes[b].rows.size());
    CHECK(geometry::collisions(solution.rows[b], 0.01).empty());
    for (std::size_t r = 0; r < solution.rows[b].size(); ++r) {
      CHECK(geometry::excess(solution.rows[b][r], solution.boxes[b]) < 0.01);
      CHECK(solution.rows[b][r].height >= problem.boxes[b].rows[r]);
      CHECK(solution.rows[b][r].top() >= solution.rows[b][0].top());
    }
  }
  for (std::size_t e = 0; e < problem.bundles.size(); ++e) {
    const Bundle& bundle = problem.bundles[e];
    REQUIRE(solution.routes[e].size() == bundle.strands.size());
    auto box = [&](End end) { return solution.boxes[static_cast<std::size_t>(end.box)]; };
    auto row = [&](End end) {
      return solution.rows[static_cast<std::size_t>(end.box)][static_cast<std::size_t>(end.row)];
    };
    for (const Route& route : solution.routes[e]) {
      CHECK(route.points.size() % 3 == 1);
      CHECK(on_side(route.points.front(), box(bundle.a), row(bundle.a)));
      CHECK(on_side(route.points.back(), box(bundle.b), row(bundle.b)));
      CHECK(route.length >= bundle.width);
      const Rect words{route.words.x, route.words.y - 14, route.length, 24};
      for (const Rect& other : solution.boxes) CHECK(words.grown(-0.01).overlap(other) <= 0);
    }
  }
}

bool same(const std::optional<Answer>& a, const std::optional<Answer>& b) {
  return a && b && a->alternative == b->alternative && a->fits == b->fits &&
         a->solution == b->solution;
}

Problem triangle() {
  Problem problem;
  problem.area = {2000, 2000};
  for (int b = 0; b < 3; ++b) problem.boxes.push_back({80, {30}, 0});
  problem.bundles = {{{0, 0}, {1, 0}, 40, {{10, 10}}},
                     {{1, 0}, {2, 0}, 40, {{10, 10}}},
                     {{0, 0}, {2, 0}, 40, {{10, 10}}}};
  return problem;
}

}  // namespace

TEST_CASE("solutions of a plain engine keep boxes apart and tie what is tied") {
  Search search;
  search.candidates = 4;
  const std::unique_ptr<Engine> engine = grid_engine();
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    INFO("seed " << seed);
    const Problem problem = random_problem(seed);
    const auto answer = solve_here({{0, 0, 0, [&] { return problem; }}}, search, *engine);
    REQUIRE(answer);
    check_solution(problem, answer->solution);
    CHECK(same(answer, solve_here({{0, 0, 0, [&] { return problem; }}}, search, *engine)));
  }
}

TEST_CASE("solutions of Graphviz do so too, the same in a child and here") {
  Search search;
  search.candidates = 3;
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    INFO("seed " << seed);
    const Problem problem = random_problem(seed);
    search.terms.isolated = true;
    const auto isolated = solve({{0, 0, 0, [&] { return problem; }}}, search);
    REQUIRE(isolated);
    check_solution(problem, isolated->solution);
    search.terms.isolated = false;
    CHECK(same(isolated, solve({{0, 0, 0, [&] { return problem; }}}, search)));
  }
}

TEST_CASE("several searches share a deadline, and nothing half done is an answer") {
  struct Counting : Engine {
    std::optional<EngineResult> layout(const EngineGraph& graph) override {
      ++asked;
      return engine->layout(graph);
    }
    std::unique_ptr<Engine> engine = grid_engine();
    int asked = 0;
  } engine;
  const Problem problem = triangle();
  Search search;
  search.terms.deadline = process::Deadline(0);
  for (int i = 0; i < 2; ++i) {
    CHECK_FALSE(solve_here({{0, 0, 0, [&] { return problem; }}}, search, engine));
  }
  CHECK(engine.asked == 0);
  search.terms.deadline = process::Deadline();
  CHECK(solve_here({{0, 0, 0, [&] { return problem; }}}, search, engine));
  CHECK(engine.asked > 0);
}

TEST_CASE("the cheapest alternative that fits is taken") {
  Problem wide = triangle();
  for (Box& box : wide.boxes) box.width = 900;
  const std::unique_ptr<Engine> engine = grid_engine();
  const auto answer = solve_here(
      {{0, 0, 0, [&] { return wide; }}, {1, 1, 1, triangle}, {2, 2, 1, triangle}}, {}, *engine);
  REQUIRE(answer);
  CHECK(answer->fits);
  CHECK(answer->alternative == 1);
}

TEST_CASE("what was tried is told, and the terms of a score add up to the cost") {
  const Problem roomy = triangle();
  Problem tight = triangle();
  tight.area = {100, 100};
  const std::vector<Alternative> ways{{0, 0, 0, [&] { return tight; }},
                                      {1, 1, 1, [&] { return roomy; }},
                                      {50, 2, 2, [&] { return roomy; }}};
  const auto answer = solve_here(ways, {4, {}}, *grid_engine());
  REQUIRE(answer);
  REQUIRE(answer->trials.size() == 2);  // the third could not win
  CHECK(answer->trials[0].fate <= Fate::too_large);
  CHECK(answer->trials[1].fate == Fate::clean);
  CHECK(answer->alternative == answer->trials[1].alternative);
  CHECK(answer->solution.score.total() == Approx(answer->solution.cost));
  CHECK(answer->solution.score[Term::length] > 0);
}

TEST_CASE("boxes that nothing ties are packed side by side") {
  Problem problem;
  problem.area = {400, 1000};
  problem.boxes.assign(5, {100, {30}, 0});
  const std::unique_ptr<Engine> engine = grid_engine();
  const auto answer = solve_here({{0, 0, 0, [&] { return problem; }}}, {}, *engine);
  REQUIRE(answer);
  CHECK(answer->fits);
  check_solution(problem, answer->solution);
}

TEST_CASE("transposing twice changes nothing") {
  const std::unique_ptr<Engine> engine = grid_engine();
  const Problem problem = random_problem(8);
  const Solution solution = solve_here({{0, 0, 0, [&] { return problem; }}}, {}, *engine)->solution;
  const Solution once = transposed(solution);
  CHECK(once.used.width == solution.used.height);
  CHECK(once.boxes[0].x == solution.boxes[0].y);
  CHECK_FALSE(once == solution);
  CHECK(transposed(once) == solution);
}

TEST_CASE("orders differ in how ties point, and are the same every time") {
  CHECK(orders(triangle(), 100).size() == 3);  // mirror images count once
  Problem path = triangle();
  path.bundles.pop_back();
  CHECK(orders(path, 100).size() == 2);
  CHECK(orders(path, 1).size() == 1);
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    const Problem problem = random_problem(seed);
    const std::vector<std::vector<int>> found = orders(problem, 30);
    CHECK(found == orders(problem, 30));
    std::set<std::vector<bool>> seen;
    for (const std::vector<int>& position : found) {
      std::vector<int> sorted = position;
      std::sort(sorted.begin(), sorted.end());
      for (std::size_t i = 0; i < sorted.size(); ++i) CHECK(sorted[i] == static_cast<int>(i));
      std::vector<bool> ways;
      for (const Bundle& bundle : problem.bundles) {
        ways.push_back(position[static_cast<std::size_t>(bundle.a.box)] <
                       position[static_cast<std::size_t>(bundle.b.box)]);
      }
      CHECK(seen.insert(ways).second);
      ways.flip();
      CHECK(seen.count(ways) == 0);
    }
  }
}

TEST_CASE("a guess tells a tangled order from a tidy one") {
  // Two rows of three, each tied to the one across: a ladder whose rungs need not cross.
  Problem ladder;
  ladder.area = {2000, 2000};
  ladder.boxes.assign(6, {80, {30}, 0});
  for (int rung = 0; rung < 3; ++rung) {
    ladder.bundles.push_back({{rung, 0}, {rung + 3, 0}, 40, {{10, 10}}});
  }
  CHECK(guessed_tangle(ladder, {0, 1, 2, 3, 4, 5}) == 0);
  // Every box of one side tied to every one of the other: at least nine crossings of 3 × 3 lines.
  ladder.bundles.clear();
  for (int a = 0; a < 3; ++a) {
    for (int b = 3; b < 6; ++b) ladder.bundles.push_back({{a, 0}, {b, 0}, 40, {{10, 10}}});
  }
  CHECK(guessed_tangle(ladder, {0, 1, 2, 3, 4, 5}) >= 9 * 0.3);
}

TEST_CASE("a problem falls into parts that nothing ties") {
  Problem problem = triangle();
  problem.boxes.insert(problem.boxes.begin(), {50, {20}, 0});
  problem.boxes.push_back({70, {25}, 0});
  for (Bundle& bundle : problem.bundles) {
    bundle.a.box += 1;
    bundle.b.box += 1;
  }
  problem.bundles.pop_back();
  problem.bundles.pop_back();
  const std::vector<Part> split = parts(problem);
  REQUIRE(split.size() == 4);
  CHECK(split[0].boxes == std::vector<int>{0});
  CHECK(split[1].boxes == std::vector<int>{1, 2});
  CHECK(split[1].bundles == std::vector<int>{0});
  CHECK(split[1].problem.bundles[0].a == End{0, 0});
  CHECK(split[1].problem.bundles[0].b == End{1, 0});
  CHECK(split[3].problem.boxes[0].width == 70);
}
