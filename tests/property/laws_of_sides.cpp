#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "entente/judgement.hpp"
#include "entente/render.hpp"
#include "scene/scene.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"
#include "support/draw_form.hpp"
#include "support/drawn_items.hpp"
#include "support/realistic_dossier.hpp"

// What holds for two camps that face each other, whatever the dossier.

using namespace entente;
using namespace entente::test;

namespace {

Checked<Rendering> draw(const Dossier& dossier, const std::string& preset, ThemeName theme,
                        std::optional<GraphForm> form = GraphForm::sides) {
  return draw_form(dossier, form, preset, theme);
}

/// Four countries at war, of whom the document names two camps or none, and one beside them.
Dossier war(const std::string& camps) {
  std::string events;
  const auto add = [&](const char* from, const char* to, const char* type) {
    events += fmt::format(
        R"({}{{"when":"19{:02}","title":"{} and {}","type":"{}","from":"{}","to":"{}"}})",
        events.empty() ? "" : ",", 10 + events.size() / 80, from, to, type, from, to);
  };
  add("A", "B", "aid");
  add("C", "D", "aid");
  add("A", "C", "strike");
  add("B", "D", "strike");
  add("D", "A", "strike");
  add("N", "A", "letter");
  std::string actors;
  for (const char* id : {"A", "B", "C", "D", "N"}) {
    actors += fmt::format(R"({}{{"id":"{}","kind":"country","name":"Land {}"}})",
                          actors.empty() ? "" : ",", id, id);
  }
  return dossier_of(
      fmt::format(R"({{"format":"entente/1","title":"War",{}"actors":[{}],"events":[{}]}})", camps,
                  actors, events));
}

double place_of(const Figure& figure, const std::string& actor) {
  for (const ActorPlace& place : figure.places) {
    if (place.actor == actor) return place.x;
  }
  FAIL("not drawn: " << actor);
  return 0;
}

const Figure& figure_of(const Checked<Rendering>& rendering) {
  return rendering.value->figures.front();
}

}  // namespace

TEST_CASE("camps have no fault, and what they draw and what they say is missing are all") {
  const std::string presets[] = {"slide", "a4", "column"};
  const ThemeName themes[] = {ThemeName::light, ThemeName::dark, ThemeName::print};
  int drawn = 0;
  for (std::uint64_t seed = 0; seed < 18; ++seed) {
    const Extent extent{4 + static_cast<int>(seed), 6 + static_cast<int>(seed),
                        6 + 2 * static_cast<int>(seed)};
    const Dossier dossier = dossier_of(realistic_dossier(seed, extent).dump());
    INFO("seed " << seed << " as " << presets[seed % 3]);
    const Checked<Rendering> rendering = draw(dossier, presets[seed % 3], themes[seed / 3 % 3]);
    if (!rendering.value) continue;
    if (!is_drawn_as(*rendering.value, "sides")) continue;
    ++drawn;
    const Figure& figure = figure_of(rendering);
    for (const Fault& fault : assess(figure).faults) FAIL_CHECK(fault.message);
    const std::size_t told = told_by_parts(figure.svg).size() + told_as_missing(figure);
    CHECK(told == rendering.value->items.rows.size());
    CHECK(figure_of(draw(dossier, presets[seed % 3], themes[seed / 3 % 3])).svg == figure.svg);
  }
  CHECK(drawn >= 12);
}

TEST_CASE("a larger page of camps shows no less") {
  for (std::uint64_t seed = 0; seed < 6; ++seed) {
    const Extent extent{6 + 2 * static_cast<int>(seed), 14, 20};
    const Dossier dossier = dossier_of(realistic_dossier(seed, extent).dump());
    const Checked<Rendering> small = draw(dossier, "column", ThemeName::light);
    const Checked<Rendering> large = draw(dossier, "a4", ThemeName::light);
    INFO("seed " << seed);
    REQUIRE(small.value);
    REQUIRE(large.value);
    if (!is_drawn_as(*small.value, "sides") || !is_drawn_as(*large.value, "sides")) continue;
    CHECK(told_by_parts(figure_of(large).svg).size() >= told_by_parts(figure_of(small).svg).size());
  }
}

TEST_CASE("signs alone part those who leave no doubt; who is in neither camp stands between") {
  const Checked<Rendering> rendering = draw(war(""), "slide", ThemeName::light, std::nullopt);
  REQUIRE(rendering.value);
  CHECK(is_drawn_as(*rendering.value, "sides"));
  const Figure& figure = figure_of(rendering);
  CHECK(place_of(figure, "A") == place_of(figure, "B"));
  CHECK(place_of(figure, "C") == place_of(figure, "D"));
  CHECK(place_of(figure, "A") < place_of(figure, "N"));
  CHECK(place_of(figure, "N") < place_of(figure, "C"));
}

TEST_CASE("camps stand as the document names them, whatever the signs say") {
  const Dossier dossier = war(
      R"("camps":[{"name":"Reds","members":["C","N"]},{"name":"Blues","members":["A","B","D"]}],)");
  const Checked<Rendering> rendering = draw(dossier, "slide", ThemeName::light, std::nullopt);
  REQUIRE(rendering.value);
  const Figure& figure = figure_of(rendering);
  CHECK(place_of(figure, "C") == place_of(figure, "N"));
  CHECK(place_of(figure, "C") < place_of(figure, "A"));
  CHECK(place_of(figure, "D") == place_of(figure, "A"));
  CHECK(figure.svg.find(">Reds<") != std::string::npos);
  CHECK(figure.desc.find("Blues: Land A, Land B, Land D.") != std::string::npos);
  CHECK(figure.svg.find("Do not fit the two sides: C and D; B and D; D and A") !=
        std::string::npos);
}

TEST_CASE("camps of any houses are drawn at any size, each in one box with its own alone") {
  std::size_t drawn = 0;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    nlohmann::json document = realistic_dossier(seed, {5 + static_cast<int>(seed) % 6, 12, 12});
    std::vector<std::string> houses;
    for (const auto& actor : document["actors"]) {
      const std::string kind = actor["kind"];
      if (kind == "country" || kind == "organization") houses.push_back(actor["id"]);
    }
    if (houses.size() < 3) continue;
    document["camps"] = {{{"name", "Left"}, {"members", {houses[0]}}},
                         {{"name", "Right"}, {"members", {houses[1]}}}};
    const Dossier dossier = dossier_of(document.dump());
    for (const char* preset : {"slide", "a4", "column"}) {
      INFO("seed " << seed << " as " << preset);
      const Checked<Rendering> rendering = draw(dossier, preset, ThemeName::light);
      REQUIRE(rendering.value);
      drawn += is_drawn_as(*rendering.value, "sides");
      // Neither stands in one box with anybody of another camp.
      for (const std::string& id : {houses[0], houses[1]}) {
        if (!is_drawn_as(*rendering.value, "sides")) continue;
        const std::string& svg = figure_of(rendering).svg;
        CHECK(svg.find("data-id=\"" + id + "+") == svg.npos);
        CHECK(svg.find("+" + id + "\"") == svg.npos);
      }
    }
  }
  CHECK(drawn > 20);
}

TEST_CASE("of two boxes none stands between the camps") {
  const Dossier dossier = dossier_of(R"({"format":"entente/1","title":"A story","actors":[
      {"id":"A","kind":"country","name":"Arland"},{"id":"B","kind":"country","name":"Borduria"},
      {"id":"S","kind":"country","name":"Syldavia"},{"id":"G","kind":"country","name":"Genovia"},
      {"id":"F","kind":"country","name":"Freedonia"},
      {"id":"a","kind":"official","name":"C. Arlason1","of":"A"},
      {"id":"s","kind":"official","name":"B. Syldson1","of":"S"},
      {"id":"g","kind":"official","name":"F. Genoson2","of":"G"},
      {"id":"f","kind":"official","name":"C. Freeson2","of":"F"}],"events":[
      {"when":"2013-01","type":"treaty","title":"Demand border talks grain harbour talks note 10",
       "from":"G","to":"B","weight":3},
      {"when":"2010-12","type":"strike","title":"Harbour grain note extraordinary demand border 14",
       "from":"f","to":"a"},
      {"when":"1990-01","type":"treaty","title":"Harbour extraordinary grain harbour grain loan 24",
       "from":"g","to":"s"}],
      "camps":[{"name":"West","members":["A"]},{"name":"East","members":["B"]}]})");
  for (const char* preset : {"slide", "a4", "column"}) {
    CHECK(draw(dossier, preset, ThemeName::light).value);
    CHECK(draw(dossier, preset, ThemeName::light, std::nullopt).value);
  }
}

TEST_CASE("camps that a document names give way to columns that tell half as much again") {
  // Four act together; at the other side there is one, and most else is of who is in neither camp.
  std::string events;
  const auto add = [&](const std::string& who, const std::string& title, const std::string& when) {
    events += (events.empty() ? "" : ",") + std::string(R"({"when":")") + when + R"(","title":")" +
              title + R"(",)" + who + "}";
  };
  const std::string four = R"("from":["A","B","C","D"],"to":"Q")";
  add(four + R"(,"type":"sanction")", "Ports are closed", "2001-02-03");
  add(four + R"(,"type":"accuse")", "A list of demands", "2001-03-04");
  add(four + R"(,"type":"sanction")", "Flights are stopped", "2001-04-05");
  const std::vector<std::string> camp = {"A", "B", "C", "D"};
  std::size_t next = 0;
  for (const std::string other : {"E", "F", "G", "H", "I", "J"}) {
    const std::string one = camp[next++ % 4], another = camp[next % 4];
    add(R"("from":")" + other + R"(","to":"Q","type":"aid")", "Food from " + other, "2002-03-04");
    add(R"("from":"Q","to":")" + other + R"(","type":"protest")", "Note to " + other, "2003-04-05");
    add(R"("from":")" + other + R"(","to":")" + one + R"(","type":"protest")", "Note of " + other,
        "2004-05-06");
    add(R"("from":")" + another + R"(","to":")" + other + R"(","type":"aid")", "Gifts for " + other,
        "2004-07-06");
  }
  std::string actors;
  for (const char* id : {"A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "Q"}) {
    actors += (actors.empty() ? "" : ",") + std::string(R"({"id":")") + id +
              R"(","kind":"country","name":"Land )" + id + "\"}";
  }
  const Dossier dossier = dossier_of(R"({"format":"entente/1","title":"A blockade","actors":[)" +
                                     actors + R"(],"camps":[{"name":"Four","members":["A","B","C",
      "D"]},{"name":"One","members":["Q"]}],"events":[)" +
                                     events + "]}");
  const Checked<Rendering> rendering = draw(dossier, "slide", ThemeName::light, std::nullopt);
  REQUIRE(rendering.value);
  CHECK(is_drawn_as(*rendering.value, "columns"));
  const Checked<Rendering> asked = draw(dossier, "slide", ThemeName::light, GraphForm::sides);
  REQUIRE(asked.value);
  CHECK(told_by_parts(figure_of(rendering).svg).size() >
        told_by_parts(figure_of(asked).svg).size());
}

TEST_CASE("camps for which a page is too small are drawn otherwise, and that is told") {
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    const Extent extent{4 + static_cast<int>(seed) % 5, 30, 40};
    RenderOptions options;
    options.figures = {FigureKind::graph};
    options.size = {"", 240.0 + 40.0 * static_cast<double>(seed % 4), 180};
    options.form = GraphForm::sides;
    INFO("seed " << seed);
    const Checked<Rendering> rendering =
        render(dossier_of(realistic_dossier(seed, extent).dump()), options);
    const bool told = std::any_of(rendering.diagnostics.begin(), rendering.diagnostics.end(),
                                  [](const Diagnostic& d) {
                                    return d.code == Code::reduced || d.code == Code::does_not_fit;
                                  });
    CHECK(told);
  }
}

TEST_CASE("the stripes of camps bear their names in other forms") {
  const Dossier dossier =
      war(R"("camps":[{"name":"Reds","members":["C"]},{"name":"Blues","members":["A"]}],)");
  const Checked<Rendering> rendering = draw(dossier, "slide", ThemeName::light, GraphForm::columns);
  REQUIRE(rendering.value);
  CHECK(figure_of(rendering).svg.find(">Reds<") != std::string::npos);
  CHECK(figure_of(rendering).svg.find("Side A") == std::string::npos);
}
