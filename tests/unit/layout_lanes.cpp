#include <algorithm>
#include <random>

#include "layout/lane_places.hpp"
#include "layout/lanes.hpp"
#include "support/catch.hpp"

using namespace entente;
using namespace entente::layout;

namespace {

LaneBox box(double width = 100) {
  return {.width = width, .head = 30, .members = {}, .member_at = {}};
}

LaneLine line(int a, int b, Size words = {120, 20}) {
  LaneLine line;
  line.a = {a, -1};
  line.b = {b, -1};
  line.least_words = words.width;
  line.words = [words](double) { return words; };
  return line;
}

LaneProblem problem(int boxes, std::vector<LaneLine> lines) {
  LaneProblem problem;
  for (int b = 0; b < boxes; ++b) problem.boxes.push_back(box());
  problem.lines = std::move(lines);
  problem.area = {1000, 500};
  return problem;
}

/// Nothing lies on anything else, and every line ends at its boxes.
void check(const LaneProblem& problem, const LaneSolution& solution) {
  REQUIRE(solution.fits);
  for (std::size_t i = 0; i < solution.boxes.size(); ++i) {
    for (std::size_t j = i + 1; j < solution.boxes.size(); ++j) {
      CHECK(solution.boxes[i].overlap(solution.boxes[j]) == 0);
    }
  }
  for (std::size_t l = 0; l < problem.lines.size(); ++l) {
    const LaneRoute& route = solution.routes[l];
    REQUIRE(route.points.size() >= 2);
    const auto at = [&](const LaneEnd& end) {
      return solution.boxes[static_cast<std::size_t>(end.box)].grown(0.5);
    };
    CHECK(at(problem.lines[l].a).contains(route.points.front()));
    CHECK(at(problem.lines[l].b).contains(route.points.back()));
    for (const Rect& box : solution.boxes) CHECK(box.overlap(route.words) == 0);
    for (std::size_t k = l + 1; k < problem.lines.size(); ++k) {
      CHECK(route.words.overlap(solution.routes[k].words) == 0);
    }
  }
}

}  // namespace

TEST_CASE("a chain of three stands in columns and its lines are straight and level") {
  const LaneProblem chain = problem(3, {line(0, 1), line(1, 2)});
  const LaneSolution solution = solve_lanes(chain);
  check(chain, solution);
  CHECK(solution.crossings == 0);
  for (const LaneRoute& route : solution.routes) {
    if (!route.upright) CHECK(route.points.front().y == Approx(route.points.back().y));
  }
}

TEST_CASE("parallel lines have a lane each, words above their own line") {
  const LaneProblem pair = problem(2, {line(0, 1), line(1, 0), line(0, 1), line(0, 1)});
  const LaneSolution solution = solve_lanes(pair);
  check(pair, solution);
  for (const LaneRoute& route : solution.routes) {
    CHECK(route.words.bottom() < route.points.front().y);
    CHECK(route.words.bottom() > route.points.front().y - 12);
  }
}

TEST_CASE("lines between the same boxes do not cross where members can stand in another order") {
  LaneProblem two = problem(2, {line(0, 1), line(0, 1), line(0, 1), line(0, 1), line(0, 1)});
  for (LaneBox& each : two.boxes) {
    each.members = {{80, 30}, {80, 30}};
    each.member_at = {-1, -1};
  }
  // The first member has the first line on one side, the last one on the other.
  two.lines[0].a.member = 1;
  two.lines[2].a.member = 0;
  two.lines[2].b.member = 1;
  two.lines[4].b.member = 0;
  const LaneSolution solution = solve_lanes(two);
  check(two, solution);
  CHECK(solution.crossings == 0);
  for (const LaneRoute& route : solution.routes) {
    CHECK(route.points.front().y == Approx(route.points.back().y));
  }
}

TEST_CASE("lines stand in their order where nothing else decides, whoever they end at") {
  LaneProblem two = problem(2, {line(0, 1), line(1, 0), line(0, 1), line(0, 1)});
  for (LaneBox& each : two.boxes) {
    each.members = {{80, 30}, {80, 30}};
    each.member_at = {-1, -1};
  }
  two.lines[0].a.member = 1;  // the second member has the first line
  two.lines[2].a.member = 0;
  two.lines[2].b.member = 1;
  const LaneSolution solution = solve_lanes(two);
  check(two, solution);
  for (std::size_t l = 1; l < two.lines.size(); ++l) {
    CHECK(solution.routes[l].points.front().y > solution.routes[l - 1].points.front().y);
  }
}

TEST_CASE("four that are all tied to each other are drawn without a lost line") {
  const LaneProblem all =
      problem(4, {line(0, 1), line(0, 2), line(0, 3), line(1, 2), line(1, 3), line(2, 3)});
  check(all, solve_lanes(all));
}

TEST_CASE("rather lines cross than that one cannot be drawn") {
  std::mt19937 random(5);
  for (int trial = 0; trial < 20; ++trial) {
    INFO("trial " << trial);
    std::vector<LaneLine> lines;
    for (int a = 0; a < 9; ++a) {
      for (int b = a + 1; b < 9; ++b) {
        if (random() % 3 == 0) continue;
        lines.push_back(line(a, b, {30, 10}));
        lines.back().weight = 1 + static_cast<double>(random() % 20);
      }
    }
    LaneProblem many = problem(9, std::move(lines));
    many.area = {800, 4000};
    CHECK(solve_lanes(many).lost == 0);
  }
}

TEST_CASE(
    "a line ends at the member of a box; a member without a line stands where there is room") {
  LaneProblem problem_ = problem(2, {line(0, 1), line(0, 1)});
  problem_.boxes[0].members = {{60, 40}, {60, 40}};
  problem_.boxes[0].member_at = {-1, 0};
  problem_.lines[1].a.member = 0;
  const LaneSolution solution = solve_lanes(problem_);
  check(problem_, solution);
  const std::vector<Rect>& members = solution.members[0];
  CHECK(members[0].grown(0.5).contains(Point{members[0].x, solution.routes[1].points.front().y}));
  CHECK(members[1].height > 0);
  CHECK(members[0].overlap(members[1]) == 0);
  for (const Rect& member : members) CHECK(solution.boxes[0].contains(member));
  problem_.boxes[0].members[1].width = 400;  // wider than its box
  CHECK(solve_lanes(problem_).members[0][1].height == 0);
}

TEST_CASE("where there is room for few members those that weigh most stand") {
  LaneProblem narrow = problem(2, {line(0, 1)});
  narrow.boxes[0].members = {{60, 60}, {60, 60}};
  narrow.boxes[0].member_at = {-1, -1};
  narrow.area.height = 140;
  const auto standing = [&] {
    const LaneSolution solution = solve_lanes(narrow);
    return std::pair(solution.members[0][0].height > 0, solution.members[0][1].height > 0);
  };
  CHECK(standing() == std::pair(true, false));
  narrow.boxes[0].member_weight = {1, 2};
  CHECK(standing() == std::pair(false, true));
}

TEST_CASE("what is too high for the area does not fit, and says so") {
  std::vector<LaneLine> many;
  for (int l = 0; l < 30; ++l) many.push_back(line(0, 1));
  LaneProblem crowded = problem(2, many);
  CHECK_FALSE(solve_lanes(crowded).fits);
  crowded.area.height = 4000;
  crowded.grows = true;
  check(crowded, solve_lanes(crowded));
}

TEST_CASE("a box is as high as it has to be, and a member stands where that leaves room") {
  LaneProblem two = problem(2, {line(0, 1)});
  two.grows = true;
  two.boxes[0].members = {{70, 40}};
  two.boxes[0].member_at = {-1};
  const LaneSolution low = solve_lanes(two);
  check(two, low);
  CHECK(low.members[0][0].height == 0);
  two.boxes[0].least = 200;
  const LaneSolution high = solve_lanes(two);
  check(two, high);
  CHECK(high.boxes[0].height >= 200);
  CHECK(high.members[0][0].height == 40);
  CHECK(high.boxes[0].contains(high.members[0][0]));
}

TEST_CASE("a wish for left and right is kept") {
  for (const bool swapped : {false, true}) {
    LaneProblem pair = problem(3, {line(0, 1), line(1, 2)});
    pair.wishes = {{swapped ? 0 : 2, swapped ? 2 : 0, LaneWish::Kind::left_of}};
    const LaneSolution solution = solve_lanes(pair);
    CHECK((solution.boxes[0].x < solution.boxes[2].x) == swapped);
  }
}

TEST_CASE("an arrangement that was found serves for other words") {
  const LaneProblem large = problem(3, {line(0, 1), line(1, 2), line(0, 2)});
  const LaneSolution first = solve_lanes(large);
  const LaneProblem small =
      problem(3, {line(0, 1, {60, 12}), line(1, 2, {60, 12}), line(0, 2, {60, 12})});
  const LaneSolution second = solve_lanes(small, first.arrangement);
  check(small, second);
  CHECK(second.arrangement == first.arrangement);
}

TEST_CASE("boxes stand in the column of their side") {
  LaneProblem sided = problem(6, {line(0, 3), line(1, 3), line(2, 4), line(0, 5), line(5, 4)});
  sided.sides = {LaneSide::first, LaneSide::first, LaneSide::first,
                 LaneSide::last,  LaneSide::last,  LaneSide::between};
  const LaneSolution solution = solve_lanes(sided);
  check(sided, solution);
  for (const std::size_t b : {1u, 2u}) CHECK(solution.boxes[b].x == solution.boxes[0].x);
  CHECK(solution.boxes[4].x == solution.boxes[3].x);
  CHECK(solution.boxes[5].left() > solution.boxes[0].right());
  CHECK(solution.boxes[5].right() < solution.boxes[3].left());
}

TEST_CASE("where no arrangement has room nothing fits") {
  LaneProblem narrow = problem(3, {line(0, 1), line(1, 2)});
  narrow.sides = {LaneSide::first, LaneSide::between, LaneSide::last};
  narrow.area = {320, 500};
  const LaneSolution none = solve_lanes(narrow);
  CHECK_FALSE(none.fits);
  CHECK_FALSE(solve_lanes(narrow, none.arrangement).fits);
}

TEST_CASE("what stands below a line keeps clear of the next one and of its words") {
  LaneProblem pair = problem(2, {line(0, 1), line(0, 1), line(0, 1)});
  for (LaneLine& line : pair.lines) line.below = {90, 16};
  pair.centered = true;
  const LaneSolution solution = solve_lanes(pair);
  check(pair, solution);
  for (std::size_t l = 0; l < 3; ++l) {
    const LaneRoute& route = solution.routes[l];
    CHECK(route.below.height == 16);
    CHECK(route.below.top() > route.under.y);
    CHECK(route.words.bottom() < route.under.y);
    CHECK(route.below.bottom() <= solution.used.height);
    // In the middle between the boxes, as no line has a head.
    CHECK(route.under.x == Approx(500));
    for (std::size_t k = 0; k < 3; ++k) {
      CHECK(route.below.overlap(solution.routes[k].words) == 0);
      if (k != l) CHECK(route.below.overlap(solution.routes[k].below) == 0);
    }
  }
}

TEST_CASE("members that are needed stand at the foot of their box, or nothing fits") {
  LaneProblem pair = problem(2, {line(0, 1)});
  pair.boxes[0].members = {{60, 40}, {60, 40}};
  pair.boxes[0].member_at = {-1, -1};
  pair.boxes[0].needed = 2;
  const LaneSolution solution = solve_lanes(pair);
  check(pair, solution);
  const Rect& box = solution.boxes[0];
  const std::vector<Rect>& members = solution.members[0];
  CHECK(members[0].height == 40);
  CHECK(members[1].height == 40);
  CHECK(members[0].bottom() < members[1].top());
  CHECK(members[0].top() >= box.top() + pair.boxes[0].head);
  CHECK(members[1].bottom() == Approx(box.bottom() - pair.spacing.inset));
  pair.area.height = 100;
  CHECK_FALSE(solve_lanes(pair).fits);
}

namespace {

/// Boxes with up to two members, and twice as many lines between any of them.
LaneProblem random_problem(std::mt19937& random) {
  const auto below = [&](std::size_t count) {
    return static_cast<int>(random() % static_cast<unsigned>(count));
  };
  const int boxes = 3 + below(5);
  std::vector<LaneLine> lines;
  for (int i = 0; i < 2 * boxes; ++i) {
    const int a = below(static_cast<std::size_t>(boxes));
    const int b = (a + 1 + below(static_cast<std::size_t>(boxes) - 1)) % boxes;
    lines.push_back(line(a, b, {60 + static_cast<double>(below(240)), 20}));
  }
  LaneProblem some = problem(boxes, std::move(lines));
  for (LaneBox& box : some.boxes) {
    box.members.assign(random() % 3, {60, 20});
    box.member_at.assign(box.members.size(), -1);
  }
  for (LaneLine& line : some.lines) {
    for (LaneEnd* end : {&line.a, &line.b}) {
      const std::size_t members = some.boxes[static_cast<std::size_t>(end->box)].members.size();
      end->member = below(members + 1) - 1;
    }
  }
  return some;
}

LaneArrangement random_arrangement(std::mt19937& random, const LaneProblem& problem) {
  LaneArrangement arrangement(2 + random() % 3);
  for (std::size_t b = 0; b < problem.boxes.size(); ++b) {
    std::vector<int>& column = arrangement[random() % arrangement.size()];
    column.insert(column.begin() + static_cast<std::ptrdiff_t>(random() % (column.size() + 1)),
                  static_cast<int>(b));
  }
  return arrangement;
}

}  // namespace

TEST_CASE("an arrangement is weighed as it is drawn, and given up only if it is no better") {
  std::mt19937 random(5);
  for (int round = 0; round < 100; ++round) {
    const LaneProblem some = random_problem(random);
    // What was looked at before changes nothing.
    lanes::Placer used(some);
    for (int other = 0; other < 3; ++other) {
      const LaneArrangement arrangement = random_arrangement(random, some);
      const LaneSolution fresh = lanes::Placer(some).place(arrangement);
      CHECK(used.place(arrangement) == fresh);
      const lanes::Weight weight = used.weigh(arrangement, 1e300);
      CHECK(weight.cost == fresh.cost);
      CHECK(weight.need == fresh.need);
      for (const double limit : {0.5 * fresh.cost, fresh.cost, fresh.cost + 1, 2 * fresh.cost}) {
        const double found = used.weigh(arrangement, limit).cost;
        CHECK((fresh.cost < limit ? found == fresh.cost : found >= limit));
      }
    }
  }
}

TEST_CASE("heights of no arrangement contradict each other") {
  std::mt19937 random(6);
  for (int round = 0; round < 300; ++round) {
    LaneProblem some = random_problem(random);
    some.area.width = 3000;  // corridors are wide enough
    const LaneArrangement arrangement = random_arrangement(random, some);
    CHECK(lanes::Placer(some).place(arrangement).need > 0);
  }
}
