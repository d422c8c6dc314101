#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <string>

#include "entente/import.hpp"
#include "exchange/values.hpp"
#include "support/catch.hpp"
#include "support/imported.hpp"

using namespace entente;
using namespace entente::exchange;
using namespace entente::test;

TEST_CASE("HTML becomes text") {
  CHECK(label_of(plain_text("<p>a</p><p>b <b>c</b></p>"), 99) == "a b c");
  CHECK(plain_text("x &amp;&lt;&#8211;&#x2026;&nosuch; &") == "x &<–…&nosuch; &");
  CHECK(plain_text("5 < 6 and <never closed") == "5 < 6 and <never closed");
  CHECK(plain_text("a<!-- <b> -->b") == "ab");
  CHECK(label_of("abcdef", 4) == "abc…");
}

TEST_CASE("entities of FollowTheMoney become actors, relations and events") {
  const Made made({sample("money.ftm.jsonl")});
  CHECK(made.account() == "FollowTheMoney: 19 = 14 + 4 + 1");
  CHECK(made.actor("Ada Lovell").kind == ActorKind::official);
  CHECK(made.actor("Ada Lovell").aliases == std::vector<std::string>{"A. Lovell"});
  CHECK(made.actor("Ada Lovell").lived->text == "1950-03/");
  CHECK(made.actor("Ben Ostrow").codes.at("ftm") == "p2");
  const Actor& company = made.actor("Harbor Trading Ltd");
  REQUIRE(company.of);
  CHECK(made.name(*company.of) == "Harbor Group");

  const Relation& owns = made.relation("o1");
  CHECK(owns.from.size() == 2);
  CHECK(owns.label == "51 %");
  CHECK(owns.when.front().text == "2004-05-01/2010");
  CHECK(owns.note == "dates differ: 2004-05-01, 2004-06");
  CHECK(made.relation("o2").when.front().text == "2006/");
  CHECK_FALSE(made.relation("f1").directed);
  CHECK(made.relation("f1").label == "cousin");

  const Relation& sanction = made.relation("s1");
  CHECK(made.name(sanction.from.front()) == "Office of Trade");
  CHECK(sanction.sign == Sign::conflict);
  CHECK(sanction.medium == Medium::material);
  CHECK(made.name(made.relation("s2").from.front()) == "United States");

  const Event& payment = made.event("m1");
  CHECK(payment.when->text == "2008-02-03");
  CHECK(payment.type == "payment");
  CHECK(payment.participants.size() == 2);
  REQUIRE(payment.amount);
  CHECK(payment.amount->value == 25000);
  CHECK(payment.amount->unit == "USD");
  CHECK(made.event("m2").title == payment.title);  // two payments, however alike
  const Event& summit = made.event("e1");
  CHECK(summit.place == "Lisbon");
  CHECK(summit.participants.front().kind == RoleKind::chair);
  CHECK(summit.participants.size() == 3);
}

TEST_CASE("what FollowTheMoney has and a figure has not is told") {
  const Made made({sample("money.ftm.jsonl")});
  CHECK(made.notes("not drawn: Address (1)"));
  CHECK(made.notes("Person.topics (1)"));
  const Diagnostics& rejections = made.import.rejections;
  REQUIRE(rejections.size() == 4);
  const auto at = [&](Code code) {
    const auto found = std::find_if(rejections.begin(), rejections.end(),
                                    [&](const Diagnostic& d) { return d.code == code; });
    REQUIRE(found != rejections.end());
    return found->at;
  };
  CHECK(at(Code::unknown_actor).line == 16);
  CHECK(at(Code::unknown_actor).pointer == "/properties/creditor");
  CHECK(at(Code::unknown_actor).column == 69);
  CHECK(at(Code::bad_date).line == 17);
  CHECK(at(Code::bad_enum).line == 18);
  CHECK(at(Code::json_syntax).line == 19);
}

TEST_CASE("an entity that stands in another file is found, whatever the order") {
  const ImportFile tie = {
      "b.json", R"({"id":"o","schema":"Ownership","properties":{"owner":["p"],"asset":["c"]}})"};
  const ImportFile ends = {"a.json", R"({"id":"p","schema":"Person","properties":{"name":["P"]}}
{"id":"c","schema":"Vessel","properties":{"name":["C"]}})"};
  CHECK(Made({tie, ends}).dossier.relations.size() == 1);
  CHECK(Made({ends, tie}).dossier.relations.size() == 1);
}

TEST_CASE("an id that two entities share is told with both places") {
  const Made made({ImportFile{"a.json", R"({"id":"p","schema":"Person","properties":{"name":["P"]}}
{"id":"p","schema":"Person","properties":{"name":["Q"]}}
{"id":"e","schema":"Event","properties":{"name":["E"],"involved":["p"]}})"}});
  CHECK(made.account() == "FollowTheMoney: 3 = 2 + 1 + 0");
  REQUIRE(made.import.rejections.front().related.size() == 1);
  CHECK(made.import.rejections.front().related.front().at.line == 1);
}

TEST_CASE("slides of TimelineJS become events, eras and a title; HTML becomes text") {
  const Made made({sample("slides.json")});
  CHECK(made.account() == "TimelineJS: 10 = 6 + 4 + 0");
  CHECK(made.dossier.title == "Two ships");
  CHECK(made.dossier.subtitle == "What they carried and when");
  REQUIRE(made.dossier.events.size() == 4);
  CHECK(made.dossier.events[0].when->text == "Y-13800000000");
  CHECK(made.dossier.events[0].note == "Let there be light");
  CHECK(made.dossier.events[1].when->text == "-0043-03-15");  // 44 BCE
  const Event& landing = made.dossier.events[2];
  CHECK(landing.title == "Landing & retreat.");
  CHECK(landing.text == "Three days and no more – 5 < 6");
  CHECK(landing.when->text == "1961-04-17/1961-04-20");
  CHECK(made.dossier[landing.sources.front()].title == "A page");
  CHECK(made.dossier[landing.sources.front()].publisher == "The Press");
  CHECK(made.name(*landing.participants.front().actor) == "Navy");
  CHECK_FALSE(made.dossier.events[3].when);
  REQUIRE(made.dossier.eras.size() == 1);
  CHECK(made.notes("background (1), scale (1)"));
  const Diagnostics& rejections = made.import.rejections;
  REQUIRE(rejections.size() == 4);
  CHECK(rejections[0].at.pointer == "/events/3/start_date");
  CHECK(rejections[0].at.line == 9);
  CHECK(rejections[3].at.pointer == "/eras/1");
}

TEST_CASE("texts of a sheet for TimelineJS are HTML, and its media are sources") {
  const Made made({ImportFile{"t.csv",
                              "Year,Headline,Text,Media,Media Credit,Group\n"
                              "-44,<b>Ides</b>,<p>a</p>b,https://example.org/1,Press,Rome\n"
                              "1901,x,,<blockquote>words</blockquote>,,\n"}});
  CHECK(made.dossier.events[0].title == "Ides");
  CHECK(made.dossier.events[0].text == "a b");
  CHECK(made.dossier.events[0].when->text == "-0043");
  CHECK(made.name(*made.dossier.events[0].participants.front().actor) == "Rome");
  CHECK(made.dossier.sources.front().publisher == "Press");
  CHECK(made.dossier.events[1].note == "words");
}

TEST_CASE("a format can be named; what is none is told with its place") {
  ImportOptions options;
  options.format = "timelinejs";
  const Import broken = import_files({{"a.json", "{\"events\": [\n,]}"}}, options);
  REQUIRE(broken.diagnostics.size() == 1);
  CHECK(broken.diagnostics[0].code == Code::json_syntax);
  CHECK(broken.diagnostics[0].at.line == 2);
  CHECK(broken.dossier.empty());
  const Import sheet = import_files({{"a.csv", "date,title\n2026,x\n"}}, options);
  CHECK(sheet.diagnostics[0].code == Code::bad_format);
  const Import dossier = import_files({{"a.json", R"({"format": "entente/1"})"}}, {});
  CHECK(dossier.diagnostics[0].hint == "a dossier needs no import: entente check");
  CHECK(import_files({{"a.json", "[1, 2]"}}, {}).diagnostics[0].code == Code::bad_format);
}

TEST_CASE("GEXF: spells, attributes, directions; nodes of one name are two actors") {
  const Made made({sample("ties.gexf")});
  CHECK(made.account() == "GEXF: 9 = 6 + 3 + 0");
  REQUIRE(made.dossier.actors.size() == 3);
  const Actor& cuba = made.actor("Cuba");
  CHECK(cuba.kind == ActorKind::country);
  CHECK(made.actor("Acme & Sons").kind == ActorKind::organization);
  CHECK(made.actor("Acme & Sons").lived->text == "1950/1990");
  REQUIRE(made.dossier.relations.size() == 3);
  std::size_t directed = 0, conflicts = 0;
  for (const Relation& tie : made.dossier.relations) {
    conflicts += tie.sign == Sign::conflict ? 1 : 0;
    if (!tie.directed) continue;
    ++directed;
    CHECK(tie.label == "trade");
    CHECK(tie.weight == 2.5);
    REQUIRE(tie.when.size() == 2);
    CHECK(tie.when[0].text == "1961-04-17/1961-04-20");
    CHECK(tie.when[1].text == "1970-01-01/..");
  }
  CHECK(directed == 1);
  CHECK(conflicts == 1);
  CHECK(made.notes("not read: node.party (1)"));
  CHECK(made.notes("no dates: edge (1)"));
  const Diagnostics& rejections = made.import.rejections;
  REQUIRE(rejections.size() == 3);
  CHECK(rejections[0].code == Code::duplicate_id);
  CHECK(rejections[0].at.line == 10);
  CHECK(rejections[0].at.column == 7);
  CHECK(rejections[0].related.front().at.line == 9);
  CHECK(rejections[2].code == Code::unknown_actor);
}

TEST_CASE("GraphML: keys, labels of yEd, nested graphs, what is refused") {
  const Made made({sample("ties.graphml")});
  CHECK(made.account() == "GraphML: 8 = 6 + 2 + 0");
  CHECK(made.actor("Russia").kind == ActorKind::country);
  CHECK(made.actor("Port Authority").kind == ActorKind::other);
  REQUIRE(made.dossier.relations.size() == 2);
  const auto heavy = std::find_if(made.dossier.relations.begin(), made.dossier.relations.end(),
                                  [](const Relation& tie) { return tie.weight == 3; });
  REQUIRE(heavy != made.dossier.relations.end());
  CHECK(heavy->directed);
}

TEST_CASE("XML that declares entities is refused") {
  const Import laughs = import_files({sample("laughs.graphml")}, {});
  CHECK(laughs.dossier.empty());
  REQUIRE(laughs.diagnostics.size() == 1);
  CHECK(laughs.diagnostics[0].message.find("entities") != std::string::npos);
  CHECK(laughs.diagnostics[0].at.line == 2);
  std::string deep = "<graphml>";
  for (int i = 0; i < 100000; ++i) deep += "<graph>";
  CHECK(import_files({{"a.graphml", deep}}, {}).diagnostics[0].code == Code::limit_exceeded);
}

TEST_CASE("node-link JSON: ends are ids, or indices where no node has that id") {
  const Made made({sample("links.json")});
  CHECK(made.account() == "node-link JSON: 11 = 6 + 4 + 1");
  REQUIRE(made.dossier.relations.size() == 2);
  for (const Relation& tie : made.dossier.relations) {
    CHECK(tie.directed);
    CHECK(made.name(tie.from.front()) == "Cuba");
    CHECK(made.name(tie.to.front()) == (tie.type.empty() ? "Port" : "c"));
    if (tie.type.empty()) CHECK(tie.when.front().text == "1961/1962-03");
  }
  CHECK(made.import.rejections[0].at.pointer == "/nodes/4");
  CHECK(made.import.rejections[0].at.line == 2);
}

TEST_CASE("Cytoscape JSON") {
  const Made made({sample("net.cyjs")});
  CHECK(made.account() == "Cytoscape JSON: 4 = 3 + 1 + 0");
  CHECK(made.dossier.title == "Two ports");
  CHECK(made.dossier.relations.front().type == "trade");
  CHECK(made.notes("node.score (1)"));
}

TEST_CASE("graphs and sheets join by the names of actors") {
  const Made made({sample("net.cyjs"), {"actors.csv", "name,kind\nNorth Port,organization\n"}});
  CHECK(made.dossier.actors.size() == 2);
}

TEST_CASE("a sheet of actors tells who the actors of other formats are, whatever the order") {
  const std::string entities =
      R"({"id":"a","schema":"Company","properties":{"name":["Acme AG"],"jurisdiction":["de"]}}
{"id":"b","schema":"Company","properties":{"name":["Acme Bank AG"]}}
{"id":"c","schema":"Organization","properties":{"name":["Greens"],"website":["https://c.example"]}}
{"id":"d","schema":"Person","properties":{"name":["Eve"]}}
{"id":"e","schema":"Person","properties":{"name":["Eve"]}}
{"id":"p","schema":"Payment","properties":{"payer":["a"],"beneficiary":["c"],"date":["2011"]}}
{"id":"q","schema":"Payment","properties":{"payer":["b"],"beneficiary":["c"],"date":["2012"]}}
{"id":"r","schema":"Payment","properties":{"payer":["d"],"beneficiary":["e"],"date":["2012"]}}
)";
  const ImportFile ftm = {"money.ftm.json", entities};
  const ImportFile sheet = {"actors.csv",
                            "name,short,aliases\nAcme,,Acme AG; Acme Bank AG\nGreens,G,\n"};
  const ImportFile events = {"events.csv", "date,title,from,to\n2013,Talks,Greens,Eve\n"};
  for (const auto& made : {Made({ftm, sheet, events}), Made({events, sheet, ftm})}) {
    REQUIRE(made.dossier.actors.size() == 4);  // two are called Eve
    CHECK(made.actor("Acme").codes.at("ftm") == "a");
    CHECK(made.actor("Acme").kind == ActorKind::organization);
    CHECK(made.actor("Greens").short_name == "G");
    CHECK(made.actor("Greens").url == "https://c.example");
    CHECK(made.name(*made.event("q").participants.front().actor) == "Acme");
    CHECK(made.import.guessed.empty());
  }
}

TEST_CASE("rows of GDELT: one pair, code and month are one event; dates no finer than known") {
  const Made made({sample("gdelt2.tsv")});
  CHECK(made.account() == "GDELT events: 10 = 5 + 4 + 1");
  REQUIRE(made.dossier.events.size() == 5);
  const auto event = [&](const std::string& type, const std::string& when) -> const Event& {
    const auto found = std::find_if(
        made.dossier.events.begin(), made.dossier.events.end(),
        [&](const Event& e) { return e.type == "cameo:" + type && e.when->text == when; });
    REQUIRE(found != made.dossier.events.end());
    return *found;
  };
  const Event& visits = event("042", "2026-02");
  CHECK(visits.weight == 40);
  CHECK(visits.note == "2 rows");
  CHECK(visits.place == "Moscow, Russia");  // of the row that is mentioned most
  CHECK(visits.score == 2.5);
  CHECK(visits.status == Status::reported);
  CHECK(made.dossier[visits.sources.front()].url == "https://example.org/b");
  CHECK(event("042", "2026-01~").weight == 2);  // the same day a month before
  CHECK(event("036", "2026-02-11~").weight == 4);
  const Event& coercion = event("173", "2026-02-18");
  REQUIRE(coercion.participants.size() == 2);
  CHECK_FALSE(coercion.participants[0].actor);
  const Actor& government = made.actor("Government of Cuba");
  CHECK(made.name(*government.of) == "Cuba");
  CHECK(government.short_name == "Government");
  CHECK(made.actor("Cuba").codes.at("iso") == "CU");
  CHECK(made.actor("United Nations").kind == ActorKind::bloc);
  CHECK(made.actor("Security Council").kind == ActorKind::other);
  REQUIRE(made.import.rejections.size() == 4);
  CHECK(made.import.rejections[3].at.line == 10);
}

TEST_CASE("older rows of GDELT, and rows of ICEWS") {
  CHECK(Made({sample("gdelt1.tsv")}).dossier.events.front().place == "Havana");
  CHECK(Made({sample("gdelt0.tsv")}).actor("Soviet Union").codes.at("iso") == "SUHH");
  const Made made({sample("icews.tab")});
  CHECK(made.account() == "ICEWS events: 2 = 2 + 0 + 0");
  CHECK(made.name(*made.actor("Foreign Affairs (Russia)").of) == "Russia");
  CHECK(made.dossier.events[0].when->text == "2014-02-18");
}

TEST_CASE("officials and groups count as their country on request") {
  ImportOptions options;
  options.fold = true;
  const Made made({sample("gdelt2.tsv")}, options);
  CHECK(made.notes("officials and groups that count as their country: 1"));
  for (const Actor& actor : made.dossier.actors) CHECK(actor.name != "Government of Cuba");
}

TEST_CASE("a name of characters that nobody sees is no name") {
  ImportFile rows = sample("gdelt2.tsv");
  const std::size_t moscow = rows.bytes.find("RUS\tRUSSIA\tRUS");
  rows.bytes.replace(moscow, 14, std::string("\0\t\0\t", 4) + "\x01");
  const Made made({rows});
  CHECK(made.dossier.events.size() == 6);
  for (const Actor& actor : made.dossier.actors) CHECK_FALSE(actor.name.empty());
}

TEST_CASE("what happens within one country ties no pair") {
  const std::string talks =
      sample("gdelt2.tsv").bytes.substr(0, sample("gdelt2.tsv").bytes.find('\n') + 1);
  std::string within = talks;
  const std::string cuba = "CUB\tHAVANA\tCUB\t\t\t\t\t\t\t";
  REQUIRE(within.find(cuba) != std::string::npos);
  within.replace(within.find(cuba), cuba.size(), "RUSGOV\tMOSCOW\tRUS\t\t\t\t\tGOV\t\t");
  ImportOptions options;
  options.fold = true;
  const Made all({{"rows.tsv", talks + within}}, options);
  REQUIRE(all.dossier.events.size() == 2);
  const auto& events = all.dossier.events;
  CHECK(events[0].participants.size() + events[1].participants.size() == 3);
  CHECK(all.import.diagnostics.empty());
  options.top = 30;
  const Made ties({{"rows.tsv", talks + within}}, options);
  CHECK(ties.dossier.events.size() == 1);
  CHECK(ties.notes("kept: 1 of 1 pairs"));
}

namespace {

std::string packed(const std::string& text) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, text.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  CHECK(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

}  // namespace

TEST_CASE("packed input is read, piece by piece; what unpacks to too much is refused") {
  const ImportFile plain = sample("gdelt2.tsv");
  const std::string bytes = packed(plain.bytes.substr(0, 500)) + packed(plain.bytes.substr(500));
  std::size_t at = 10;
  ImportFile pieces = {"rows.gz", bytes.substr(0, at), [&](std::string& out) {
                         out += bytes.substr(at, 7);
                         at += std::min<std::size_t>(7, bytes.size() - at);
                         return at < bytes.size();
                       }};
  const Made made({pieces});
  CHECK(made.account() == "GDELT events: 10 = 5 + 4 + 1");
  CHECK(made.import.sheets[0].encoding == "UTF-8, packed by gzip");

  std::string zstd(ZSTD_compressBound(plain.bytes.size()), '\0');
  zstd.resize(ZSTD_compress(zstd.data(), zstd.size(), plain.bytes.data(), plain.bytes.size(), 3));
  const Made frames({ImportFile{"rows.zst", zstd + zstd}});
  CHECK(frames.account() == "GDELT events: 20 = 5 + 8 + 7");
  CHECK(frames.import.sheets[0].encoding == "UTF-8, packed by zstd");
  const Import half = import_files({{"half.zst", zstd.substr(0, zstd.size() / 2)}}, {});
  CHECK(half.diagnostics[0].message == "the packed file ends too early");

  ImportOptions options;
  options.limits.bytes = 1000;
  const Import bomb = import_files({{"bomb.gz", packed(std::string(5000000, ' '))}}, options);
  CHECK(bomb.diagnostics[0].code == Code::limit_exceeded);
  const std::string table = packed("date,title\n2026,x\n");
  const Import cut = import_files({{"cut.gz", table.substr(0, table.size() - 9)}}, {});
  CHECK(cut.diagnostics[0].message == "the packed file ends too early");
  std::string damaged = table;
  damaged[12] = static_cast<char>(damaged[12] ^ 0x55);
  CHECK(has_errors(import_files({{"damaged.gz", damaged}}, {}).diagnostics));
}

TEST_CASE("DOT: ids of all forms, chains, subgraphs, defaults and their scope") {
  const Made made({sample("ties.dot")});
  CHECK(made.account() == "DOT: 12 = 11 + 1 + 0");
  CHECK(made.dossier.title == "Two ports");
  CHECK(made.actor("North Port").kind == ActorKind::organization);
  CHECK(made.actor("South Port & Co").kind == ActorKind::organization);
  CHECK(made.actor("c").kind == ActorKind::other);
  CHECK(made.actor("-1.5").kind == ActorKind::organization);
  REQUIRE(made.dossier.relations.size() == 4);
  std::size_t to_gun = 0, undirected = 0;
  for (const Relation& tie : made.dossier.relations) {
    CHECK(tie.label == "trade");
    to_gun += made.name(tie.to.front()) == "5\" gun" ? 1 : 0;
    undirected += tie.directed ? 0 : 1;
    if (!tie.directed) CHECK(tie.weight == 2.5);
  }
  CHECK(to_gun == 2);
  CHECK(undirected == 2);
  CHECK(made.import.rejections[0].at.line == 11);
  CHECK(made.import.rejections[0].at.column == 3);
}

TEST_CASE("a node whose id is blank and that has no name is unnamed") {
  const Made made({{"ties.dot", "digraph { \" \" -> b }"}});
  CHECK(made.name(made.dossier.relations.front().from.front()) == "unnamed");
}

TEST_CASE("DOT that is broken is told with its place") {
  const auto told = [](const std::string& text) {
    ImportOptions options;
    options.format = "dot";
    const Import import = import_files({{"a.dot", text}}, options);
    REQUIRE(has_errors(import.diagnostics));
    const Diagnostic& d = import.diagnostics.front();
    return d.message + " " + std::to_string(d.at.line) + ":" + std::to_string(d.at.column);
  };
  CHECK(told("graph { a -- }") == "the name of a node is expected here 1:14");
  CHECK(told("graph {\n a [label=\"x]}") == "this quote is not closed 2:11");
  CHECK(told("graph { a -- b") == "the graph is not closed 1:15");
  CHECK(told("graph { a ! b }") == "\"!\" is no part of the DOT language 1:11");
  std::string deep = "graph {";
  for (int i = 0; i < 100000; ++i) deep += '{';
  CHECK(told(deep) == "subgraphs are nested more than 64 deep 1:72");
  // The product of large subgraphs is limited.
  std::string many = "graph {{";
  for (int i = 0; i < 2000; ++i) many += "n" + std::to_string(i) + " ";
  CHECK(told(many + "} -- {" + many.substr(8) + "}}").find("more than 500000 nodes") == 0);
}

TEST_CASE("flat JSON objects are rows of a sheet, with their places in the file") {
  const Made made({sample("rows.jsonl")});
  CHECK(made.account() == "JSON rows: 4 = 1 + 3 + 0");
  REQUIRE(made.dossier.events.size() == 1);
  CHECK(made.dossier.events[0].title == "Ships \"oil\", and more");
  CHECK(made.dossier.events[0].participants.size() == 3);
  const Diagnostics& rejections = made.import.rejections;
  REQUIRE(rejections.size() == 3);
  const auto date = std::find_if(rejections.begin(), rejections.end(),
                                 [](const Diagnostic& d) { return d.code == Code::bad_date; });
  REQUIRE(date != rejections.end());
  CHECK(date->at.line == 3);
  CHECK(date->at.column == 10);
  CHECK(date->at.pointer == "/date");
  const Made list(
      {ImportFile{"a.json", "[{\"from\": \"a\", \"to\": \"b\"},\n {\"from\": \"c\"}]"}});
  CHECK(list.dossier.relations.size() == 1);
  CHECK(list.import.rejections.front().at.line == 2);
}

TEST_CASE("rows that are few bytes and many cells are refused") {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "{\"k" + std::to_string(i) + "\": 1}\n";
  for (int i = 0; i < 17000; ++i) text += "{\"k\": 1}\n";
  const Import import = import_files({{"rows.jsonl", text}}, {});
  CHECK(import.diagnostics.front().code == Code::limit_exceeded);
  CHECK(import.dossier.empty());
}
