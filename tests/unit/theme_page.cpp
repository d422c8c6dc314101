#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "support/catch.hpp"
#include "theme/theme.hpp"

using namespace entente;
using entente::theme::Metrics;
using entente::theme::Page;
using entente::theme::page;

namespace {

Page free_page(double width, double height) { return page({"", width, height}); }

}  // namespace

TEST_CASE("presets have their documented sizes") {
  CHECK(page({"slide"}).size == Size{1280, 720});
  CHECK_FALSE(page({"slide"}).grows);
  CHECK(page({"a4"}).size == Size{643, 930});
  CHECK(page({"a4"}).grows);
  CHECK(page({"column"}).size == Size{321, 900});
  CHECK(page({"column"}).grows);
}

TEST_CASE("a preset that nobody knows is none, and no slide") {
  CHECK(theme::find_page({"a4"}));
  CHECK(theme::find_page({"", 800, 0}));
  for (const char* name : {"a5", "Slide", "A4", " "}) CHECK_FALSE(theme::find_page({name}));
}

TEST_CASE("type has its documented size at the final physical size") {
  CHECK(page({"column"}).metrics.title == 12.67);
  CHECK(page({"a4"}).metrics.title == 14.67);
  CHECK(page({"slide"}).metrics.title == 34.67);
  CHECK(page({"a4"}).metrics.label == 9.33);
  CHECK(page({"slide"}).metrics.badge_radius == 13);
}

TEST_CASE("no type is below the floor, and the ranks of type keep their order") {
  for (const Page& p : {page({"slide"}), page({"a4"}), page({"column"}), free_page(240, 0),
                        free_page(900, 0), free_page(4000, 4000), free_page(1600, 200)}) {
    const Metrics& m = p.metrics;
    CHECK(m.title > m.subtitle);
    CHECK(m.subtitle >= m.name);
    CHECK(m.name >= m.label);
    CHECK(m.label >= m.note);
    CHECK(m.note >= m.floor);
    CHECK(m.badge_text >= m.floor);
    CHECK(m.badge_text < 2 * m.badge_radius);
    CHECK(m.material >= 1.99 * m.verbal);
    CHECK(m.arrow_width(m.material) < m.crossbar);
  }
}

TEST_CASE("arrowheads grow with their line") {
  const Metrics slide = page({"slide"}).metrics, report = page({"a4"}).metrics;
  CHECK(report.arrow_length(2) == 10);
  CHECK(report.arrow_width(2) == Approx(9.2));
  CHECK(slide.arrow_length(4) == 20);
  CHECK(slide.arrow_width(4) == Approx(18.4));
}

TEST_CASE("free sizes take the type of the nearest kind of page") {
  CHECK(free_page(479, 300).metrics.title == page({"column"}).metrics.title);
  CHECK(free_page(480, 300).metrics.title == page({"a4"}).metrics.title);
  CHECK(free_page(899, 300).metrics.title == page({"a4"}).metrics.title);
  CHECK(free_page(1280, 720).metrics.title == page({"slide"}).metrics.title);
  CHECK(free_page(2560, 1440).metrics.title == Approx(2 * 34.67));
  CHECK(free_page(2560, 300).metrics.title < page({"slide"}).metrics.title);  // a banner
}

TEST_CASE("free sizes are whole px within their range") {
  CHECK(free_page(1000.4, 500.6).size == Size{1000, 501});
  CHECK(free_page(1, 1).size == Size{240, 180});
  CHECK(free_page(1e9, 1e9).size == Size{4000, 4000});
  CHECK(free_page(800, 0).grows);
  CHECK(free_page(800, 0).size == Size{800, 4000});
}
