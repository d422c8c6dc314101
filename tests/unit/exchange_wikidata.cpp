#include <string>

#include "exchange/wikidata_time.hpp"
#include "support/catch.hpp"
#include "support/imported.hpp"

using namespace entente;
using namespace entente::exchange;
using namespace entente::test;

namespace {

WikidataTime time_of(const std::string& text, int precision,
                     const std::string& calendar = "Q1985727") {
  return wikidata_time({{"time", text},
                        {"precision", precision},
                        {"calendarmodel", "http://www.wikidata.org/entity/" + calendar}});
}

std::string account_of(const Made& made) {
  const ImportedSheet& s = made.import.sheets.front();
  CHECK(s.rows == s.read + s.rejected + s.merged + s.unasked);
  return std::to_string(s.rows) + " = " + std::to_string(s.read) + " + " +
         std::to_string(s.rejected) + " + " + std::to_string(s.merged) + " + " +
         std::to_string(s.unasked);
}

}  // namespace

TEST_CASE("times of Wikidata are no finer than they are known") {
  CHECK(time_of("+2012-05-07T00:00:00Z", 11).edtf == "2012-05-07");
  CHECK(time_of("+2012-05-07T10:20:00Z", 13).edtf == "2012-05-07");
  CHECK(time_of("+2012-05-00T00:00:00Z", 10).edtf == "2012-05");
  CHECK(time_of("+2012-05-07T00:00:00Z", 10).edtf == "2012-05");
  CHECK(time_of("+2012-00-00T00:00:00Z", 9).edtf == "2012");
  CHECK(time_of("+2012-01-01T00:00:00Z", 9).edtf == "2012");
  CHECK(time_of("+2012-00-00T00:00:00Z", 11).edtf == "2012");  // no day is told
  CHECK(time_of("+1965-00-00T00:00:00Z", 8).edtf == "196X");
  CHECK(time_of("+1900-00-00T00:00:00Z", 7).edtf == "18XX");  // the 19th century
  CHECK(time_of("+1901-00-00T00:00:00Z", 7).edtf == "19XX");
  CHECK(time_of("+2000-00-00T00:00:00Z", 6).edtf == "1XXX");
  CHECK(time_of("-0044-03-15T00:00:00Z", 11).edtf == "-0043-03-15");  // there is no year 0
  CHECK(time_of("-0500-00-00T00:00:00Z", 9).edtf == "-0499");
  CHECK(time_of("-13798000000-00-00T00:00:00Z", 3).edtf == "Y-13797999999S5");
  for (const char* none : {"", "+2012", "+2012-13-01", "2012-5x", "+99999999999999999999-01-01"}) {
    CHECK(time_of(none, 11).edtf.empty());
  }
  CHECK(wikidata_time({{"time", 5}}).edtf.empty());
}

TEST_CASE("days of the Julian calendar are converted, and told as they were") {
  // Known pairs: Newton's birth, the October revolution, the last Julian day in Spain, the Ides of
  // March of 44 BCE.
  const auto julian = [](const std::string& text) { return time_of(text, 11, "Q1985786"); };
  CHECK(julian("+1642-12-25T00:00:00Z").edtf == "1643-01-04");
  CHECK(julian("+1642-12-25T00:00:00Z").original == "1642-12-25");
  CHECK(julian("+1917-10-25T00:00:00Z").edtf == "1917-11-07");
  CHECK(julian("+1582-10-04T00:00:00Z").edtf == "1582-10-14");
  CHECK(julian("-0044-03-15T00:00:00Z").edtf == "-0043-03-13");
  CHECK(julian("+1700-02-29T00:00:00Z").edtf == "1700-03-11");  // a day that Gregory does not have
  const WikidataTime month = time_of("+1642-12-00T00:00:00Z", 10, "Q1985786");
  CHECK(month.edtf == "1642-12");
  CHECK(month.julian);
  CHECK(month.original.empty());
}

TEST_CASE("times of RDF: a first day may be the month or the year alone") {
  CHECK(rdf_time("2012-01-01T00:00:00Z", {}) == "2012");
  CHECK(rdf_time("2012-05-01T00:00:00Z", {}) == "2012-05");
  CHECK(rdf_time("2012-05-07T00:00:00Z", {}) == "2012-05-07");
  CHECK(rdf_time("2012-01-01T00:00:00Z", 11) == "2012-01-01");
  CHECK(rdf_time("-0043-03-15T00:00:00Z", 11) == "-0043-03-15");  // astronomical already
  CHECK(rdf_time("soon", {}).empty());
}

TEST_CASE("entities of Wikidata: ranks, unknown and no value, qualifiers, two ends of one tie") {
  const Made made({sample("wikidata.json")});
  CHECK(account_of(made) == "15 = 9 + 2 + 1 + 3");
  const Actor& ada = made.actor("Ada Example");
  CHECK(ada.kind == ActorKind::official);
  REQUIRE(ada.lived);
  CHECK(ada.lived->text == "1643-01-04/");  // somevalue: nobody knows when
  CHECK(ada.note == "politician; 1642-12-25 in the Julian calendar");
  REQUIRE(ada.of);
  CHECK(made.name(*ada.of) == "Exampleland");
  CHECK(made.actor("Exampleland").kind == ActorKind::country);
  CHECK(made.actor("Exampleland").codes.at("iso") == "RU");
  REQUIRE(made.dossier.relations.size() == 2);
  for (const Relation& relation : made.dossier.relations) {
    const bool marriage = relation.type == "marriage";
    CHECK(relation.when.front().text == (marriage ? "1670/.." : "1680-05/"));  // novalue, absent
    CHECK(relation.directed == !marriage);
    CHECK(relation.sources.size() == (marriage ? 1 : 0));
  }
  REQUIRE(made.dossier.events.size() == 1);
  CHECK(made.dossier.events.front().when->text == "170X~");
  CHECK(made.dossier.events.front().participants.size() == 2);
  CHECK(made.notes("deprecated, and left out: 1"));
  CHECK(made.notes("others are preferred: 1"));
  CHECK(made.notes("said to be none, and left out: P40 (1)"));
  CHECK(made.notes("properties that are not read: P18 (1)"));
  CHECK(made.import.rejections.front().at.line > 1);
}

TEST_CASE("names are in the language that is wished for, or in one that stands for it") {
  ImportOptions options;
  options.language = "ru";
  const Made made({sample("wikidata.json")}, options);
  CHECK(made.dossier.language == "ru");
  CHECK(made.actor("Ада").codes.at("wikidata") == "Q1");
  CHECK(made.actor("Exampleland").kind == ActorKind::country);
  CHECK(made.actor("Bert").kind == ActorKind::official);
  CHECK(made.notes("names that are not in \"ru\" but in: de (1), en (3)"));
}

TEST_CASE("one entity alone, or a list; who is in no file goes by his id") {
  const std::string tie =
      R"([{"mainsnak":{"snaktype":"value","datavalue":{"value":{"id":"Q77"}}},"rank":"normal",)"
      R"("qualifiers":{"P1319":[{"snaktype":"value","datavalue":{"value":{"time":"+1962-02-03T00:00:00Z","precision":11}}}],)"
      R"("P1326":[{"snaktype":"value","datavalue":{"value":{"time":"+1962-02-07T00:00:00Z","precision":11}}}],)"
      R"("P1480":[{"snaktype":"value","datavalue":{"value":{"id":"Q18122778"}}}]}}])";
  const std::string one =
      R"({"id":"Q1","labels":{"mul":{"value":"Ada"}},"claims":{"P31":[{"mainsnak":{"snaktype":"value",)"
      R"("datavalue":{"value":{"id":"Q5"}}},"rank":"normal"}],"P108":)" +
      tie + "}}";
  for (const std::string& text : {one, "[" + one + "]"}) {
    const Made made({{"one.json", text}});
    REQUIRE(made.dossier.relations.size() == 1);
    CHECK(made.dossier.relations.front().when.front().text == "[1962-02-03..1962-02-07]");
    CHECK(made.dossier.relations.front().certainty == "presumably");
    CHECK(made.actor("Q77").codes.at("wikidata") == "Q77");
    CHECK(made.notes("Q77 (1)"));
  }
}

TEST_CASE("a citizenship that has a time is a post, so that it ends") {
  const std::string since =
      R"("qualifiers":{"P580":[{"snaktype":"value","datavalue":{"value":{"time":"+1991-00-00T00:00:00Z","precision":9}}}]})";
  const Made made(
      {{"one.json", R"([{"id":"Q1","labels":{"en":{"value":"Ada"}},"claims":{"P569":[],"P27":[)"
                    R"({"mainsnak":{"datavalue":{"value":{"id":"Q2"}}},"rank":"normal",)" +
                        since +
                        R"(}],"P26":[{"mainsnak":{"datavalue":{"value":{"id":"Q2"}}}}]}},)"
                        R"({"id":"Q2","labels":{"en":{"value":"Exampleland"}},"claims":{}}])"}});
  const Actor& ada = made.actor("Ada");
  CHECK_FALSE(ada.of);
  REQUIRE(ada.posts.size() == 1);
  CHECK(ada.posts.front().role == "citizen");
  CHECK(ada.posts.front().when->text == "1991/");
}

TEST_CASE("results of a query: labels, precision, who is an end, what nobody knows") {
  const Made made({sample("sparql.json")});
  CHECK(account_of(made) == "3 = 2 + 1 + 0 + 0");
  CHECK(made.notes("first days of a month or a year, read as the month or the year: 1"));
  CHECK(made.notes("values that nobody knows: 1"));
  REQUIRE(made.dossier.relations.size() == 2);
  CHECK(made.dossier.relations[0].when.front().text == "1670/");  // no end is told
  CHECK(made.dossier.relations[1].when.front().text == "1675-05-03/1680");
  CHECK(made.import.rejections.front().at.pointer == "/results/bindings/2");
  ImportOptions options;
  options.columns = {{"spouse", "from"}, {"person", "to"}};
  const Made mapped({sample("sparql.json")}, options);
  CHECK(mapped.name(mapped.dossier.relations[0].from.front()) == "Bert");
  const std::string events =
      R"({"head":{"vars":["what","whatLabel","date"]},"results":{"bindings":[{"what":{"type":"uri",)"
      R"("value":"http://www.wikidata.org/entity/Q5"},"whatLabel":{"value":"Battle"},"date":{"datatype":)"
      R"("http://www.w3.org/2001/XMLSchema#dateTime","value":"1809-05-21T00:00:00Z"}}]}})";
  const Made told({{"events.json", events}});
  REQUIRE(told.dossier.events.size() == 1);
  CHECK(told.dossier.events.front().title == "Battle");
  CHECK(told.dossier.events.front().when->text == "1809-05-21");
}
