#include "output/formats.hpp"
#include "support/catch.hpp"
#include "support/package_checks.hpp"
#include "support/specimen.hpp"
#include "svg/write_scene.hpp"

using namespace entente;

namespace {

deck::Deck two_slides() {
  deck::Deck deck;
  deck.size = {1280, 720};
  deck.background = theme::rgb(0xFFFFFF);
  deck.ink = theme::rgb(0x1B1F24);
  deck.title = "A & B <\"quoted\">";
  deck.language = "en";
  deck.author = "Ann Author";
  const std::string svg = svg::write(specimen::all_shapes());
  deck::Slide slide;
  slide.heading = deck::Heading{"A & B", 40, 63, 1200, 34.67, deck.ink};
  slide.alt = "Graph: A & B";
  slide.figure = {318, 145, 643, 430};
  slide.svg = svg;
  slide.notes = {{"1. One & <one>.", ""}, {"[1] Report", "https://example.org/a b?x=\"y\"&z=ä"}};
  deck.slides = {slide, slide};
  deck.slides[1].heading.reset();
  deck.slides[1].notes.clear();
  return deck;
}

bool has(const std::string& text, const std::string& words) {
  return text.find(words) != text.npos;
}

}  // namespace

TEST_CASE("a deck is a whole package: every part has a type, every relation leads somewhere") {
  const auto pptx = output::to_pptx(two_slides());
  REQUIRE(pptx);
  const auto parts = test::unpacked(*pptx.value);
  REQUIRE(parts.size() > 20);
  const std::vector<std::string> faults = test::faults_of(parts);
  for (const std::string& fault : faults) UNSCOPED_INFO(fault);
  CHECK(faults.empty());
}

TEST_CASE("a slide has a title, and its figure as SVG with a PNG and an alternative") {
  const auto parts = test::unpacked(*output::to_pptx(two_slides()).value);
  const std::string slide = parts.at("ppt/slides/slide1.xml");
  CHECK(has(slide, "<p:ph type=\"title\""));
  CHECK(has(slide, "<a:t>A &amp; B</a:t>"));
  CHECK(has(slide, "descr=\"Graph: A &amp; B\""));
  CHECK(has(slide, "<a:off x=\"3028950\" y=\"1381125\""));
  CHECK(has(slide, "asvg:svgBlip"));
  CHECK(parts.at("ppt/media/figure1.svg").starts_with("<?xml"));
  CHECK(parts.at("ppt/media/figure1.png").starts_with("\x89PNG"));
  CHECK_FALSE(has(parts.at("ppt/slides/slide2.xml"), "type=\"title\""));
}

TEST_CASE("notes are paragraphs, and addresses in them links that Office accepts") {
  const auto parts = test::unpacked(*output::to_pptx(two_slides()).value);
  CHECK(has(parts.at("ppt/notesSlides/notesSlide1.xml"), "<a:t>1. One &amp; &lt;one&gt;.</a:t>"));
  CHECK(has(parts.at("ppt/notesSlides/_rels/notesSlide1.xml.rels"),
            "Target=\"https://example.org/a%20b?x=%22y%22&amp;z=%C3%A4\" TargetMode=\"External\""));
  CHECK(has(parts.at("docProps/core.xml"), "<dc:title>A &amp; B &lt;\"quoted\"&gt;</dc:title>"));
  CHECK(has(parts.at("docProps/core.xml"), "<dc:creator>Ann Author</dc:creator>"));
}

TEST_CASE("shapes keep their words, their sites and their connectors") {
  deck::Deck deck = two_slides();
  deck::Shape box, circle, line, group;
  box.id = 4;
  box.name = "A & B";
  box.box = {100, 100, 80, 40};
  box.radius = 8;
  box.paint = {theme::rgb(0xE3EAF2), scene::Stroke{theme::rgb(0x4A525B), 2}};
  box.lines = {{"A & B", 16, true, deck.ink}};
  box.sites = {{180, 110}};
  group.kind = deck::Shape::Kind::group;
  group.id = 3;
  group.box = box.box;
  group.members = {box};
  circle.kind = deck::Shape::Kind::ellipse;
  circle.id = 5;
  circle.box = {300, 200, 20, 20};
  line.kind = deck::Shape::Kind::connector;
  line.id = 6;
  line.paint.stroke = scene::Stroke{theme::rgb(0x9C1F0B), 2, scene::Dash::dashed};
  line.from = {180, 110};
  line.to = {310, 200};
  line.start = {4, 4};
  line.end = {5, 0};
  line.curved = line.upright = line.head_at_end = true;
  deck.slides[0].svg.clear();
  deck.slides[0].shapes = {group, circle, line};
  const auto parts = test::unpacked(*output::to_pptx(deck).value);
  CHECK(test::faults_of(parts).empty());
  const std::string slide = parts.at("ppt/slides/slide1.xml");
  CHECK(has(slide, "<a:t>A &amp; B</a:t>"));
  CHECK(has(slide, "<a:pos x=\"762000\" y=\"95250\"/>"));  // the shape's own site
  CHECK(has(slide, "<a:stCxn id=\"4\" idx=\"4\"/><a:endCxn id=\"5\" idx=\"0\"/>"));
  // 130 px across and 90 down, turned by a quarter about the middle.
  CHECK(has(slide,
            "<a:xfrm rot=\"5400000\" flipV=\"1\"><a:off x=\"1905000\" y=\"857250\"/>"
            "<a:ext cx=\"857250\" cy=\"1238250\"/></a:xfrm>"));
  CHECK(has(slide, "curvedConnector3"));
  CHECK(has(slide, "<a:tailEnd type=\"triangle\""));
  CHECK(has(slide, "<a:custDash>"));
  CHECK(parts.count("ppt/media/figure1.svg") == 0);
  CHECK(parts.count("ppt/media/figure2.svg") == 1);
}

TEST_CASE("the same deck gives the same bytes") {
  CHECK(*output::to_pptx(two_slides()).value == *output::to_pptx(two_slides()).value);
}

TEST_CASE("a figure that cannot be drawn is one problem, not a broken deck") {
  deck::Deck deck = two_slides();
  deck.slides[1].svg = "<svg";
  const auto pptx = output::to_pptx(deck);
  CHECK_FALSE(pptx);
  REQUIRE(pptx.diagnostics.size() == 1);
  CHECK(pptx.diagnostics[0].code == Code::io_write);
}

TEST_CASE("the checks see what is wrong with a package") {
  auto parts = test::unpacked(*output::to_pptx(two_slides()).value);
  parts.erase("ppt/media/figure1.png");
  parts["ppt/stray.xml"] = "<a";
  std::string& slide = parts["ppt/slides/slide2.xml"];
  slide.replace(slide.find("id=\"3\""), 6, "id=\"1\"");
  const std::vector<std::string> faults = test::faults_of(parts);
  CHECK(faults.size() == 4);
}
