#include <fmt/format.h>

#include "deck/shapes.hpp"
#include "entente/judgement.hpp"
#include "entente/render.hpp"
#include "scene/scene.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"
#include "support/draw_form.hpp"
#include "support/drawn_items.hpp"
#include "support/family.hpp"

// What holds for every family and every line of successors.

using namespace entente;
using namespace entente::test;

namespace {

Checked<Rendering> draw(const Dossier& dossier, const std::string& preset, ThemeName theme,
                        std::optional<GraphForm> form = GraphForm::tree) {
  return draw_form(dossier, form, preset, theme);
}

}  // namespace

TEST_CASE("a tree has no fault, and what it draws and what it says is missing are all") {
  const std::string presets[] = {"slide", "a4", "column"};
  const ThemeName themes[] = {ThemeName::light, ThemeName::dark, ThemeName::print};
  int drawn = 0;
  for (std::uint32_t seed = 0; seed < 24; ++seed) {
    const Dossier dossier = family(seed, 6 + static_cast<int>(seed));
    const std::string& preset = presets[seed % 3];
    INFO("seed " << seed << " as " << preset);
    const Checked<Rendering> rendering = draw(dossier, preset, themes[seed / 3 % 3]);
    REQUIRE(rendering.value);
    if (!is_drawn_as(*rendering.value, "tree")) continue;
    ++drawn;
    const Figure& figure = rendering.value->figures.front();
    for (const Fault& fault : assess(figure).faults) FAIL_CHECK(fault.message);
    const std::size_t told = told_by_parts(figure.svg).size() + told_as_missing(figure);
    CHECK(told == rendering.value->items.rows.size());
    CHECK(draw(dossier, preset, themes[seed / 3 % 3]).value->figures.front().svg == figure.svg);
  }
  CHECK(drawn >= 16);
}

TEST_CASE("who has no room in a tree is counted, also if his house is part of the story") {
  constexpr int children = 60;
  std::string actors = R"({"id":"O","kind":"organization","name":"House"},)"
                       R"({"id":"p","kind":"official","name":"Parent","of":"O"})";
  std::string relations;
  for (int i = 0; i < children; ++i) {
    actors += fmt::format(R"(,{{"id":"c{0}","kind":"official","name":"Child {0}","of":"O"}})", i);
    relations += fmt::format(R"({}{{"from":"p","to":"c{}","type":"parent"}})", i ? "," : "", i);
  }
  const Dossier dossier =
      small_dossier("\"actors\":[" + actors + "],\"relations\":[" + relations +
                    R"(],"events":[{"when":"2000","title":"Founded","participants":["O","c0"]}])");
  const Checked<Rendering> rendering = draw(dossier, "column", ThemeName::light);
  REQUIRE(rendering.value);
  REQUIRE(is_drawn_as(*rendering.value, "tree"));
  const Figure& figure = rendering.value->figures.front();
  const std::string words = "Further actors not shown: ";
  const std::size_t at = figure.svg.find(words);
  REQUIRE(at != figure.svg.npos);
  const std::size_t counted = std::stoul(figure.svg.substr(at + words.size()));
  CHECK(figure.places.size() + counted == dossier.actors.size());
}

TEST_CASE("a larger page of a tree shows no less") {
  for (std::uint32_t seed = 0; seed < 8; ++seed) {
    const Dossier dossier = family(seed, 10 + 2 * static_cast<int>(seed));
    const Checked<Rendering> small = draw(dossier, "column", ThemeName::light);
    const Checked<Rendering> large = draw(dossier, "slide", ThemeName::light);
    INFO("seed " << seed);
    if (!is_drawn_as(*small.value, "tree")) continue;
    CHECK(is_drawn_as(*large.value, "tree"));
    CHECK(told_by_parts(large.value->figures.front().svg).size() >=
          told_by_parts(small.value->figures.front().svg).size());
  }
}

TEST_CASE("kinship alone makes a tree, whatever its generations are") {
  const Dossier dossier = dossier_of(R"({"format":"entente/1","title":"T","actors":[
      {"id":"a","kind":"other","name":"A"},{"id":"b","kind":"other","name":"B"},
      {"id":"c","kind":"other","name":"C"},{"id":"d","kind":"other","name":"D"}],
    "relations":[{"from":["a","b"],"to":["c","d"],"type":"parent"},
      {"from":"a","to":"b","type":"marriage","directed":false,"when":"1950"}]})");
  const Checked<Rendering> rendering = draw(dossier, "slide", ThemeName::light, std::nullopt);
  CHECK(is_drawn_as(*rendering.value, "tree"));
  std::map<std::string, double> y;
  for (const ActorPlace& place : rendering.value->figures.front().places) y[place.actor] = place.y;
  CHECK(y["a"] == y["b"]);
  CHECK(y["c"] == y["d"]);
  CHECK(y["a"] < y["c"]);
}

TEST_CASE("a family too wide for rows stands in columns before anybody is left out") {
  std::string actors = R"({"id":"a","kind":"other","name":"Anna"},)"
                       R"({"id":"b","kind":"other","name":"Boris"})";
  std::string relations =
      R"({"from":"a","to":"b","type":"marriage","directed":false,"when":"1950/1970"})";
  for (int i = 0; i < 9; ++i) {
    actors += fmt::format(R"(,{{"id":"c{0}","kind":"other","name":"Child Number {0}"}})", i);
    relations += fmt::format(R"(,{{"from":["a","b"],"to":"c{}","type":"parent"}})", i);
  }
  const Dossier dossier = dossier_of(fmt::format(
      R"({{"format":"entente/1","title":"T","actors":[{}],"relations":[{}]}})", actors, relations));
  const Checked<Rendering> rendering = draw(dossier, "column", ThemeName::light, std::nullopt);
  REQUIRE(is_drawn_as(*rendering.value, "tree"));
  const Figure& figure = rendering.value->figures.front();
  for (const Fault& fault : assess(figure).faults) FAIL_CHECK(fault.message);
  CHECK(told_as_missing(figure) == 0);
  std::map<std::string, double> x;
  for (const ActorPlace& place : figure.places) x[place.actor] = place.x;
  REQUIRE(x.size() == 11);
  CHECK(x["a"] == Approx(x["b"]));
  CHECK(x["a"] < x["c0"]);
  for (int i = 1; i < 9; ++i) CHECK(x[fmt::format("c{}", i)] == Approx(x["c0"]));
}

TEST_CASE("the lines of a tree hold on to its people in a deck") {
  int drawn = 0;
  for (std::uint32_t seed = 0; seed < 6; ++seed) {
    const Dossier dossier = family(seed, 10);
    INFO("seed " << seed);
    const Checked<Rendering> rendering =
        draw(dossier, seed % 2 ? "column" : "slide", ThemeName::light);
    if (!is_drawn_as(*rendering.value, "tree")) continue;
    ++drawn;
    const scene::Scene& scene = *rendering.value->figures.front().drawing;
    const auto lines = std::count_if(scene.elements.begin(), scene.elements.end(),
                                     [](const scene::Element& element) {
                                       const auto* group = std::get_if<scene::Group>(&element);
                                       return group && group->part == scene::Part::edge;
                                     });
    REQUIRE(lines > 0);
    std::ptrdiff_t connectors = 0;
    for (const deck::Shape& shape : deck::shapes(scene.elements, 3)) {
      if (shape.kind != deck::Shape::Kind::connector) continue;
      ++connectors;
      CHECK_FALSE(shape.curved);
    }
    CHECK(connectors >= lines);
  }
  CHECK(drawn >= 3);
}

TEST_CASE("who would be his own ancestor is no tree") {
  const Dossier dossier = dossier_of(R"({"format":"entente/1","title":"T","actors":[
      {"id":"a","kind":"other","name":"A"},{"id":"b","kind":"other","name":"B"},
      {"id":"c","kind":"other","name":"C"}],
    "relations":[{"from":"a","to":"b","type":"parent"},{"from":"b","to":"c","type":"parent"},
      {"from":"c","to":"a","type":"parent"}]})");
  const Checked<Rendering> rendering = draw(dossier, "slide", ThemeName::light, std::nullopt);
  REQUIRE(rendering.value);
  CHECK_FALSE(is_drawn_as(*rendering.value, "tree"));
}
