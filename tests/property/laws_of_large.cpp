#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "entente/render.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"
#include "support/random.hpp"

// Documents at the limits of the format, in the shapes that make slow algorithms slow: each is
// drawn, and says what it leaves out. No time is measured: whatever takes n² steps ends in a time
// limit of many times what it takes (tests/CMakeLists.txt).

using namespace entente;
using namespace entente::test;

namespace {

using Json = nlohmann::json;

std::string id(int i) { return fmt::format("a{}", i); }

/// With `count` organizations and nothing else.
Json document(int count) {
  Json actors = Json::array();
  for (int i = 0; i < count; ++i) {
    actors.push_back(
        {{"id", id(i)}, {"kind", "organization"}, {"name", fmt::format("Body {}", i)}});
  }
  return {{"format", "entente/1"},
          {"title", "Large"},
          {"actors", std::move(actors)},
          {"relations", Json::array()},
          {"events", Json::array()}};
}

std::vector<std::string> ids(int from, int to) {
  std::vector<std::string> list;
  for (int i = from; i < to; ++i) list.push_back(id(i));
  return list;
}

Checked<Rendering> drawn(const Json& document, const std::string& size) {
  RenderOptions options;
  options.figures = {FigureKind::graph, FigureKind::timeline, FigureKind::dossier};
  options.size.preset = size;
  return render(dossier_of(document.dump()), options);
}

/// Three figures that show something; that they do not show all is said.
void check_drawn(const Json& document, const std::string& size = "slide") {
  const Checked<Rendering> rendering = drawn(document, size);
  REQUIRE(rendering.value);
  REQUIRE(rendering.value->figures.size() == 3);
  for (const Figure& figure : rendering.value->figures) {
    INFO(static_cast<int>(figure.kind));
    CHECK(figure.svg.find("data-events=") != std::string::npos);
  }
  CHECK(std::any_of(rendering.diagnostics.begin(), rendering.diagnostics.end(),
                    [](const Diagnostic& d) { return d.code == Code::reduced; }));
}

}  // namespace

TEST_CASE("limits of actors, relations and events are drawn") {
  Random random(1);
  Json large = document(5000);
  const auto pair = [&](Json record) {
    const int from = random.number(0, 4999), to = (from + random.number(1, 4999)) % 5000;
    record["from"] = id(from);
    record["to"] = id(to);
    return record;
  };
  const std::vector<std::string> ties{"alliance", "embargo", "trade", "membership"};
  const std::vector<std::string> acts{"visit", "call", "threaten", "talks"};
  for (int i = 0; i < 20000; ++i) {
    const std::string year = std::to_string(1900 + random.number(0, 119));
    large["relations"].push_back(pair({{"type", random.pick(ties)}, {"when", year}}));
    large["events"].push_back(pair({{"type", random.pick(acts)},
                                    {"when", year + "-05-06"},
                                    {"title", fmt::format("Event {}", i)}}));
  }
  for (const char* size : {"slide", "a4", "column"}) {
    INFO(size);
    check_drawn(large, size);
  }
}

TEST_CASE("one hub of 20,000 ties is drawn") {
  Json hub = document(5000);
  for (int i = 0; i < 20000; ++i) {
    hub["relations"].push_back({{"from", id(0)}, {"to", id(1 + i % 4999)}, {"type", "trade"}});
  }
  check_drawn(hub);
}

TEST_CASE("a chain of 5,000 is drawn") {
  Json chain = document(5000);
  for (int i = 0; i + 1 < 5000; ++i) {
    chain["relations"].push_back({{"from", id(i)}, {"to", id(i + 1)}, {"type", "trade"}});
  }
  check_drawn(chain);
}

TEST_CASE("ties of 500 with 500 are drawn") {
  Json groups = document(1000);
  for (int i = 0; i < 5; ++i) {
    groups["relations"].push_back(
        {{"from", ids(0, 500)}, {"to", ids(500, 1000)}, {"type", "trade"}});
  }
  check_drawn(groups);
}

TEST_CASE("events of 1,000 participants are drawn") {
  Json meetings = document(1000);
  for (int i = 0; i < 50; ++i) {
    meetings["events"].push_back(
        {{"when", "2020"}, {"title", "Big"}, {"participants", ids(0, 1000)}});
  }
  check_drawn(meetings);
}

TEST_CASE("events of 1,000 dates each are drawn") {
  Json sets = document(2);
  std::string years;
  for (int year = 1000; year < 2000; ++year)
    years += (years.empty() ? "" : ",") + std::to_string(year);
  for (int i = 0; i < 200; ++i) {
    sets["events"].push_back(
        {{"when", "{" + years + "}"}, {"title", "Many"}, {"participants", ids(0, 2)}});
  }
  check_drawn(sets);
}

TEST_CASE("20,000 events at one instant are drawn") {
  Json crowd = document(10);
  for (int i = 0; i < 20000; ++i) {
    crowd["events"].push_back({{"when", "2020-01-01T12:00:00Z"},
                               {"title", fmt::format("Event {}", i)},
                               {"from", id(i % 10)},
                               {"to", id((i + 1) % 10)}});
  }
  check_drawn(crowd);
}

TEST_CASE("memberships of 1,000 in 1,000 bodies are drawn") {
  Random random(2);
  Json members = document(2000);
  for (int i = 0; i < 15000; ++i) {
    members["relations"].push_back({{"from", id(random.number(0, 999))},
                                    {"to", id(random.number(1000, 1999))},
                                    {"type", "membership"},
                                    {"when", std::to_string(1900 + random.number(0, 99)) + "/.."}});
  }
  check_drawn(members);
}
