#include <graphviz/cgraph.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "entente/export.hpp"
#include "entente/import.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"

using namespace entente;
using namespace entente::test;
using nlohmann::json;

namespace {

std::string exported(const Dossier& dossier, std::string_view format) {
  const Checked<Export> made = export_dossier(dossier, *export_format(format));
  REQUIRE(made);
  REQUIRE(made.value->files.size() == 1);
  return made.value->files.front().bytes;
}

std::string left_out(const Dossier& dossier, std::string_view format) {
  const Checked<Export> made = export_dossier(dossier, *export_format(format));
  std::string words;
  for (const std::string& one : made.value.value().left_out) {
    words += (words.empty() ? "" : "; ") + one;
  }
  return words;
}

std::string part(const Dossier& dossier, const std::string& name) {
  const Checked<Export> made = export_dossier(dossier, *export_format("csv"));
  for (const ExportedFile& file : made.value.value().files) {
    if (file.part == name) return file.bytes;
  }
  return "";
}

/// Exported and imported again.
Dossier again(const Dossier& dossier, const std::string& format) {
  const Import import = import_files({{"again." + format, exported(dossier, format)}}, {});
  CHECK(import.rejections.empty());
  return dossier_of(import.dossier);
}

const char* const story = R"("title":"A story","events":[
  {"when":"2026-02-18","title":"Talks, long","participants":["A","B"],"type":"talks"},
  {"when":"2026-02-18T10:00:00+02:00","title":"Call","from":"A","to":"C"},
  {"when":"1962","title":"Year","from":"A","to":"B"},
  {"when":"-0043-03-15","title":"Old","from":"A","to":"B"},
  {"when":"2025-11~","title":"About","from":"A","to":"B","status":"planned"},
  {"when":"2025-11-30/2025-12-02","title":"Summit <b>","participants":["A","B","C","D"]},
  {"title":"Undated","from":"B","to":"A"}],
  "relations":[{"from":"A","to":"D","type":"embargo","when":["1990/1991","2000-01-05/.."],"weight":2},
               {"from":"B","to":"D","directed":false,"type":"treaty","when":"1950-05/1960-06"}])";

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != text.npos;
}

}  // namespace

TEST_CASE("graphs come back with their ties, directions, weights and times") {
  const Dossier dossier = small_dossier(story);
  for (const std::string format : {"gexf", "graphml", "node-link", "cytoscape", "dot"}) {
    INFO(format);
    const Dossier back = again(dossier, format);
    CHECK(back.actors.size() == dossier.actors.size() + 1);  // an event of four is a node
    const auto embargo =
        std::find_if(back.relations.begin(), back.relations.end(),
                     [](const Relation& relation) { return relation.type == "embargo"; });
    REQUIRE(embargo != back.relations.end());
    CHECK(embargo->directed);
    CHECK(embargo->weight == 2);
    REQUIRE(embargo->when.size() == 2);
    CHECK(embargo->when.back().text == "2000-01-05/..");
    const auto treaty =
        std::find_if(back.relations.begin(), back.relations.end(),
                     [](const Relation& relation) { return relation.type == "treaty"; });
    REQUIRE(treaty != back.relations.end());
    CHECK_FALSE(treaty->directed);
    CHECK(treaty->sign == Sign::cooperation);
    REQUIRE(treaty->when.size() == 1);
    CHECK(treaty->when.front().text == "1950-05/1960-06");
  }
}

TEST_CASE("GEXF has spells to the day, and the time as it is written beside them") {
  const std::string gexf = exported(small_dossier(story), "gexf");
  CHECK(contains(gexf, R"(<spell start="1990-01-01" end="1991-12-31"/>)"));
  CHECK(contains(gexf, R"(<spell start="2000-01-05"/>)"));
  CHECK(contains(gexf, R"(value="1990/1991; 2000-01-05/..")"));
  CHECK(contains(gexf, R"(start="2026-02-18" end="2026-02-18")"));
  CHECK(contains(gexf, "Summit &lt;b&gt;"));
}

TEST_CASE("Graphviz reads the DOT text as it was meant") {
  const Dossier dossier = small_dossier(
      R"("title":"Say \"so\\","events":[{"when":"2026","title":"a \"quoted\" <b> word","from":"A","to":"B"}])");
  Agraph_t* graph = agmemread(exported(dossier, "dot").c_str());
  REQUIRE(graph);
  CHECK(agnnodes(graph) == static_cast<int>(dossier.actors.size()));
  CHECK(agnedges(graph) == 1);
  Agnode_t* node = agnode(graph, const_cast<char*>("A"), 0);
  REQUIRE(node);
  Agedge_t* edge = agfstout(graph, node);
  REQUIRE(edge);
  CHECK(std::string(agget(edge, const_cast<char*>("label"))) == "a \"quoted\" <b> word");
  CHECK(std::string(agnameof(aghead(edge))) == "B");
  agclose(graph);
}

TEST_CASE("a calendar has days, not doubts") {
  const Dossier dossier = small_dossier(story);
  const std::string calendar = exported(dossier, "ical");
  CHECK(contains(calendar, "SUMMARY:Talks\\, long\r\n"));
  CHECK(contains(calendar, "DTSTART;VALUE=DATE:20260218\r\nDTEND;VALUE=DATE:20260219\r\n"));
  CHECK(contains(calendar, "DTSTART:20260218T080000Z\r\n"));
  CHECK(contains(calendar, "DTSTART;VALUE=DATE:20251130\r\nDTEND;VALUE=DATE:20251203\r\n"));
  CHECK(contains(calendar, "SUMMARY:About (planned)\r\n"));
  CHECK(contains(calendar, "DTSTART;VALUE=DATE:20251101\r\nDTEND;VALUE=DATE:20251201\r\n"));
  CHECK(contains(calendar, "X-ENTENTE-EDTF:2025-11~\r\n"));
  CHECK_FALSE(contains(calendar, "SUMMARY:Year"));
  CHECK_FALSE(contains(calendar, "DATE:1990"));
  CHECK(left_out(dossier, "ical") ==
        "dates before the year 1: 1; dates that tell no month: 2; undated items: 1");
}

TEST_CASE("slides tell a date as finely as it is known, and have no year 0") {
  const Dossier dossier = small_dossier(story);
  const json timeline = json::parse(exported(dossier, "timelinejs"));
  const auto slide = [&](const std::string& headline) {
    for (const json& one : timeline["events"]) {
      if (one["text"]["headline"] == headline) return one;
    }
    return json();
  };
  CHECK(slide("Year")["start_date"] == json{{"year", "1962"}});
  CHECK_FALSE(slide("Year").contains("end_date"));
  CHECK_FALSE(slide("Year").contains("display_date"));
  CHECK(slide("Old")["start_date"]["year"] == "-44");
  CHECK(slide("About (planned)")["display_date"] == "c. November 2025");
  CHECK(slide("Summit &lt;b&gt;")["end_date"] ==
        json{{"year", "2025"}, {"month", "12"}, {"day", "2"}});
  CHECK(slide("A – D: embargo")["group"] == "A");
  CHECK(left_out(dossier, "timelinejs") == "undated items: 1");
  const Dossier back = again(dossier, "timelinejs");
  CHECK(back.title == "A story");
  CHECK(back.events.size() == timeline["events"].size());
}

TEST_CASE("FollowTheMoney has entities, ties between them, and amounts where it has a place") {
  const Dossier dossier = small_dossier(R"("events":[
    {"when":"2020-05-01","title":"A gift","type":"donation","from":"A","to":"O",
     "amount":{"value":2.5,"unit":"EUR"}},
    {"when":"2021","title":"Meeting","participants":[{"actor":"A","role":"host"},"B"]}],
    "relations":[{"id":"job","from":"P","to":"O","type":"employment","when":"1990~/1995"},
                 {"from":"A","to":"B","type":"employment","amount":{"value":1,"unit":"EUR"}}])");
  std::map<std::string, json> entities;
  const std::string lines = exported(dossier, "ftm");
  for (std::size_t at = 0; at < lines.size(); at = lines.find('\n', at) + 1) {
    const json one = json::parse(lines.substr(at, lines.find('\n', at) - at));
    entities[one["id"]] = one;
  }
  CHECK(entities["A"]["schema"] == "PublicBody");
  CHECK(entities["P"]["schema"] == "Person");
  CHECK(entities["O"]["properties"]["parent"] == json{"A"});
  CHECK(entities["P-post"]["properties"]["role"] == json{"Envoy"});
  const json job = entities["job"];
  CHECK(job["schema"] == "Employment");
  CHECK(job["properties"]["startDate"] == json{"1990-01-01"});
  CHECK(job["properties"]["endDate"] == json{"1995-12-31"});
  CHECK(job["properties"]["description"] == json{"when: 1990~/1995"});
  CHECK(entities["item-1"]["schema"] == "UnknownLink");  // a country is nobody's employee
  CHECK(entities["item-1"]["properties"]["description"] == json{"amount: 1 EUR"});
  CHECK(entities["item-2"]["schema"] == "Payment");
  CHECK(entities["item-2"]["properties"]["amount"] == json{"2.5"});
  CHECK(entities["item-3"]["properties"]["organizer"] == json{"A"});
  const Dossier back = again(dossier, "ftm");
  CHECK(back.actors.size() == dossier.actors.size());
}

TEST_CASE("no cell of a sheet is a formula, and texts come back as they were") {
  const Dossier dossier = small_dossier(R"("events":[
    {"when":"2020","title":"=1+1","from":"A","to":"B"}, {"when":"2021","title":"-5","from":"A","to":"B"},
    {"when":"2022","title":"@x","from":"A","to":"B"}, {"when":"-0043","title":"'+x","from":"A","to":"B"}])");
  const std::string sheet = part(dossier, "events");
  CHECK(contains(sheet, "\r\n2020,'=1+1,"));
  CHECK(contains(sheet, "\r\n2021,-5,"));
  CHECK(contains(sheet, "\r\n2022,'@x,"));
  CHECK(contains(sheet, "\r\n-0043,''+x,"));
}

TEST_CASE("a sheet of an export that was edited badly says what and where") {
  const Dossier dossier = small_dossier(story);
  const auto rejected = [](const std::string& name, const std::string& text) {
    const Import import = import_files({{name, text}}, {});
    REQUIRE(import.rejections.size() == 1);
    const Diagnostic& d = import.rejections.front();
    return d.at.cell.header + ": " + d.message;
  };
  CHECK(rejected("events.csv", "title,participants,roles\r\nTalks,A; B,host\r\n") ==
        "roles: row left out: \"host\" does not have as many roles as there are participants");
  CHECK(rejected("actors.csv", "name,posts\r\nP,\"[{\"\"role\"\": \"\"x\"\"}]\"\r\n") ==
        "posts: row left out: this post has no \"of\"");
  CHECK(contains(rejected("actors.csv", "name,posts\r\nP,[{\r\n"), "posts: row left out: "));
  CHECK(rejected("actors.csv", "name,codes\r\nP,Q159\r\n") ==
        "codes: row left out: \"Q159\" is not a list of codes with their schemes");
  CHECK(rejected("sources.csv", "id,title,publisher\r\n,T,P\r\n") ==
        ": row left out: this source has no id");
  CHECK(rejected("x.csv", "key,value\r\ntitel,A story\r\n") ==
        "key: row left out: \"titel\" is no fact of a dossier");
  CHECK(rejected("x.csv", "key,value\r\nas_of,soon\r\n").starts_with("value: row left out: "));
}
