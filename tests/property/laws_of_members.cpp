#include <fmt/format.h>

#include <map>
#include <random>
#include <set>

#include "entente/judgement.hpp"
#include "entente/render.hpp"
#include "scene/scene.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"
#include "support/draw_form.hpp"
#include "support/drawn_items.hpp"

// What holds for whoever belongs to whichever bodies.

using namespace entente;
using namespace entente::test;

namespace {

struct Clubs {
  Dossier dossier;
  std::map<std::string, std::map<std::string, bool>> in;  ///< by member, body: whether it is over
};

/// Random memberships in two or three bodies, with other events.
Clubs clubs(std::uint32_t seed) {
  std::mt19937 random(seed);
  const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random()) % n; };
  const std::uint32_t bodies = 2 + below(2), members = 7 + below(8);
  std::string actors, relations, events;
  std::map<std::string, std::map<std::string, bool>> in;
  for (std::uint32_t b = 0; b < bodies; ++b) {
    actors +=
        fmt::format(R"({}{{"id":"b{}","kind":"bloc","name":"Body {}"}})", b > 0 ? "," : "", b, b);
  }
  const auto join = [&](std::uint32_t m, std::uint32_t b) {
    const bool over = below(3) == 0;
    in[fmt::format("m{}", m)][fmt::format("b{}", b)] = over;
    const std::uint32_t begin = 1950 + below(40);
    relations += fmt::format(R"({}{{"from":"m{}","to":"b{}","type":"membership","when":"{}/{}"}})",
                             relations.empty() ? "" : ",", m, b, begin,
                             over ? std::to_string(begin + 1 + below(20)) : "..");
  };
  for (std::uint32_t m = 0; m < members; ++m) {
    actors += fmt::format(R"(,{{"id":"m{}","kind":"country","name":"Member {}"}})", m, m);
    const std::uint32_t first = m < bodies ? m : below(bodies);
    join(m, first);
    if (below(2) == 0) join(m, (first + 1) % bodies);
    if (below(4) > 0) continue;
    events +=
        fmt::format(R"({}{{"when":"{}","title":"Talks","type":"talks","from":"m{}","to":"b{}"}})",
                    events.empty() ? "" : ",", 1960 + below(60), m, first);
  }
  return {dossier_of(fmt::format(R"({{"format":"entente/1","title":"T","as_of":"2020-12-31",
      "actors":[{}],"relations":[{}],"events":[{}]}})",
                                 actors, relations, events)),
          std::move(in)};
}

std::string data_of(const scene::Group& group, const std::string& key) {
  for (const auto& [name, value] : group.data) {
    if (name == key) return value;
  }
  return {};
}

}  // namespace

TEST_CASE("each member has a line to each of its bodies, dashed if it left, and nothing is lost") {
  const std::string presets[] = {"slide", "a4", "column"};
  int drawn = 0;
  for (std::uint32_t seed = 0; seed < 24; ++seed) {
    const Clubs about = clubs(seed);
    INFO("seed " << seed << " as " << presets[seed % 3]);
    const Checked<Rendering> rendering =
        draw_form(about.dossier, std::nullopt, presets[seed % 3], ThemeName::light);
    REQUIRE(rendering.value);
    if (!is_drawn_as(*rendering.value, "members")) continue;
    ++drawn;
    const Figure& figure = rendering.value->figures.front();
    for (const Fault& fault : assess(figure).faults) FAIL_CHECK(fault.message);
    CHECK(told_by_parts(figure.svg).size() + told_as_missing(figure) ==
          rendering.value->items.rows.size());
    std::map<std::string, std::map<std::string, bool>> seen;
    for (const scene::Element& element : figure.drawing->elements) {
      const auto* group = std::get_if<scene::Group>(&element);
      if (!group || group->part != scene::Part::edge) continue;
      const auto& line = std::get<scene::PathShape>(group->elements.front());
      seen[data_of(*group, "from")][data_of(*group, "to")] =
          line.paint.stroke->dash != scene::Dash::solid;
    }
    CHECK(seen == about.in);
  }
  CHECK(drawn >= 16);
}

TEST_CASE("who is in several bodies stands on the other side of them, and years tell when") {
  const Dossier dossier = dossier_of(R"({"format":"entente/1","title":"T","as_of":"2020",
    "actors":[{"id":"x","kind":"bloc","name":"Old Pact"},{"id":"y","kind":"bloc","name":"New Pact"},
      {"id":"a","kind":"country","name":"Arland"},{"id":"b","kind":"country","name":"Borland"},
      {"id":"c","kind":"country","name":"Corland"},{"id":"d","kind":"country","name":"Dorland"},
      {"id":"e","kind":"country","name":"Erland"},{"id":"f","kind":"country","name":"Forland"}],
    "relations":[{"from":["a","b","c"],"to":"x","type":"membership","when":"1950/1989"},
      {"from":["a","d","e","f"],"to":"y","type":"membership","when":"1991-05-01/.."}],
    "events":[{"when":"1991-05-01","title":"Arland signs","type":"treaty","from":"a","to":"y"},
      {"when":"1970","title":"Corland votes to stay","type":"talks","from":"c","to":"x"}]})");
  const Checked<Rendering> rendering = draw_form(dossier, std::nullopt, "slide", ThemeName::light);
  REQUIRE(is_drawn_as(*rendering.value, "members"));
  std::map<std::string, ActorPlace> at;
  for (const ActorPlace& place : rendering.value->figures.front().places) at[place.actor] = place;
  for (const char* one : {"b", "c", "d", "e", "f"}) CHECK(at[one].x > at["x"].x);
  CHECK(at["a"].x < at["x"].x);
  CHECK(at["x"].y < at["y"].y);  // the older above
  const std::string& svg = rendering.value->figures.front().svg;
  CHECK(svg.find(">Old Pact 1950–89,<") != svg.npos);
  CHECK(svg.find(">New Pact since 1991<") != svg.npos);
  CHECK(svg.find(">Arland signs") == svg.npos);  // its years tell it
  CHECK(svg.find(">Corland votes to stay 1970<") != svg.npos);
  CHECK(told_by_parts(svg).size() == 4);
}

TEST_CASE("one body and its members are no such story, nor are bodies that are members") {
  const auto form_of = [](const std::string& target) {
    std::string actors =
                    R"({"id":"x","kind":"bloc","name":"X"},{"id":"y","kind":"bloc","name":"Y"})",
                relations = R"({"from":"x","to":"y","type":"membership"})";
    for (int m = 0; m < 7; ++m) {
      actors += fmt::format(R"(,{{"id":"m{}","kind":"country","name":"M{}"}})", m, m);
      relations += fmt::format(R"(,{{"from":"m{}","to":"{}","type":"membership"}})", m,
                               m % 2 ? target : "x");
    }
    const Dossier dossier = dossier_of(
        fmt::format(R"({{"format":"entente/1","title":"T","actors":[{}],"relations":[{}]}})",
                    actors, relations));
    const Checked<Rendering> rendering =
        draw_form(dossier, std::nullopt, "slide", ThemeName::light);
    return is_drawn_as(*rendering.value, "members");
  };
  CHECK_FALSE(form_of("x"));
  CHECK_FALSE(form_of("y"));
}
