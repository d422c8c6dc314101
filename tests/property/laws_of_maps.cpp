#include <fmt/format.h>

#include "entente/judgement.hpp"
#include "entente/render.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"
#include "support/drawn_items.hpp"
#include "support/realistic_dossier.hpp"

// What holds for every map, whatever the dossier.

using namespace entente;
using namespace entente::test;

namespace {

RenderOptions as_map(const std::string& preset, ThemeName theme) {
  RenderOptions options;
  options.figures = {FigureKind::graph};
  options.size.preset = preset;
  options.theme = theme;
  options.form = GraphForm::map;
  return options;
}

}  // namespace

TEST_CASE("a map has no fault, and what it draws and what it says is missing are all") {
  const std::string presets[] = {"slide", "a4", "column"};
  const ThemeName themes[] = {ThemeName::light, ThemeName::dark, ThemeName::print};
  int maps = 0;
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    const Extent extent{15 + 5 * static_cast<int>(seed), 30 + 10 * static_cast<int>(seed), 20};
    const std::string bytes = realistic_dossier(seed, extent).dump();
    const Dossier dossier = dossier_of(bytes);
    const RenderOptions options = as_map(presets[seed % 3], themes[seed / 3 % 3]);
    const Checked<Rendering> rendering = render(dossier, options);
    INFO("seed " << seed << " as " << options.size.preset);
    REQUIRE(rendering.value);
    if (!is_drawn_as(*rendering.value, "map")) continue;
    ++maps;
    const Figure& figure = rendering.value->figures.front();
    for (const Fault& fault : assess(figure).faults) FAIL_CHECK(fault.message);
    const std::size_t told = told_by_parts(figure.svg).size() + told_as_missing(figure);
    CHECK(told == rendering.value->items.rows.size());
    const Checked<Rendering> again = render(dossier, options);
    CHECK(again.value->figures.front().svg == figure.svg);
  }
  CHECK(maps >= 10);
}

TEST_CASE("a dossier in which nothing has a date is its graph, on as much room") {
  std::string actors, relations;
  for (int i = 0; i < 70; ++i) {
    actors += fmt::format(R"({}{{"id":"a{}","kind":"other","name":"Somebody Named {}"}})",
                          i > 0 ? "," : "", i, i);
    if (i == 0) continue;
    relations += fmt::format(R"({}{{"from":"a{}","to":"a{}","type":"friendship"}})",
                             i > 1 ? "," : "", i, (i - 1) / 2);
  }
  const Dossier dossier = dossier_of(fmt::format(
      R"({{"format":"entente/1","title":"T","actors":[{}],"relations":[{}]}})", actors, relations));
  RenderOptions options;
  options.figures = {FigureKind::graph, FigureKind::dossier};
  const Checked<Rendering> rendering = render(dossier, options);
  REQUIRE(rendering.value);
  REQUIRE(rendering.value->figures.size() == 2);
  const std::vector<ActorPlace>& graph = rendering.value->figures[0].places;
  const std::vector<ActorPlace>& whole = rendering.value->figures[1].places;
  REQUIRE(graph.size() == whole.size());
  for (std::size_t i = 0; i < graph.size(); ++i) {
    CHECK(graph[i].x == whole[i].x);
    CHECK(graph[i].y == whole[i].y);
  }
}

TEST_CASE("a story in time of many names is told in words where these tell more than the names") {
  // Five have four things each with one, and twenty-two others one thing each with each other.
  const auto form_of = [](bool dated) {
    std::string actors, items;
    const auto add = [&](int from, int to, int at) {
      const std::string when = dated ? fmt::format(R"(,"when":"20{:02}-03-04")", at % 20) : "";
      items += fmt::format(
          R"({}{{"from":"a{}","to":"a{}","type":"{}","label":"Thing {} of them"{}}})",
          items.empty() ? "" : ",", from, to, at % 2 == 0 ? "support" : "sanction", at, when);
    };
    for (int i = 0; i < 28; ++i) {
      actors += fmt::format(R"({}{{"id":"a{}","kind":"country","name":"Land {}"}})",
                            i > 0 ? "," : "", i, i);
    }
    for (int i = 0; i < 20; ++i) add(1 + i % 5, 0, i);
    for (int i = 0; i < 11; ++i) add(6 + 2 * i, 7 + 2 * i, 20 + i);
    const Dossier dossier = dossier_of(fmt::format(
        R"({{"format":"entente/1","title":"T","actors":[{}],"relations":[{}]}})", actors, items));
    RenderOptions options;
    options.figures = {FigureKind::graph};
    const Checked<Rendering> rendering = render(dossier, options);
    REQUIRE(rendering.value);
    return std::string(is_drawn_as(*rendering.value, "map")       ? "map"
                       : is_drawn_as(*rendering.value, "columns") ? "columns"
                                                                  : "");
  };
  CHECK(form_of(true) == "columns");
  CHECK(form_of(false) == "map");
}
