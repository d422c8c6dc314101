#include <cmath>

#include "figure/frame.hpp"
#include "support/catch.hpp"

using namespace entente;
using namespace entente::figure;

namespace {

const theme::Theme& light = theme::theme(ThemeName::light);
const theme::Metrics metrics = theme::page({.preset = "slide"}).metrics;

/// A sample of a scale: a line of that width.
marks::Sample step(double line_width, const std::string& words) {
  return {30, {line({}, {30, 0}, {light.outline, line_width})}, words};
}

std::vector<Element> drawn(const Legend& legend, double width, double& bottom) {
  std::vector<Element> out;
  bottom = draw_legend(legend, {light, metrics}, {40, 100}, width, out);
  REQUIRE(out.size() == 1);
  return std::get<Group>(out.front()).elements;
}

}  // namespace

TEST_CASE("a scale says what it measures, then each step beside its sample") {
  LegendEntry scale;
  scale.rank = marks::Rank::scale;
  scale.words = "Number of events:";
  scale.samples = {step(1, "1"), step(3, "5"), step(6, "10")};
  double bottom = 0;
  const std::vector<Element> elements = drawn({scale}, 600, bottom);
  REQUIRE(elements.size() == 7);
  const std::string words[] = {"Number of events:", "1", "5", "10"};
  double right = 0;
  for (std::size_t i = 0; i < elements.size(); ++i) {
    const std::optional<Rect> box = bounds(elements[i]);
    REQUIRE(box);
    CHECK(box->left() >= right);  // nothing on what stands before it
    right = box->right();
    if (i % 2 == 0) CHECK(std::get<TextShape>(elements[i]).text == words[i / 2]);
  }
  CHECK(bottom == 100 + 1.6 * metrics.label);
}

TEST_CASE("entries that do not fit a row begin the next one") {
  Legend legend;
  for (const char* words : {"First of three", "Second of three", "Third of three"}) {
    LegendEntry entry;
    entry.words = words;
    entry.samples = {{30, {line({}, {30, 0}, {light.outline, 1})}}};
    legend.push_back(entry);
  }
  double wide = 0, narrow = 0;
  drawn(legend, 2000, wide);
  drawn(legend, 100, narrow);
  CHECK(std::lround(wide - narrow) == -std::lround(3.2 * metrics.label));
}

TEST_CASE("no entries take no room") {
  std::vector<Element> out;
  CHECK(draw_legend({}, {light, metrics}, {40, 100}, 600, out) == 100);
  CHECK(out.empty());
}
