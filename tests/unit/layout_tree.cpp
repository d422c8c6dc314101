#include "layout/chain.hpp"
#include "layout/tree.hpp"
#include "support/catch.hpp"

using namespace entente;
using namespace entente::layout;

namespace {

TreeProblem problem(int boxes, std::vector<TreeUnion> unions) {
  TreeProblem problem;
  problem.boxes.assign(static_cast<std::size_t>(boxes), {90, 40});
  for (int b = 0; b < boxes; ++b) problem.born.push_back(b);
  problem.unions = std::move(unions);
  problem.area = {1200, 600};
  return problem;
}

TreeUnion couple(int a, int b, std::vector<int> children) { return {{a, b}, std::move(children)}; }
TreeUnion alone(int a, std::vector<int> children) { return {{a}, std::move(children)}; }

void check_boxes(const TreeSolution& solution, Size area) {
  REQUIRE(solution.fits);
  for (std::size_t i = 0; i < solution.boxes.size(); ++i) {
    CHECK(solution.boxes[i].left() >= -0.01);
    CHECK(solution.boxes[i].right() <= area.width + 0.01);
    for (std::size_t j = i + 1; j < solution.boxes.size(); ++j) {
      CHECK(solution.boxes[i].overlap(solution.boxes[j]) == 0);
    }
  }
}

}  // namespace

TEST_CASE("partners share a row, children stand one row below their parents") {
  const TreeProblem family = problem(6, {couple(0, 1, {2, 3}), couple(3, 4, {5})});
  const auto rows = generations(family);
  REQUIRE(rows);
  CHECK(*rows == std::vector<int>{0, 0, 1, 1, 1, 2});
  const TreeSolution solution = solve_tree(family);
  check_boxes(solution, family.area);
  CHECK(solution.crossings == 0);
  CHECK(solution.boxes[2].center().x < solution.boxes[3].center().x);
}

TEST_CASE("nobody is his own ancestor") {
  CHECK_FALSE(generations(problem(2, {alone(0, {1}), alone(1, {0})})));
  CHECK_FALSE(generations(problem(2, {couple(0, 1, {1})})));
}

TEST_CASE("who marries in has a place above his own children, not above all") {
  // 3 has a grandparent row of his own above: 0 -> 1 -> 2; 3 alone is the parent of 4 with 2.
  const auto rows = generations(problem(5, {alone(0, {1}), alone(1, {2}), couple(2, 3, {4})}));
  REQUIRE(rows);
  CHECK(*rows == std::vector<int>{0, 1, 2, 2, 3});
  const auto late = generations(problem(4, {alone(0, {1}), alone(1, {2}), alone(3, {2})}));
  REQUIRE(late);
  CHECK((*late)[3] == 1);
}

TEST_CASE("three mothers stand around the father, and nothing crosses") {
  const TreeProblem family =
      problem(9, {couple(0, 1, {4, 5}), couple(0, 2, {6}), couple(0, 3, {7, 8})});
  const TreeSolution solution = solve_tree(family);
  check_boxes(solution, family.area);
  CHECK(solution.crossings == 0);
  // Children in the order of their mothers, from left to right.
  for (std::size_t child = 5; child < 9; ++child) {
    CHECK(solution.boxes[child - 1].right() < solution.boxes[child].left());
  }
  // Every way leads from a partner's box to the joint, and from the joint to the child.
  for (std::size_t u = 0; u < family.unions.size(); ++u) {
    const TreeSolution::Route& route = solution.unions[u];
    for (const std::vector<Point>& way : route.partners) CHECK(way.back() == route.joint);
    for (std::size_t c = 0; c < route.children.size(); ++c) {
      CHECK(route.children[c].front() == route.joint);
      const Rect& box = solution.boxes[static_cast<std::size_t>(family.unions[u].children[c])];
      CHECK(route.children[c].back().y == Approx(box.top()));
    }
  }
}

TEST_CASE("a line that skips a generation passes between boxes") {
  const TreeProblem family =
      problem(5, {alone(0, {1, 2}), alone(1, {3}), alone(3, {4}), alone(2, {4})});
  const TreeSolution solution = solve_tree(family);
  check_boxes(solution, family.area);
  const std::vector<Point>& way = solution.unions[3].children[0];
  CHECK(way.front().y < solution.boxes[3].top());
  for (std::size_t i = 1; i < way.size(); ++i) {
    CHECK_FALSE(solution.boxes[3].grown(-1).contains((way[i - 1] + way[i]) * 0.5));
  }
}

TEST_CASE("a row that is wider than the page does not fit") {
  TreeProblem family = problem(9, {alone(0, {1, 2, 3, 4, 5, 6, 7, 8})});
  family.area.width = 500;
  CHECK_FALSE(solve_tree(family).fits);
}

TEST_CASE("successors stand in a line that goes on in the next row") {
  TreeProblem line = problem(9, std::vector<TreeUnion>{});
  for (int i = 0; i < 8; ++i) line.unions.push_back(alone(i, {i + 1}));
  REQUIRE(is_chain(line));
  line.area = {500, 600};
  const TreeSolution solution = solve_chain(line);
  check_boxes(solution, line.area);
  CHECK(solution.boxes[1].left() > solution.boxes[0].right());
  CHECK(solution.boxes[8].top() > solution.boxes[0].bottom());
  CHECK(solution.unions[7].children[0].front().y > solution.boxes[0].bottom());
  line.area.height = 60;
  CHECK_FALSE(solve_chain(line).fits);
  line.unions.push_back(alone(0, {5}));
  CHECK_FALSE(is_chain(line));
}
