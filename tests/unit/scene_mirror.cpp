#include "scene/scene.hpp"
#include "support/catch.hpp"

using namespace entente::scene;
using entente::Point;
using entente::Rect;

namespace {

constexpr Color ink{0, 0, 0};

const TextShape& text_in(const Element& element) { return std::get<TextShape>(element); }

TEST_CASE("a page is turned round: words stand at the other side and still read right") {
  std::vector<Element> elements = {text({10, 50}, "Alba", 12, false, ink),
                                   rect({20, 0, 30, 10}, {ink, {}}),
                                   line({0, 5}, {40, 8}, {ink, 1})};
  const double width = text_in(elements[0]).line.width;
  mirror(elements, 200);
  CHECK(text_in(elements[0]).left() == Approx(190 - width));
  CHECK(text_in(elements[0]).text == "Alba");
  CHECK(std::get<RectShape>(elements[1]).rect == Rect{150, 0, 30, 10});
  CHECK(std::get<PathShape>(elements[2]).segments[1].to == Point{160, 8});
  mirror(elements, 200);
  CHECK(text_in(elements[0]).left() == Approx(10));
}

TEST_CASE("anchors do not matter to where words stand afterwards") {
  for (const Anchor anchor : {Anchor::start, Anchor::middle, Anchor::end}) {
    std::vector<Element> elements = {text({100, 50}, "Bruna", 12, false, ink, anchor)};
    const double left = text_in(elements[0]).left(), width = text_in(elements[0]).line.width;
    mirror(elements, 300);
    CHECK(text_in(elements[0]).left() == Approx(300 - left - width));
  }
}

TEST_CASE("flags keep their sides") {
  Group flag{Part::none,
             "",
             {{"flag", "CU"}},
             {rect({10, 0, 5, 10}, {ink, {}}), rect({15, 0, 15, 10}, {ink, {}})}};
  std::vector<Element> elements = {flag};
  mirror(elements, 100);
  const Group& turned = std::get<Group>(elements[0]);
  CHECK(std::get<RectShape>(turned.elements[0]).rect == Rect{70, 0, 5, 10});
  CHECK(std::get<RectShape>(turned.elements[1]).rect == Rect{75, 0, 15, 10});
}

TEST_CASE("lines that begin at one place end at one place, and other words stay") {
  std::vector<Element> elements = {
      text({10, 20}, "a long line", 12, false, ink), text({10, 34}, "short", 12, false, ink),
      text({10, 90}, "alone", 12, false, ink), text({60, 104}, "elsewhere", 12, false, ink)};
  const double right = text_in(elements[0]).left() + text_in(elements[0]).line.width;
  align_right(elements);
  CHECK(text_in(elements[0]).left() == Approx(10));
  CHECK(text_in(elements[1]).left() + text_in(elements[1]).line.width == Approx(right));
  CHECK(text_in(elements[2]).left() == Approx(10));
  CHECK(text_in(elements[3]).left() == Approx(60));
}

}  // namespace
