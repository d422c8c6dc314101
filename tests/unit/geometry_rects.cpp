#include "geometry/rects.hpp"
#include "support/catch.hpp"
#include "support/random.hpp"

using namespace entente;
using namespace entente::geometry;

TEST_CASE("a line enters a rectangle or leaves it alone") {
  const Rect r{10, 10, 20, 10};
  CHECK(enters({{0, 15}, {40, 15}}, r));
  CHECK(enters({{0, 0}, {40, 30}}, r));
  CHECK(enters({{15, 12}, {16, 13}}, r));         // all inside
  CHECK(enters({{0, 15}, {12, 15}}, r));          // ends inside
  CHECK(enters({{0, 0}, {0, 15}, {40, 15}}, r));  // by its second part
  CHECK_FALSE(enters({{0, 10}, {40, 10}}, r));    // along the border
  CHECK_FALSE(enters({{30, 0}, {30, 40}}, r));    // likewise, upright
  CHECK_FALSE(enters({{0, 15}, {10, 15}}, r));    // ends on the border
  CHECK_FALSE(enters({{0, 0}, {40, 0}}, r));
  CHECK_FALSE(enters({{0, 20}, {10, 30}, {40, 25}}, r));
  CHECK_FALSE(enters({{0, 15}}, r));
  CHECK_FALSE(enters({}, r));
}

TEST_CASE("a line strikes a text when its ink reaches the letters") {
  const Rect text{0, 10, 50, 10};
  CHECK(strikes({{-5, 15}, {60, 15}}, 1, text));
  CHECK_FALSE(strikes({{-5, 22}, {60, 22}}, 2, text));
  CHECK(strikes({{-5, 22}, {60, 22}}, 6, text));
  CHECK_FALSE(strikes({{-5, 20}, {60, 20}}, 1, text));    // an underline
  CHECK_FALSE(strikes({{-90, 15}, {-8, 15}}, 40, text));  // ends flat beside it
  CHECK(strikes({{-90, 15}, {4, 15}}, 40, text));
}

TEST_CASE("how far something stands out") {
  const Rect outer{0, 0, 100, 50};
  CHECK(excess({10, 10, 20, 20}, outer) == 0);
  CHECK(excess(outer, outer) == 0);
  CHECK(excess({-3, 10, 20, 20}, outer) == 3);
  CHECK(excess({90, 45, 20, 20}, outer) == 15);
}

TEST_CASE("collisions are those of comparing all with all") {
  test::Random random(5);
  std::vector<Rect> rects;
  for (int i = 0; i < 120; ++i) {
    rects.push_back({random.fraction() * 100, random.fraction() * 100, random.fraction() * 20,
                     random.fraction() * 20});
  }
  for (double tolerance : {0.0, 2.0}) {
    std::vector<Collision> expected;
    for (std::size_t i = 0; i < rects.size(); ++i) {
      for (std::size_t j = i + 1; j < rects.size(); ++j) {
        const Rect a = rects[i], b = rects[j];
        const double w = std::min(a.right(), b.right()) - std::max(a.left(), b.left());
        const double h = std::min(a.bottom(), b.bottom()) - std::max(a.top(), b.top());
        if (w > tolerance && h > tolerance) expected.push_back({i, j});
      }
    }
    CHECK_FALSE(expected.empty());
    CHECK(collisions(rects, tolerance) == expected);
  }
}

TEST_CASE("the distance to a rectangle is nothing inside it") {
  const Rect r{0, 0, 10, 10};
  CHECK(distance({5, 5}, r) == 0);
  CHECK(distance({5, 14}, r) == 4);
  CHECK(distance({-3, 14}, r) == 5);
}
