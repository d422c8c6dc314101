#include <cmath>

#include "geometry/lines.hpp"
#include "support/catch.hpp"

using namespace entente;
using namespace entente::geometry;

TEST_CASE("crossings of lines are counted once each") {
  const std::vector<Point> level = {{0, 5}, {10, 5}};
  CHECK(crossings(level, {{5, 0}, {5, 10}}) == 1);
  CHECK(crossings(level, {{2, 0}, {4, 10}, {6, 0}, {8, 10}}) == 3);
  CHECK(crossings(level, {{0, 6}, {10, 6}}) == 0);
  CHECK(crossings(level, {{5, 5}, {5, 10}}) == 0);    // only touches
  CHECK(crossings(level, {{11, 0}, {11, 10}}) == 0);  // beyond its end
  CHECK(crossings(level, {{0, 4.9}, {10, 5.1}}) == 1);
  CHECK(crossings(level, level) == 0);  // one on the other: no proper crossing
}

TEST_CASE("crossings are the same whichever line comes first and whichever way it runs") {
  // The S goes back to the left between its bends; the slope meets each of its three arms.
  const std::vector<Point> s = {{0, 0}, {30, 0}, {30, 10}, {0, 10}, {0, 20}, {30, 20}};
  const std::vector<Point> slope = {{10, -5}, {20, 25}};
  const std::vector<Point> back(s.rbegin(), s.rend());
  CHECK(crossings(s, slope) == 3);
  CHECK(crossings(slope, s) == 3);
  CHECK(crossings(back, slope) == 3);
}

TEST_CASE("a cubic is followed from end to end") {
  // B(1/2) = (P0 + 3 P1 + 3 P2 + P3) / 8 = (40 / 8, 60 / 8); B(1/8) from the same sum by hand.
  const std::vector<Point> points = flatten({{0, 0}, {0, 10}, {10, 10}, {10, 0}}, 8);
  REQUIRE(points.size() == 9);
  CHECK(points.front() == Point{0, 0});
  CHECK(points.back() == Point{10, 0});
  CHECK(points[4].x == Approx(5));
  CHECK(points[4].y == Approx(7.5));
  CHECK(points[1].x == Approx(10 * (3.0 * 7 + 1) / 512));  // 3 u t² + t³ of 10
  CHECK(points[1].y == Approx(10 * (3.0 * 49 + 3 * 7) / 512));
}

TEST_CASE("a straight cubic stays straight, and pieces join without doubling their point") {
  const std::vector<Point> points =
      flatten({{0, 0}, {1, 0}, {2, 0}, {3, 0}, {3, 1}, {3, 2}, {3, 3}}, 3);
  REQUIRE(points.size() == 7);
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(points[i].x == Approx(static_cast<double>(i)));
    CHECK(points[i].y == 0);
  }
  for (std::size_t i = 3; i < 7; ++i) {
    CHECK(points[i].x == Approx(3));
    CHECK(points[i].y == Approx(static_cast<double>(i - 3)));
  }
}

TEST_CASE("lines merge where their inner points lie near each other") {
  // Of seven points the two at each end do not count: those at x = 2, 3, 4 do.
  std::vector<Point> line;
  for (int x = 0; x <= 6; ++x) line.push_back({static_cast<double>(x), 0});
  CHECK(merged(line, {{0, 1}, {6, 1}}, 1.5) == 3);
  CHECK(merged(line, {{0, 1}, {6, 1}}, 1) == 0);       // as far as that is not near
  CHECK(merged(line, {{0, 1}, {2.5, 1}}, 1.5) == 2);   // (3, 0) is hypot(0.5, 1) = 1.12 away
  CHECK(merged(line, {{4, 0.5}, {4, 9}}, 0.75) == 1);  // beside its end alone
  CHECK(merged({{0, 0}, {1, 0}, {2, 0}, {3, 0}}, {{0, 0}, {3, 0}}, 1) == 0);  // has ends alone
}
