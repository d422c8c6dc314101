#include <cmath>
#include <limits>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/specimen.hpp"
#include "support/svg_profile.hpp"
#include "support/xml.hpp"
#include "svg/write_scene.hpp"

using namespace entente;
using namespace entente::scene;

namespace {

Scene page_with(std::vector<Element> elements) {
  Scene scene;
  scene.page = {100, 50};
  scene.id_prefix = "t";
  scene.title = "Test";
  scene.elements = std::move(elements);
  return scene;
}

/// The line of the file that holds the first element named so.
std::string line_of(const std::string& svg, const std::string& name) {
  const std::size_t begin = svg.find("<" + name + " ");
  REQUIRE(begin != svg.npos);
  return svg.substr(begin, svg.find('\n', begin) - begin);
}

std::string written(Element element, const std::string& name) {
  return line_of(svg::write(page_with({std::move(element)})), name);
}

const std::vector<std::string> hostile = {
    "<script>alert(1)</script>",
    "]]>",
    "\"' onload='x' \"",
    "&amp; &#1; &nope;",
    "-->",
    std::string("a\0b", 3),
    "\x01\x02\x1F\x7F",
    "tab\tline\nreturn\r",
    "\u202Eevil\u202C",
    "\uFEFF\uFFFE\uFFFF",
    "\xFF\xC3\xED\xA0\x80",
    "<?xml version=\"1.0\"?>",
    "<!DOCTYPE x [<!ENTITY y 'z'>]>",
    "e\u0301\u0301\u0301",
    "שלום \"<b>\"",
    "👩‍👩‍👧 \U0001F1E8\U0001F1FA",
};

}  // namespace

TEST_CASE("every shape is written as before") {
  CHECK(golden::matches("golden/svg/all-shapes.svg", svg::write(specimen::all_shapes())));
}

TEST_CASE("every shape keeps to the profile in every theme") {
  for (const ThemeName name : {ThemeName::light, ThemeName::dark, ThemeName::print}) {
    CHECK(svg_profile::violations(svg::write(specimen::all_shapes(name))).empty());
  }
}

TEST_CASE("the same scene gives the same bytes") {
  CHECK(svg::write(specimen::all_shapes()) == svg::write(specimen::all_shapes()));
}

TEST_CASE("the root names itself for readers of the screen") {
  Scene scene = page_with({});
  scene.language = "ru";
  scene.description = "first\nsecond";
  const xml::Node root = xml::parse(svg::write(scene));
  REQUIRE(root.children.size() >= 2);
  CHECK(*root.attribute("role") == "img");
  CHECK(*root.attribute("xml:lang") == "ru");
  CHECK(*root.attribute("viewBox") == "0 0 100 50");
  CHECK(*root.attribute("aria-labelledby") == *root.children[0].attribute("id"));
  CHECK(root.children[0].text == "Test");
  CHECK(*root.attribute("aria-describedby") == *root.children[1].attribute("id"));
  CHECK(root.children[1].text == "first\nsecond");
  CHECK_FALSE(xml::parse(svg::write(page_with({}))).attribute("aria-describedby"));
}

TEST_CASE("the background is the first thing drawn, or nothing is") {
  Scene scene = page_with({circle({1, 1}, 1, {})});
  CHECK(xml::all(xml::parse(svg::write(scene)), "rect").empty());
  scene.background = theme::rgb(0xABCDEF);
  const xml::Node root = xml::parse(svg::write(scene));
  CHECK(root.children[1].name == "rect");
  CHECK(*root.children[1].attribute("fill") == "#ABCDEF");
  CHECK(*root.children[1].attribute("width") == "100");
}

TEST_CASE("fill and stroke are always written") {
  CHECK(written(rect({1, 2, 3, 4}, {}), "rect") ==
        R"(<rect x="1" y="2" width="3" height="4" fill="none" stroke="none"/>)");
  CHECK(written(rect({1, 2, 3, 4}, {theme::rgb(0x0A0B0C), Stroke{theme::rgb(0xFFFFFF), 1.5}}, 2),
                "rect") ==
        R"(<rect x="1" y="2" width="3" height="4" rx="2" fill="#0A0B0C" stroke="#FFFFFF" )"
        R"(stroke-width="1.5"/>)");
}

TEST_CASE("dashes keep their look at every width") {
  auto pattern = [](double width, Dash dash) {
    const std::string path = written(line({0, 0}, {9, 9}, {{}, width, dash}), "path");
    const std::size_t begin = path.find("stroke-dasharray=\"") + 18;
    return path.substr(begin, path.find('"', begin) - begin);
  };
  CHECK(pattern(4.0 / 3, Dash::dashed) == "7 4");
  CHECK(pattern(4.0 / 3, Dash::dotted) == "1.5 3");
  CHECK(pattern(16.0 / 3, Dash::dashed) == "19 10");
  CHECK(pattern(16.0 / 3, Dash::dotted) == "6 12");
  // Lines that are wide for what they stand for have bars across, no squares.
  CHECK(pattern(14, Dash::dotted) == "6 12");
}

TEST_CASE("paths are short and absolute") {
  const PathShape path = {{{Segment::Kind::move, {}, {}, {1, 2}},
                           {Segment::Kind::line, {}, {}, {5, 2}},
                           {Segment::Kind::line, {}, {}, {5, -3}},
                           {Segment::Kind::line, {}, {}, {6, 7.125}},
                           {Segment::Kind::cubic, {1, 1}, {2, 2}, {3, 3}},
                           {Segment::Kind::close, {}, {}, {}},
                           {Segment::Kind::move, {}, {}, {9, 9}},
                           {Segment::Kind::line, {}, {}, {9, 9.5}}},
                          {}};
  CHECK(written(path, "path") ==
        R"(<path d="M1 2H5V-3L6 7.13C1 1 2 2 3 3ZM9 9V9.5" fill="none" stroke="none"/>)");
}

TEST_CASE("text names its fonts by script") {
  auto family = [](const std::string& words, const std::string& language = "en") {
    Scene scene = page_with({scene::text({1, 2}, words, 10, false, {})});
    scene.language = language;
    const xml::Node root = xml::parse(svg::write(scene));
    return *xml::all(root, "text").front()->attribute("font-family");
  };
  CHECK(family("Cuba Куба") == "Arial, Liberation Sans, Helvetica, sans-serif");
  CHECK(family("كوبا").find("Noto Sans Arabic") != std::string::npos);
  CHECK(family("古巴").find("CJK SC") != std::string::npos);
  CHECK(family("古巴", "zh-Hant").find("CJK TC") != std::string::npos);
  CHECK(family("外相", "ja").find("CJK JP") != std::string::npos);
  CHECK(family("キューバ").find("CJK JP") != std::string::npos);
  CHECK(family("쿠바").find("CJK KR") != std::string::npos);
}

TEST_CASE("right-to-left text is anchored in its middle") {
  const double width = text::width("ירושלים", {10, false});
  const std::string line = written(scene::text({20, 30}, "ירושלים", 10, false, {}), "text");
  CHECK(line.find("text-anchor=\"middle\"") != line.npos);
  const xml::Node root =
      xml::parse(svg::write(page_with({scene::text({20, 30}, "ירושלים", 10, false, {})})));
  CHECK(std::stod(*xml::all(root, "text").front()->attribute("x")) ==
        Approx(20 + width / 2).margin(0.01));
  CHECK(written(scene::text({20, 30}, "Cuba", 10, false, {}), "text").find("text-anchor") ==
        std::string::npos);
}

namespace {

std::multiset<char32_t> letters_of(std::string_view utf8) {
  std::multiset<char32_t> letters;
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t letter = base::next_code_point(utf8, at);
    if (letter != ' ') letters.insert(letter);
  }
  return letters;
}

/// Of a line that may be drawn in several parts.
std::multiset<char32_t> letters_in(const std::vector<const xml::Node*>& parts) {
  std::multiset<char32_t> letters;
  for (const xml::Node* part : parts) letters.merge(letters_of(part->text));
  return letters;
}

}  // namespace

TEST_CASE("hostile texts come out as text") {
  for (const std::string& text : hostile) {
    INFO(text);
    Scene scene = page_with(
        {Group{Part::node, text, {{"id", text}}, {scene::text({1, 2}, text, 10, true, {})}}});
    scene.title = scene.description = scene.language = text;
    const std::string out = svg::write(scene);
    REQUIRE_FALSE(base::invalid_utf8(out));
    const xml::Node root = xml::parse(out);
    CHECK(svg_profile::violations(out).empty());
    CHECK(root.children[0].text == base::clean_label(text));
    const xml::Node& group = *xml::all(root, "g").front();
    CHECK(*group.attribute("data-id") == base::clean_xml(text));
    CHECK(group.children[0].text == base::clean_label(text));
    CHECK(letters_in(xml::all(root, "text")) == letters_of(base::clean_label(text)));
    CHECK(xml::all(root, "script").empty());
  }
}

TEST_CASE("random bytes come out as text") {
  std::mt19937 random(11);
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (unsigned i = 0; i < 1 + random() % 60; ++i) text += static_cast<char>(random() % 256);
    Scene scene = page_with({scene::text({1, 2}, text, 10, true, {})});
    scene.title = text;
    REQUIRE(svg_profile::violations(svg::write(scene)).empty());
  }
}

TEST_CASE("numbers that are none do not break the file") {
  const double nan = std::nan(""), infinite = std::numeric_limits<double>::infinity();
  const Scene scene = page_with({rect({nan, infinite, -infinite, 1}, {theme::rgb(0), Stroke{}}),
                                 line({nan, 0}, {1e300, infinite}, {})});
  CHECK(svg_profile::violations(svg::write(scene)).empty());
}
