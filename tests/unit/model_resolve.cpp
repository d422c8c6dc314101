#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <string>

#include "entente/dossier.hpp"
#include "input/decode.hpp"
#include "model/resolve.hpp"
#include "support/case_files.hpp"
#include "support/catch.hpp"
#include "support/random_dossier.hpp"

using namespace entente;
using Json = nlohmann::json;

namespace {

/// Everything of a dossier that a figure could show, as one text.
std::string fingerprint(const Dossier& d) {
  std::string out = d.title + "|" + d.language + "\n";
  auto add_sources = [&](const std::vector<SourceIndex>& sources) {
    for (SourceIndex s : sources) out += " [" + std::to_string(s.value) + "]";
  };
  auto add_date = [&](const std::optional<date::Edtf>& when) { out += when ? when->text : "-"; };
  for (const Source& s : d.sources) out += "source " + s.id + s.title + s.url + "\n";
  for (const Actor& a : d.actors) {
    out += "actor " + a.id + a.name + (a.of ? std::to_string(a.of->value) : "-");
    for (const Post& post : a.posts) {
      out += post.role + std::to_string(post.of.value);
      add_date(post.when);
      add_sources(post.sources);
    }
    out += "\n";
  }
  for (const Relation& r : d.relations) {
    out += "relation " + r.id + r.type_label + r.label;
    for (const date::Edtf& when : r.when) out += when.text;
    for (ActorIndex a : r.from) out += " <" + std::to_string(a.value);
    for (ActorIndex a : r.to) out += " >" + std::to_string(a.value);
    add_sources(r.sources);
    out += "\n";
  }
  for (const Event& e : d.events) {
    out += "event " + e.id + e.title + e.type_label + e.place;
    add_date(e.when);
    for (const Participant& p : e.participants) {
      out += " " + (p.actor ? std::to_string(p.actor->value) : "?") + p.role;
    }
    if (e.part_of) out += " of " + std::to_string(e.part_of->value);
    add_sources(e.sources);
    out += "\n";
  }
  for (const Era& era : d.eras) out += "era " + era.when.text + era.title + "\n";
  return out;
}

Dossier loaded(const std::string& text) {
  Checked<Dossier> result = load(text, "test.json");
  INFO(format(result.diagnostics, DiagnosticsFormat::text, {{"test.json", text}}, false));
  REQUIRE(result.value);
  return *std::move(result.value);
}

/// A dossier of two countries with these events, relations and other top-level members.
std::string with(const std::string& members) {
  return R"({"format":"entente/1","actors":[{"id":"A","kind":"country","name":"Arland"},)"
         R"({"id":"B","kind":"bloc","name":"Borduria"}],)" +
         members + "}";
}

}  // namespace

TEST_CASE("permuted lists give the same dossier") {
  std::vector<std::string> texts = {starter_dossier("Starter")};
  for (const cases::File& file : cases::files("valid")) texts.push_back(file.text);
  for (const std::string& text : texts) {
    Json document = Json::parse(text, nullptr, false);
    if (!document.is_object()) continue;
    const std::string expected = fingerprint(loaded(text));
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
      CHECK(fingerprint(loaded(test::permuted(document, seed).dump())) == expected);
    }
  }
}

TEST_CASE("JSON Lines in any order and one object give the same dossier") {
  const Json document = Json::parse(starter_dossier("Starter"));
  const std::vector<std::pair<std::string, std::string>> lists = {{"sources", "source"},
                                                                  {"actors", "actor"},
                                                                  {"relations", "relation"},
                                                                  {"events", "event"},
                                                                  {"eras", "era"}};
  std::mt19937 random(6);
  for (std::uint64_t round = 0; round < 10; ++round) {
    Json rest = test::permuted(document, round);
    std::map<std::string, std::vector<std::string>> lines;
    for (const auto& [list, record] : lists) {
      for (Json item : rest[list]) {
        item["record"] = record;
        lines[list].push_back(item.dump());
      }
      rest.erase(list);
    }
    rest["record"] = "dossier";
    lines["head"] = {rest.dump()};
    std::vector<std::string> kinds;  // of the lines, from the first to the last
    for (const auto& [kind, of_kind] : lines) kinds.insert(kinds.end(), of_kind.size(), kind);
    std::shuffle(kinds.begin(), kinds.end(), random);
    std::map<std::string, std::size_t> next;
    std::string text;
    for (const std::string& kind : kinds) text += lines[kind][next[kind]++] + "\r\n";
    CHECK(fingerprint(loaded(text)) == fingerprint(loaded(document.dump())));
  }
}

TEST_CASE("events stand in order of date and time, then of the document; undated ones last") {
  const Dossier d = loaded(with(R"("events":[
    {"title":"undated"},{"title":"evening","when":"2026-02-18T20:00:00"},
    {"id":"2","title":"same day, first","when":"2026-02-17"},
    {"id":"1","title":"same day, second","when":"2026-02-17"},
    {"title":"and so to bed","when":"2026-02-18"},
    {"title":"morning","when":"2026-02-18T08:00:00"},{"title":"long ago","when":"1962-02"},
    {"title":"undated, too"}])"));
  std::vector<std::string> titles;
  for (const Event& e : d.events) titles.push_back(e.title);
  CHECK(titles == std::vector<std::string>{"long ago", "same day, first", "same day, second",
                                           "morning", "evening", "and so to bed", "undated",
                                           "undated, too"});
}

TEST_CASE("sign and medium come from the type and give way to the record") {
  const Dossier d = loaded(with(R"("types":{
      "pact":{"label":"Pact","code":"cameo:057"},"embargo":{"label":"Oil embargo"},
      "row":{"sign":"conflict"}},
    "relations":[
      {"id":"1","from":"A","to":"B","type":"embargo"},{"id":"2","from":"A","to":"B","type":"pact"},
      {"id":"3","from":"A","to":"B","type":"row","medium":"material"},
      {"id":"4","from":"A","to":"B","type":"embargo","sign":"neutral"}])"));
  CHECK(d.relations[0].type_label == "Oil embargo");
  CHECK(d.relations[0].sign == Sign::conflict);
  CHECK(d.relations[0].medium == Medium::material);
  CHECK(d.relations[1].type_label == "Pact");
  CHECK(d.relations[1].sign == Sign::cooperation);
  CHECK(d.relations[0].type_plural == "");  // that of "embargo" is another word
  CHECK(d.relations[2].type_label == "row");
  CHECK(d.relations[2].sign == Sign::conflict);
  CHECK(d.relations[2].medium == Medium::material);
  CHECK(d.relations[3].sign == Sign::neutral);
}

TEST_CASE("types bring their plural, and whether they concern a person as such") {
  const Dossier d = loaded(with(R"("types":{
      "friendship":{"personal":false},"row":{"label":"row","plural":"rows","personal":true}},
    "relations":[
      {"id":"1","from":"A","to":"B","type":"visit"},{"id":"2","from":"A","to":"B","type":"row"},
      {"id":"3","from":"A","to":"B","type":"friendship"},{"id":"4","from":"A","to":"B"}],
    "events":[{"title":"t","type":"marriage"}])"));
  CHECK(d.relations[0].type_plural == "visits");
  CHECK(d.relations[1].type_plural == "rows");
  CHECK(d.relations[1].personal);
  CHECK(d.relations[2].type_plural == "friendships");
  CHECK_FALSE(d.relations[2].personal);
  CHECK(d.relations[3].type_plural.empty());
  CHECK_FALSE(d.relations[3].personal);
  CHECK(d.events[0].type_plural == "marriages");
  CHECK(d.events[0].personal);
}

TEST_CASE("participants come in long and short form") {
  const Dossier d = loaded(with(R"("events":[{"title":"t","participants":
      ["A",{"actor":null,"role":"mediator"}],"to":"B"}])"));
  const std::vector<Participant>& p = d.events[0].participants;
  REQUIRE(p.size() == 3);
  CHECK(p[0].kind == RoleKind::party);
  CHECK_FALSE(p[1].actor);
  CHECK(p[1].kind == RoleKind::mediator);
  CHECK(p[2].kind == RoleKind::target);
  CHECK(d[*p[2].actor].name == "Borduria");
}

TEST_CASE("what is left out has a sensible value") {
  const Dossier d = loaded(with(
      R"("relations":[{"from":"A","to":"B"}],"events":[{"type":"visit","participants":["A"]}])"));
  CHECK(d.actors[0].short_name == "Arland");
  CHECK(d.relations[0].directed);
  CHECK(d.relations[0].weight == 1);
  CHECK(d.relations[0].status == Status::happened);
  CHECK(d.events[0].title == "visit");
  CHECK(d.events[0].sign == Sign::cooperation);
  CHECK_FALSE(d.events[0].id.empty());
  CHECK(d.language == "en");
}

TEST_CASE("voices are actors or sources") {
  const Dossier d = loaded(with(R"("sources":[{"id":"s","title":"S"}],
    "events":[{"title":"t","participants":["A"],"reported_by":["s","B"],"denied_by":"A"}])"));
  REQUIRE(d.events[0].reported_by.size() == 2);
  CHECK(d.events[0].reported_by[0].source);
  CHECK(d[*d.events[0].reported_by[1].actor].id == "B");
  CHECK(d.events[0].denied_by[0].actor);
}

TEST_CASE("country codes are brought into capitals") {
  const Dossier d = loaded(R"({"format":"entente/1","actors":[
    {"id":"A","kind":"country","name":"Russia","codes":{"iso":"ru"}}],
    "events":[{"title":"t","participants":["A"]}]})");
  CHECK(d.actors[0].codes.at("iso") == "RU");
}

TEST_CASE("labels are cleaned, ids are kept as they are") {
  const Dossier d = loaded(R"({"format":"entente/1","title":" a\n\tb\u0000 ","actors":[
    {"id":" x\n","kind":"other","name":"N\u202eame"}],
    "events":[{"title":"t","participants":[" x\n"]}]})");
  CHECK(d.title == "a b");
  CHECK(d.actors[0].id == " x\n");
  CHECK(d.actors[0].name == "Name");
}

TEST_CASE("of thousands of wrong ids the first are reported, and no more of them looked for") {
  std::string events;
  for (int i = 0; i < 20000; ++i) {
    events += std::string(i ? "," : "") + R"({"title":"t)" + std::to_string(i) +
              R"(","participants":["nobody)" + std::to_string(i) + R"("]})";
  }
  const std::string text = with("\"events\":[" + events + "]");
  const Limits limits;
  const input::Parsed parsed = input::parse(text, "big.json", limits);
  Diagnostics diagnostics;
  input::Report report(parsed.document, diagnostics);
  Checked<Dossier> resolved = model::resolve(input::decode(parsed.document, report, limits));
  CHECK_FALSE(resolved);
  CHECK(resolved.diagnostics.size() == 20000);
  for (Diagnostic& d : resolved.diagnostics) report.add(std::move(d));
  CHECK(diagnostics.size() == 1000);
  CHECK(report.steps() < 1000 * 20);  // each of a few keys, or a place in a list
  CHECK(load(text, "big.json").diagnostics.size() == 1000);
}

TEST_CASE("thousands of equal events are told apart") {
  std::string events;
  for (int i = 0; i < 20000; ++i) events += std::string(i ? "," : "") + R"({"title":"same"})";
  const Checked<Dossier> result = load(with("\"events\":[" + events + "]"), "same.json");
  REQUIRE(result);
  std::set<std::string> ids;
  for (const Event& event : result.value->events) ids.insert(event.id);
  CHECK(ids.size() == 20000);
}
