#include "geometry/rects.hpp"
#include "layout/stage.hpp"
#include "support/catch.hpp"

using namespace entente;
using namespace entente::layout;

namespace {

StageProblem three_in_a_ring() {
  StageProblem problem;
  problem.boxes = {{{60, 28}}, {{60, 28}}, {{60, 44}}};
  problem.lines = {{0, 1, 45}, {1, 2, 45}, {0, 2, 45}};
  problem.area = {220, 240};
  return problem;
}

}  // namespace

TEST_CASE("boxes keep apart, within the area, and lines have the length that they need") {
  const StageProblem problem = three_in_a_ring();
  const StageSolution solution = solve_stage(problem);
  REQUIRE(solution.fits);
  CHECK(solution.crossings == 0);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(Rect{0, 0, 220, 240}.contains(solution.boxes[i]));
    for (std::size_t j = 0; j < i; ++j) CHECK(solution.boxes[i].overlap(solution.boxes[j]) == 0);
  }
  for (std::size_t l = 0; l < 3; ++l) {
    const StageSegment& s = solution.segments[l];
    CHECK(distance(s.from, s.to) > 40);
    // It ends at the border of its boxes and enters none.
    CHECK(geometry::distance(s.from, solution.boxes[static_cast<std::size_t>(problem.lines[l].a)]) <
          1.5 * problem.border);
    CHECK(geometry::distance(s.to, solution.boxes[static_cast<std::size_t>(problem.lines[l].b)]) <
          1.5 * problem.border);
    for (const Rect& box : solution.boxes) CHECK_FALSE(geometry::enters({s.from, s.to}, box));
  }
  CHECK(solve_stage(problem) == solution);
}

TEST_CASE("lines of one pair that no panel shows together share a lane; others run apart") {
  StageProblem problem = three_in_a_ring();
  problem.lines = {{0, 1, 45, 1}, {1, 0, 45, 2}, {0, 1, 45, 3}};
  const StageSolution solution = solve_stage(problem);
  REQUIRE(solution.fits);
  CHECK(solution.segments[0].from == solution.segments[1].to);
  CHECK(solution.segments[0].to == solution.segments[1].from);
  CHECK(distance(solution.segments[0].from, solution.segments[2].from) > 2 * problem.mark);
}

TEST_CASE("a box with a home stays there") {
  StageProblem problem = three_in_a_ring();
  problem.boxes[1].home = Point{110, 120};
  CHECK(solve_stage(problem).boxes[1].center() == Point{110, 120});
}

TEST_CASE("what has no room does not fit, and it is told") {
  StageProblem problem = three_in_a_ring();
  problem.area = {100, 80};
  CHECK_FALSE(solve_stage(problem).fits);
}
