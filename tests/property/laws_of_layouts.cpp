#include <cmath>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include "entente/render.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"
#include "support/drawn_items.hpp"
#include "support/family.hpp"
#include "support/random_dossier.hpp"
#include "support/realistic_dossier.hpp"

// What holds for the places of actors when a dossier grows, and for the files that keep them.

using namespace entente;
using namespace entente::test;
using Json = nlohmann::json;

namespace {

struct Drawn {
  std::vector<ActorPlace> places;
  LayoutReport layout;
};

Drawn drawn(const Json& document, std::vector<ActorPlace> homes) {
  RenderOptions options;
  options.figures = {FigureKind::graph};
  options.size = {"a4"};
  options.homes[FigureKind::graph] = std::move(homes);
  const auto rendering = render(dossier_of(document.dump()), options);
  if (!rendering.value || rendering.value->figures.empty()) return {};
  return {rendering.value->figures.front().places, rendering.value->layouts.front().second};
}

/// Middle distance in px of those that are in both.
double movement(const std::vector<ActorPlace>& before, const std::vector<ActorPlace>& after) {
  std::map<std::string, ActorPlace> old;
  for (const ActorPlace& place : before) old[place.actor] = place;
  double sum = 0, count = 0;
  for (const ActorPlace& place : after) {
    const auto found = old.find(place.actor);
    if (found == old.end()) continue;
    sum += std::hypot(place.x - found->second.x, place.y - found->second.y);
    count += 1;
  }
  return count > 0 ? sum / count : 0;
}

/// With one more event between two that it has.
Json grown(Json document, std::uint64_t seed) {
  const Json& actors = document["actors"];
  const std::string a = actors[seed % actors.size()]["id"];
  const std::string b = actors[(seed + 1) % actors.size()]["id"];
  document["events"].push_back(
      {{"when", "1999-09-09"}, {"type", "talks"}, {"title", "One more"}, {"from", a}, {"to", b}});
  return document;
}

/// Every second country in one camp, the others in another.
void name_camps(Json& document) {
  Json camps = {{{"name", "One"}, {"members", Json::array()}},
                {{"name", "Other"}, {"members", Json::array()}}};
  std::size_t count = 0;
  for (const Json& actor : document["actors"]) {
    if (!actor.contains("of")) camps[count++ % 2]["members"].push_back(actor["id"]);
  }
  document["camps"] = std::move(camps);
}

}  // namespace

TEST_CASE("actors stay where they were when a dossier grows by an event") {
  double kept = 0, free = 0;
  int drawings = 0;
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    INFO("seed " << seed);
    const Json document = random_dossier(seed);
    const Drawn before = drawn(document, {});
    const Json more = grown(document, seed);
    const Drawn with = drawn(more, before.places), without = drawn(more, {});
    if (before.places.empty() || with.places.empty() || without.places.empty()) continue;
    CHECK(with.layout.moved == Approx(movement(before.places, with.places)));
    CHECK(without.layout.kept == 0);
    kept += movement(before.places, with.places);
    free += movement(before.places, without.places);
    ++drawings;
  }
  INFO("kept " << kept / drawings << " px, free " << free / drawings << " px");
  CHECK(drawings >= 5);
  CHECK(kept < 0.7 * free);
}

TEST_CASE("in every form that places names, who has a place stays there") {
  const std::pair<GraphForm, const char*> forms[] = {{GraphForm::columns, "columns"},
                                                     {GraphForm::map, "map"},
                                                     {GraphForm::sides, "sides"},
                                                     {GraphForm::cards, "cards"},
                                                     {GraphForm::tree, "tree"}};
  for (const auto& [form, name] : forms) {
    double kept = 0, free = 0;
    int drawings = 0;
    // Most dossiers of two camps stay as they are anyhow: few tell nothing.
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
      const bool small = form == GraphForm::cards;
      const bool many = form == GraphForm::map;
      Json document = realistic_dossier(seed, small  ? Extent{5, 5, 5}
                                              : many ? Extent{24, 40, 20}
                                                     : Extent{9, 14, 14});
      if (form == GraphForm::sides) name_camps(document);
      const bool tree = form == GraphForm::tree;
      const Dossier one = tree ? family(seed, 12) : dossier_of(document.dump());
      const Dossier more = tree ? family(seed, 12, true) : dossier_of(grown(document, seed).dump());
      const auto draw = [&](const Dossier& dossier, const std::vector<ActorPlace>& homes) {
        RenderOptions options;
        options.figures = {FigureKind::graph};
        options.form = form;
        options.homes[FigureKind::graph] = homes;
        return render(dossier, options);
      };
      const Checked<Rendering> before = draw(one, {});
      if (!before.value || !is_drawn_as(*before.value, name)) continue;
      const std::vector<ActorPlace>& places = before.value->figures.front().places;
      const Checked<Rendering> with = draw(more, places), without = draw(more, {});
      REQUIRE(with.value);
      if (!is_drawn_as(*with.value, name)) continue;
      ++drawings;
      kept += movement(places, with.value->figures.front().places);
      free += movement(places, without.value->figures.front().places);
    }
    INFO(name << ": " << drawings << " drawn, kept " << kept << " px, free " << free << " px");
    REQUIRE(drawings >= 40);
    CHECK(kept < 0.75 * free);
    CHECK(kept / drawings < 0.1 * 1280);
  }
}

TEST_CASE("columns that are drawn are no tangle: no more lines cross than there are") {
  std::size_t drawn_as_columns = 0, tangles = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    INFO("seed " << seed);
    const LayoutReport report = drawn(realistic_dossier(seed), {}).layout;
    for (const LayoutCandidate& candidate : report.candidates) {
      int columns = 0, lines = 0;
      if (std::sscanf(candidate.name.c_str(), "%d columns, %d lines", &columns, &lines) < 2)
        continue;
      using Outcome = LayoutCandidate::Outcome;
      const bool may_be =
          candidate.outcome == Outcome::chosen || candidate.outcome == Outcome::fits;
      drawn_as_columns += candidate.outcome == Outcome::chosen;
      tangles += candidate.outcome == Outcome::tangled;
      if (may_be) CHECK(candidate.crossings <= lines);
    }
  }
  CHECK(drawn_as_columns > 30);
  CHECK(tangles > 0);
}

TEST_CASE("places are read as they were written, but for less than a px") {
  SavedLayout layout;
  layout.figures["graph slide"] = {1280, 720, {{"\"quoted\"", 0, 720}, {"CU", 444.4, 1.5}}};
  layout.figures["dossier a4"] = {643, 511.5, {}};
  const std::string text = save_layout(layout);
  const auto back = load_layout(text, "places.json");
  INFO(text);
  REQUIRE(back.value);
  CHECK(back.diagnostics.empty());
  REQUIRE(back.value->figures.size() == 2);
  const SavedFigure& figure = back.value->figures.at("graph slide");
  REQUIRE(figure.actors.size() == 2);
  CHECK(figure.width == 1280);
  CHECK(movement(layout.figures["graph slide"].actors, figure.actors) < 1);
  CHECK(save_layout(*back.value) == text);
}

TEST_CASE("a file of places that is none is refused with a place in it") {
  for (
      const char* text :
      {"", "[]", "{", "{}", R"({"format":"entente/1"})",
       R"({"format":"entente-layout/1","figures":[]})",
       R"({"format":"entente-layout/1","figures":{"graph slide":{"width":0,"height":1,"actors":{}}}})",
       R"({"format":"entente-layout/1","figures":{"g":{"width":1,"height":1,"actors":{"a":[1]}}}})",
       R"({"format":"entente-layout/1","figures":{"g":{"width":1,"height":1,"actors":{"a":[1,1e99]}}}})",
       R"({"format":"entente-layout/1","figures":{"g":{"width":1,"height":1,"actors":{"a":["x",0]}}}})"}) {
    INFO(text);
    const auto layout = load_layout(text, "places.json");
    CHECK_FALSE(layout.value);
    REQUIRE(has_errors(layout.diagnostics));
    CHECK(layout.diagnostics.front().at.file == "places.json");
  }
}
