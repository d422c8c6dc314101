#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>

#include "deck/route.hpp"
#include "deck/shapes.hpp"
#include "entente/render.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"

using namespace entente;
using deck::Piece;
using deck::Shape;
using scene::Segment;

namespace {

std::shared_ptr<const scene::Scene> drawing(FigureKind kind, const PageSize& size = {}) {
  const Dossier dossier = test::small_dossier(R"(
    "title": "A and B part", "as_of": "2022",
    "relations": [
      { "from": "A", "to": "B", "type": "aid", "label": "grain", "when": "1985/.." },
      { "from": "B", "to": "A", "type": "trade", "label": "sugar", "directed": false },
      { "from": "C", "to": "D", "type": "embargo", "label": "no oil", "status": "planned" } ],
    "events": [
      { "when": "1991", "type": "visit", "from": "P", "to": "B", "title": "P visits B" },
      { "when": "1995", "type": "call", "from": "B", "to": "C", "title": "B calls C" },
      { "when": "2001", "type": "accuse", "from": ["A", "D"], "to": "O", "title": "Quarrel" } ])");
  RenderOptions options;
  options.figures = {kind};
  options.size = size;
  Checked<Rendering> rendering = render(dossier, options);
  REQUIRE(rendering);
  return rendering.value->figures.front().drawing;
}

void visit(const std::vector<Shape>& shapes, const std::function<void(const Shape&)>& f) {
  for (const Shape& shape : shapes) {
    f(shape);
    visit(shape.members, f);
  }
}

void collect(const std::vector<scene::Element>& elements, std::multiset<std::string>& words) {
  for (const scene::Element& element : elements) {
    if (const auto* line = std::get_if<scene::TextShape>(&element)) words.insert(line->text);
    if (const auto* group = std::get_if<scene::Group>(&element)) collect(group->elements, words);
  }
}

/// The middles of the sides in their order, then the shape's own.
Point site_of(const Shape& shape, int site) {
  const Rect& box = shape.box;
  const Point middle = box.center();
  const std::vector<Point> sides = {{middle.x, box.top()},
                                    {box.left(), middle.y},
                                    {middle.x, box.bottom()},
                                    {box.right(), middle.y}};
  if (!shape.sites.empty() && site >= 4) return shape.sites.at(static_cast<std::size_t>(site - 4));
  if (shape.kind == Shape::Kind::ellipse) {
    REQUIRE(site % 2 == 0);
    site /= 2;
  }
  return sides.at(static_cast<std::size_t>(site));
}

Segment move(double x, double y) { return {Segment::Kind::move, {}, {}, {x, y}}; }
Segment line(double x, double y) { return {Segment::Kind::line, {}, {}, {x, y}}; }
Segment cubic(Point c1, Point c2, Point to) { return {Segment::Kind::cubic, c1, c2, to}; }

}  // namespace

TEST_CASE("every connector ends where it holds on to a shape, at both ends") {
  for (const FigureKind kind : {FigureKind::graph, FigureKind::dossier}) {
    const auto scene = drawing(kind);
    const auto ties = std::count_if(scene->elements.begin(), scene->elements.end(),
                                    [](const scene::Element& element) {
                                      const auto* group = std::get_if<scene::Group>(&element);
                                      return group && group->part == scene::Part::edge;
                                    });
    const std::vector<Shape> shapes = deck::shapes(scene->elements, 3);
    std::map<int, Shape> by_id;
    visit(shapes, [&by_id](const Shape& shape) {
      CHECK(shape.id >= 3);
      CHECK(by_id.emplace(shape.id, shape).second);
    });
    int connectors = 0;
    visit(shapes, [&](const Shape& shape) {
      if (shape.kind != Shape::Kind::connector) return;
      ++connectors;
      REQUIRE(by_id.count(shape.start.shape) == 1);
      REQUIRE(by_id.count(shape.end.shape) == 1);
      CHECK(distance(site_of(by_id.at(shape.start.shape), shape.start.site), shape.from) < 0.01);
      CHECK(distance(site_of(by_id.at(shape.end.shape), shape.end.site), shape.to) < 0.01);
    });
    REQUIRE(ties == 6);         // O, which A accuses, stands by itself
    CHECK(connectors >= ties);  // one each, more where a line bends
  }
}

TEST_CASE("every word of a figure is in its shapes, once") {
  for (const FigureKind kind : {FigureKind::graph, FigureKind::timeline, FigureKind::dossier}) {
    const auto scene = drawing(kind);
    std::multiset<std::string> drawn, kept;
    collect(scene->elements, drawn);
    visit(deck::shapes(scene->elements, 3), [&kept](const Shape& shape) {
      for (const deck::TextLine& words : shape.lines) kept.insert(words.text);
    });
    CHECK(drawn == kept);
  }
}

TEST_CASE("an actor is a group with its name, the name is in its box") {
  const std::vector<Shape> shapes = deck::shapes(drawing(FigureKind::graph)->elements, 3);
  bool named = false;
  visit(shapes, [&](const Shape& shape) {
    const bool has_words = !shape.lines.empty();
    named = named || (shape.kind == Shape::Kind::box && has_words && shape.lines[0].text == "C");
  });
  CHECK(named);
  const bool grouped = std::any_of(shapes.begin(), shapes.end(), [](const Shape& shape) {
    return shape.kind == Shape::Kind::group && shape.name == "C, Country";
  });
  CHECK(grouped);
}

TEST_CASE("a number is in its circle") {
  bool numbered = false;
  visit(deck::shapes(drawing(FigureKind::timeline)->elements, 3), [&](const Shape& shape) {
    const bool has_words = !shape.lines.empty();
    numbered =
        numbered || (shape.kind == Shape::Kind::ellipse && has_words && shape.lines[0].text == "1");
  });
  CHECK(numbered);
}

TEST_CASE("a straight route is one straight piece, a step one curve") {
  const auto straight = deck::pieces({move(0, 0), line(300, 0)}, false, {});
  REQUIRE(straight.size() == 1);
  CHECK_FALSE(straight[0].curved);
  const auto step = deck::pieces({move(0, 0), cubic({100, 0}, {100, 80}, {200, 80})}, false, {});
  REQUIRE(step.size() == 1);
  CHECK(step[0].curved);
  CHECK(step[0].to == Point{200, 80});
}

TEST_CASE("corners stay corners, however short the last stretch") {
  const std::vector<Piece> found = deck::pieces(
      {move(0, 0), line(100, 0), line(100, 60), cubic({104, 60}, {108, 60}, {112, 60})}, false, {});
  REQUIRE(found.size() == 3);
  for (const Piece& piece : found) CHECK_FALSE(piece.curved);
  CHECK(found[1].to == Point{100, 60});
}

TEST_CASE("upright routes are the same with x and y exchanged") {
  const std::vector<Segment> route = {move(0, 0), line(0, 100),
                                      cubic({0, 200}, {80, 200}, {80, 300})};
  CHECK(deck::begins_upright(route));
  const auto pieces = deck::pieces(route, true, {});
  REQUIRE(pieces.size() == 2);
  CHECK_FALSE(pieces[0].curved);
  CHECK(pieces[1].curved);
  CHECK(pieces[1].from == Point{0, 100});
}

TEST_CASE("a route has a piece to each number, and from bend to bend") {
  deck::Surroundings near;
  near.stations = {{100, 0}};
  const auto numbered = deck::pieces({move(0, 0), line(300, 0)}, false, near);
  REQUIRE(numbered.size() == 2);
  CHECK(numbered[0].to == Point{100, 0});
  const auto hump =
      deck::pieces({move(0, 0), cubic({100, -100}, {200, -100}, {300, 0})}, false, {});
  CHECK(hump.size() >= 2);
  for (std::size_t i = 1; i < hump.size(); ++i) CHECK(hump[i].from == hump[i - 1].to);
}

TEST_CASE("where a curve would touch what is beside the route, it keeps to the route") {
  // Late in its rise: an S that is half way in the middle would be far above.
  const std::vector<Segment> route = {move(0, 0), cubic({150, 0}, {230, 10}, {300, 40})};
  deck::Surroundings near;
  const std::size_t free = deck::pieces(route, false, near).size();
  CHECK(free == 1);
  near.obstacles = {{140, 16, 30, 12}};
  const auto careful = deck::pieces(route, false, near);
  CHECK(careful.size() > free);
}

TEST_CASE("a curve that is steeper than slide programs can draw takes from the line beside it") {
  const auto pieces = deck::pieces(
      {move(0, 0), line(200, 0), cubic({215, 0}, {215, 85}, {230, 85}), line(290, 85)}, false, {});
  REQUIRE(pieces.size() == 3);
  REQUIRE(pieces[1].curved);
  CHECK(pieces[1].to.x - pieces[1].from.x >= 85);
}

TEST_CASE("a line of text is as much wider as its slide is larger") {
  const scene::TextShape line = scene::text({10, 20}, "Cuba and שלום", 12, false, {});
  const std::vector<scene::Element> large = deck::fitted({line}, 2, {5, 0});
  const auto& shape = std::get<scene::TextShape>(large.front());
  CHECK(shape.size == Approx(24));
  CHECK(shape.left() == Approx(25));
  CHECK(shape.line.width == Approx(2 * line.line.width));
  CHECK(shape.line.parts.back().left == Approx(2 * line.line.parts.back().left));
}
