#include <string>
#include <vector>

#include "scene/scene.hpp"
#include "support/catch.hpp"
#include "text/measure.hpp"

using namespace entente;
using namespace entente::scene;

namespace {

const Stroke thin{theme::rgb(0x000000), 2};

Rect box(const Element& element) {
  const auto found = bounds(element);
  REQUIRE(found);
  return *found;
}

PathShape curve(Point from, Point c1, Point c2, Point to) {
  return {{{Segment::Kind::move, {}, {}, from}, {Segment::Kind::cubic, c1, c2, to}},
          {std::nullopt, thin}};
}

}  // namespace

TEST_CASE("bounds include half of the stroke") {
  CHECK(box(rect({10, 20, 30, 40}, {theme::rgb(0), thin})) == Rect{9, 19, 32, 42});
  CHECK(box(rect({10, 20, 30, 40}, {theme::rgb(0), std::nullopt})) == Rect{10, 20, 30, 40});
  CHECK(box(circle({0, 0}, 5, {std::nullopt, thin})) == Rect{-6, -6, 12, 12});
  CHECK(box(line({0, 0}, {10, 0}, thin)) == Rect{-1, -1, 12, 2});
}

TEST_CASE("bounds of a curve are those of the curve, not of its control points") {
  const Rect arch = box(curve({0, 0}, {0, -40}, {100, -40}, {100, 0}));
  CHECK(arch.top() == Approx(-31));  // 3/4 of the control height, and the stroke
  CHECK(arch.left() == Approx(-1));
  CHECK(arch.right() == Approx(101));
  const Rect bow = box(curve({0, 0}, {200, 0}, {-100, 100}, {100, 100}));
  CHECK(bow.left() >= -1 - 1e-9);
  CHECK(bow.right() <= 101 + 1e-9);
  CHECK(bow.bottom() == Approx(101));
}

TEST_CASE("bounds of a text follow its anchor") {
  const double width = text::width("Cuba", {20, true});
  auto left = [](Anchor anchor) {
    return box(scene::text({100, 50}, "Cuba", 20, true, {}, anchor)).left();
  };
  CHECK(left(Anchor::start) == Approx(100));
  CHECK(left(Anchor::middle) == Approx(100 - width / 2));
  CHECK(left(Anchor::end) == Approx(100 - width));
  const Rect r = box(scene::text({100, 50}, "Cuba", 20, true, {}));
  CHECK(r.width == Approx(width));
  CHECK(r.top() < 50 - 0.7 * 20);
  CHECK(r.bottom() > 50);
}

TEST_CASE("bounds of groups are those of their members") {
  Group group;
  CHECK_FALSE(bounds(Element(group)));
  CHECK_FALSE(bounds(std::vector<Element>{}));
  group.elements = {rect({0, 0, 10, 10}, {}),
                    Group{Part::node, "", {}, {rect({90, 5, 10, 20}, {})}}};
  CHECK(box(group) == Rect{0, 0, 100, 25});
  CHECK(bounds(std::vector<Element>{group, circle({0, 0}, 1, {})}) == Rect{-1, -1, 101, 26});
}

TEST_CASE("moving moves everything, and back again") {
  const std::vector<Element> drawing = {
      rect({1, 2, 3, 4}, {}), circle({5, 6}, 7, {}), curve({0, 0}, {1, 1}, {2, 2}, {3, 3}),
      Group{Part::edge, "tie", {}, {scene::text({8, 9}, "x", 10, false, {})}}};
  std::vector<Element> moved = drawing;
  move(moved, {10, -20});
  CHECK(moved != drawing);
  const auto before = bounds(drawing), after = bounds(moved);
  REQUIRE((before && after));
  CHECK(after->x == Approx(before->x + 10));
  CHECK(after->y == Approx(before->y - 20));
  CHECK(after->width == Approx(before->width));
  move(moved, {-10, 20});
  CHECK(moved == drawing);
}

TEST_CASE("a polygon is closed, a polyline is not") {
  const std::vector<Point> corners = {{0, 0}, {10, 0}, {5, 8}};
  CHECK(polygon(corners, {}).segments.back().kind == Segment::Kind::close);
  CHECK(polyline(corners, thin).segments.size() == 3);
  CHECK(polyline(corners, thin).segments.front().kind == Segment::Kind::move);
  CHECK(polyline(corners, thin).segments.back().kind == Segment::Kind::line);
  CHECK_FALSE(polyline(corners, thin).paint.fill);
}
