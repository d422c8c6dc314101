#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <regex>
#include <set>

#include "entente/judgement.hpp"
#include "entente/render.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"
#include "support/draw_form.hpp"
#include "support/drawn_items.hpp"
#include "support/money.hpp"
#include "support/realistic_dossier.hpp"

// The width of a line means one thing in a figure, in every form and on all its pages: measured
// again from the text of the SVG, it is a straight line through zero.

using namespace entente;
using namespace entente::test;

namespace {

const std::string presets[] = {"slide", "a4", "column"};

/// Width against value of all bands of a figure that stand above the floor, and what the samples
/// of its legend say; from the text of the SVG.
struct Widths {
  std::vector<std::pair<double, double>> bands, samples;
  bool floored = false, marked = false;
};

Widths widths_in(const std::string& svg) {
  Widths widths;
  static const std::regex edge(
      R"rx(<g class="edge"[^>]*data-value="([0-9.e+]+)"( data-floor="1")?[^>]*>(?:<title>[^<]*</title>)?\s*<path[^>]*stroke-width="([0-9.]+)")rx");
  for (std::sregex_iterator it(svg.begin(), svg.end(), edge), end; it != end; ++it) {
    if ((*it)[2].matched) {
      widths.floored = true;
      CHECK(std::stod((*it)[3]) >= 0.99);
    } else {
      widths.bands.push_back({std::stod((*it)[1]), std::stod((*it)[3])});
    }
  }
  const std::size_t scale = svg.find(">Width of lines: ");
  if (scale == std::string::npos) return widths;
  const std::string legend = svg.substr(scale, svg.find("</g>", scale) - scale);
  static const std::regex sample(
      R"rx(<path[^>]*stroke-width="([0-9.]+)"/>\s*<text[^>]*>(≤[^0-9€]*)?€?([0-9.,]+)([km]?)</text>)rx");
  for (std::sregex_iterator it(legend.begin(), legend.end(), sample), end; it != end; ++it) {
    const double unit = (*it)[4] == "k" ? 1e3 : (*it)[4] == "m" ? 1e6 : 1;
    widths.marked |= (*it)[2].matched;
    std::string digits = (*it)[3];
    digits.erase(std::remove(digits.begin(), digits.end(), ','), digits.end());
    widths.samples.push_back({unit * std::stod(digits), std::stod((*it)[1])});
  }
  return widths;
}

/// How well a straight line through zero explains the widths: 1 is a straight line.
double straightness(const std::vector<std::pair<double, double>>& points) {
  double xy = 0, xx = 0, yy = 0;
  for (const auto& [x, y] : points) {
    xy += x * y;
    xx += x * x;
    yy += y * y;
  }
  return xy * xy / (xx * yy);
}

/// What one pays to others, or how often it sees them: much at first, little later. What goes
/// between two of these is on no spoke, so that one page does not hold all.
Dossier growing_star(std::uint32_t seed, bool pays) {
  std::mt19937 random(seed);
  std::string actors = R"({"id":"hub","kind":"country","name":"Hub"})", events;
  for (int i = 0; i < 24; ++i) {
    actors += fmt::format(R"(,{{"id":"n{0}","kind":"country","name":"Name {0}"}})", i);
  }
  for (std::uint32_t i = 0; i < 150; ++i) {
    const std::uint32_t others = i < 75 ? 6 : 24,
                        to = static_cast<std::uint32_t>(random()) % others;
    const std::string from = i % 25 == 24 ? fmt::format("n{}", (to + 1) % others) : "hub";
    const std::string amount =
        fmt::format(R"(,"amount":{{"value":{},"unit":"EUR"}})", i < 75 ? 9000 : 400 + i);
    events += fmt::format(R"({}{{"when":"{}","title":"Grant","type":"grant","from":"{}",)"
                          R"("to":"n{}"{}}})",
                          i > 0 ? "," : "", 1800 + i, from, to, pays ? amount : "");
  }
  return dossier_of(fmt::format(
      R"({{"format":"entente/1","title":"T","actors":[{}],"events":[{}]}})", actors, events));
}

}  // namespace

TEST_CASE("width against value is a straight line through zero, as the samples of the legend say") {
  for (std::uint32_t seed = 0; seed < 24; ++seed) {
    const Dossier dossier = money(seed, seed % 3 == 0);
    const GraphForm form = seed % 3 == 0 ? GraphForm::star : GraphForm::flow;
    INFO("seed " << seed << " as " << presets[seed % 3]);
    const Checked<Rendering> rendering =
        draw_form(dossier, form, presets[seed / 3 % 3], ThemeName::light);
    REQUIRE(rendering.value);
    if (!is_drawn_as(*rendering.value, seed % 3 == 0 ? "star" : "flow")) continue;
    const Widths widths = widths_in(rendering.value->figures.front().svg);
    REQUIRE(widths.bands.size() > 2);
    CHECK(widths.samples.size() >= 2);
    CHECK(widths.samples.size() <= 4);
    std::vector<std::pair<double, double>> points = widths.bands;
    points.insert(points.end(), widths.samples.begin(), widths.samples.end());
    CHECK(straightness(points) > 0.99999);
    CHECK(widths.marked == widths.floored);
    double most = 0;
    for (const auto& [value, width] : widths.bands) most = std::max(most, value);
    for (const auto& [value, width] : widths.samples) CHECK(value <= most);
  }
}

TEST_CASE("in columns, on maps and between camps too, widths are values") {
  int measured = 0;
  for (const GraphForm form : {GraphForm::columns, GraphForm::map, GraphForm::sides}) {
    for (std::uint64_t seed = 0; seed < 6; ++seed) {
      const int size = form == GraphForm::map ? 26 : 8;
      const Dossier dossier =
          dossier_of(realistic_dossier(seed, {size, 3 * size, 4 * size}).dump());
      INFO("form " << static_cast<int>(form) << ", seed " << seed);
      const Checked<Rendering> rendering =
          draw_form(dossier, form, presets[seed % 3], ThemeName::light);
      REQUIRE(rendering.value);
      const Widths widths = widths_in(rendering.value->figures.front().svg);
      if (widths.bands.size() < 3) continue;
      ++measured;
      CHECK(straightness(widths.bands) > 0.9999);
    }
  }
  CHECK(measured > 6);
}

TEST_CASE("all pages of a figure have one scale, whatever their forms are") {
  int stars = 0, columns = 0, sums = 0;
  for (std::uint32_t seed = 0; seed < 12; ++seed) {
    const Dossier dossier =
        seed % 2 == 0
            ? growing_star(seed, seed % 4 == 0)
            : dossier_of(realistic_dossier(seed, {12, 10, 60 + static_cast<int>(seed)}).dump());
    RenderOptions options;
    options.figures = {FigureKind::graph};
    options.size.preset = presets[seed % 3];
    options.pages = 5;
    INFO("seed " << seed);
    const Checked<Rendering> rendering = render(dossier, options);
    REQUIRE(rendering.value);
    if (rendering.value->figures.size() < 2) continue;
    std::vector<std::pair<double, double>> all;
    std::set<std::string> meanings;
    for (const Figure& figure : rendering.value->figures) {
      const Widths widths = widths_in(figure.svg);
      all.insert(all.end(), widths.bands.begin(), widths.bands.end());
      for (const char* words : {">Width of lines: number", ">Width of lines: sum", ">Deeds<"}) {
        if (figure.svg.find(words) != std::string::npos) meanings.insert(words);
      }
    }
    CHECK(meanings.size() <= 1);
    stars += is_drawn_as(*rendering.value, "star") ? 1 : 0;
    columns += is_drawn_as(*rendering.value, "columns") ? 1 : 0;
    sums += meanings.count(">Width of lines: sum") > 0 ? 1 : 0;
    if (all.size() > 2) CHECK(straightness(all) > 0.9999);
  }
  CHECK(stars >= 3);
  CHECK(columns >= 3);
  CHECK(sums >= 1);
}

TEST_CASE("in all panels of snapshots a width means the same change") {
  int panels = 0;
  for (std::uint64_t seed = 0; seed < 3; ++seed) {
    INFO("seed " << seed);
    const Dossier dossier = dossier_of(realistic_dossier(seed, {6, 8, 10}).dump());
    RenderOptions options;
    options.figures = {FigureKind::snapshots};
    options.size.preset = presets[seed % 2];
    const Checked<Rendering> rendering = render(dossier, options);
    if (!rendering.value || rendering.value->figures.empty()) continue;
    const std::string& svg = rendering.value->figures.front().svg;
    static const std::regex edge(
        R"rx(<g class="edge"[^>]*data-change="(new|kept)" data-panel="([0-9]+)"[^>]*>(?:<title>[^<]*</title>)?\s*<path[^>]*stroke-width="([0-9.]+)")rx");
    std::map<std::string, std::set<std::string>> widths;
    std::set<std::string> seen;
    for (std::sregex_iterator it(svg.begin(), svg.end(), edge), end; it != end; ++it) {
      widths[(*it)[1]].insert((*it)[3]);
      seen.insert((*it)[2]);
    }
    panels += static_cast<int>(seen.size());
    for (const auto& [change, all] : widths) CHECK(all.size() == 1);
  }
  CHECK(panels > 3);
}
