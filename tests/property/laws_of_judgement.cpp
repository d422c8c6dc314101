#include "support/catch.hpp"
#include "support/scene_checks.hpp"

// The judge of pictures is judged itself: a good page passes, each blemish is seen.

using namespace entente;
using namespace entente::scene;
using entente::test::faults;

namespace {

constexpr Color ink{0, 0, 0}, paper{255, 255, 255};
const Stroke thin{ink, 1};

Group node(std::string id, Rect r, std::string words, std::string of = "") {
  Group group{Part::node, "Node " + id, {{"id", id}}, {}};
  if (!of.empty()) group.data.push_back({"of", of});

  group.elements.push_back(rect(r, {paper, thin}));
  group.elements.push_back(scene::text({r.x + 4, r.y + 14}, std::move(words), 10, false, ink));

  return group;
}

/// A tie from (x1, y) to (x2, y) with a badge in its middle and words above it.
Group tie(std::string from, std::string to, double x1, double x2, double y) {
  Group group{Part::edge, from + " to " + to, {{"from", from}, {"to", to}, {"events", "1 2"}}, {}};
  const double middle = (x1 + x2) / 2;
  group.elements.push_back(line({x1, y}, {x2, y}, thin));
  group.elements.push_back(circle({middle, y}, 7, {paper, thin}));
  group.elements.push_back(scene::text({middle - 3, y + 3.5}, "1", 10, true, ink));
  group.elements.push_back(scene::text({middle + 10, y - 4}, "words", 10, false, ink));
  return group;
}

/// A house with a member on the left, a node on the right, a tie between member and node.
Scene good_page() {
  Scene scene;
  scene.page = {400, 200};
  scene.elements = {node("A", {20, 20, 100, 80}, "House"),
                    node("P", {30, 60, 80, 30}, "Member", "A"),
                    node("B", {300, 60, 60, 30}, "Other"), tie("P", "B", 110, 300, 75)};
  return scene;
}

Group& group(Scene& scene, std::size_t i) { return std::get<Group>(scene.elements[i]); }

void check_good(const Scene& scene) {
  for (const std::string& fault : faults(scene)) FAIL_CHECK(fault);
}

/// Whether some fault is found that has `word` in its description.
bool sees(const Scene& scene, std::string_view word) {
  const std::vector<std::string> found = faults(scene);
  for (const std::string& fault : found) {
    if (fault.find(word) != std::string::npos) return true;
  }
  for (const std::string& fault : found) UNSCOPED_INFO("saw only: " << fault);
  return false;
}

}  // namespace

TEST_CASE("a good page has no fault") {
  check_good(good_page());
  CHECK(test::drawn_numbers(good_page()) == std::vector<int>{1, 2});
  CHECK(test::drawn_nodes(good_page()) == std::vector<std::string>{"A", "P", "B"});
}

TEST_CASE("what stands out of the page is seen") {
  Scene scene = good_page();
  scene.elements.push_back(line({10, 0.3}, {50, 0.3}, thin));  // half of its stroke
  CHECK(sees(scene, "out of the page"));
  scene = good_page();
  scene.elements.push_back(scene::text({380, 190}, "much too long", 10, false, ink));
  CHECK(sees(scene, "out of the page"));
}

TEST_CASE("texts that overlap are seen, lines of one text are not") {
  Scene scene = good_page();
  scene.elements.push_back(scene::text({20, 150}, "first", 10, false, ink));
  scene.elements.push_back(scene::text({20, 161.5}, "second", 10, false, ink));
  check_good(scene);
  scene.elements.push_back(scene::text({25, 153}, "third", 10, false, ink));
  CHECK(sees(scene, "overlap"));
}

TEST_CASE("a struck text is seen unless something lies between") {
  const TextShape words = scene::text({20, 150}, "words", 10, false, ink);
  const PathShape stroke = line({5, 146}, {100, 146}, thin);
  Scene scene = good_page();
  scene.elements.insert(scene.elements.end(), {stroke, words});
  CHECK(sees(scene, "struck"));
  scene = good_page();
  scene.elements.insert(scene.elements.end(), {words, stroke});
  CHECK(sees(scene, "struck"));
  scene = good_page();
  scene.elements.insert(scene.elements.end(),
                        {stroke, rect({15, 138, 60, 16}, {paper, {}}), words});
  check_good(scene);
}

TEST_CASE("a covered text is seen") {
  Scene scene = good_page();
  scene.elements.push_back(scene::text({20, 150}, "words", 10, false, ink));
  scene.elements.push_back(rect({30, 140, 60, 16}, {paper, {}}));
  CHECK(sees(scene, "covered"));
}

TEST_CASE("a text that spills over its box is seen") {
  Scene scene = good_page();
  auto& words = std::get<TextShape>(group(scene, 2).elements[1]);
  words = scene::text(words.at, "A much longer name", words.size, words.bold, words.color);
  CHECK(sees(scene, "spills"));
}

TEST_CASE("nodes that overlap or leave their house are seen") {
  Scene scene = good_page();
  scene.elements.push_back(node("C", {340, 80, 50, 30}, "C"));
  CHECK(sees(scene, "overlap"));
  scene = good_page();
  scene.elements[1] = node("P", {30, 80, 80, 30}, "Member", "A");
  CHECK(sees(scene, "not inside its house"));
  scene = good_page();
  scene.elements.push_back(node("B", {300, 120, 60, 30}, "Other"));
  CHECK(sees(scene, "two nodes"));
}

TEST_CASE("lines that miss their nodes or run over others are seen") {
  Scene scene = good_page();
  scene.elements[3] = tie("P", "B", 110, 290, 75);
  CHECK(sees(scene, "does not reach B"));
  scene = good_page();
  scene.elements.push_back(node("C", {150, 60, 20, 30}, "C"));
  CHECK(sees(scene, "runs over"));
}

TEST_CASE("words and numbers of ties that lie on others are seen") {
  Scene scene = good_page();
  scene.elements.push_back(node("C", {200, 82, 40, 30}, "C"));
  CHECK(sees(scene, "lies on"));  // the badge
  scene = good_page();
  scene.elements.push_back(tie("P", "B", 110, 300, 82));
  CHECK(sees(scene, "overlap"));
  scene = good_page();
  Group other = tie("P", "B", 110, 300, 75);
  other.elements = {polyline({{110, 62}, {205, 72}, {300, 62}}, thin)};
  scene.elements.push_back(other);
  CHECK(sees(scene, "runs through the number"));
}

TEST_CASE("arrowheads of different ties that overlap are seen") {
  Scene scene = good_page();
  group(scene, 3).elements.push_back(polygon({{300, 75}, {290, 71}, {290, 79}}, {ink, {}}));
  check_good(scene);
  Group other = tie("P", "B", 110, 300, 80);
  other.elements = {line({110, 85}, {300, 80}, thin),
                    polygon({{300, 80}, {290, 76}, {290, 84}}, {ink, {}})};
  scene.elements.push_back(other);
  CHECK(sees(scene, "arrowheads"));
}

TEST_CASE("numbers are read from ties and from badges of nodes") {
  Scene scene = good_page();
  Group& b = group(scene, 2);
  b.elements.push_back(rect({335, 65, 20, 20}, {paper, thin}, 8));
  b.elements.push_back(scene::text({337, 72}, "4, 7–9,", 4, true, ink));
  b.elements.push_back(scene::text({337, 78}, "12", 4, true, ink));
  CHECK(test::drawn_numbers(scene) == std::vector<int>{1, 2, 4, 7, 8, 9, 12});
}
