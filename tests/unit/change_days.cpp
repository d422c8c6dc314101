#include <algorithm>

#include "change/panels.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"

using namespace entente;
using namespace entente::change;
using entente::test::small_dossier;

namespace {

double day(const std::string& text) {
  return *date::axis_earliest(std::get<date::Edtf>(date::parse(text)));
}

struct Compared {
  Dossier dossier;
  Story story;
  std::string words;  ///< "A-B new, A-C kept"
};

Compared compared(const std::string& sections, const std::string& first,
                  const std::string& second) {
  Compared result;
  result.dossier = small_dossier(sections);
  const select::Selection selection = *select::apply(result.dossier, {}).value;
  result.story = between(result.dossier, selection, day(first), day(second));
  constexpr std::string_view names[] = {"kept", "new", "ended", "changed"};
  std::vector<std::string> list;
  for (const PanelLine& line : result.story.panels.front().lines) {
    const Track& track = result.story.tracks[line.track];
    list.push_back(result.dossier[track.houses[0]].id + "-" + result.dossier[track.houses[1]].id +
                   " " + std::string(names[static_cast<std::size_t>(line.change)]));
  }
  std::sort(list.begin(), list.end());
  for (const std::string& text : list) result.words += (result.words.empty() ? "" : ", ") + text;
  return result;
}

std::string dated_tie(const std::string& id, const std::string& when, const std::string& to,
                      const std::string& type = "alliance") {
  return R"({"id":")" + id + R"(","from":"A","to":")" + to + R"(","type":")" + type +
         R"(","when":")" + when + "\"}";
}

}  // namespace

TEST_CASE("two days differ by what is in force on one of them alone") {
  const Compared c =
      compared(R"("as_of":"2026","relations":[)" + dated_tie("a", "1990/2010", "B") + "," +
                   dated_tie("b", "1995/..", "C") + "," + dated_tie("c", "2015/..", "D") + "," +
                   dated_tie("d", "2003/2005", "D") + "]",
               "2000-01-01", "2020-01-01");
  CHECK(c.words == "A-B ended, A-C kept, A-D new");
  CHECK(c.story.later.size() == 1);  // came and went between
  const auto& houses = c.story.panels.front().houses;
  CHECK(houses.at(ActorIndex{1}) == Change::ended);
  CHECK(houses.at(ActorIndex{2}) == Change::kept);
  CHECK(houses.at(ActorIndex{3}) == Change::added);
}

TEST_CASE("what begins or ends on one of the days is in force on it") {
  const std::string ties = R"("as_of":"2026","relations":[)" +
                           dated_tie("a", "2000-01-01/..", "B") + "," +
                           dated_tie("b", "1990/2020-06-01", "C") + "]";
  CHECK(compared(ties, "2000-01-01", "2020-06-01").words == "A-B kept, A-C kept");
  CHECK(compared(ties, "1999-12-31", "2020-06-02").words == "A-B new, A-C ended");
}

TEST_CASE("whose beginning nobody knows is taken as in force before, and stays marked") {
  const Compared c = compared(
      R"("as_of":"2026","relations":[)" + dated_tie("a", "/2010", "B") + "]", "2000", "2020");
  CHECK(c.words == "A-B ended");
  CHECK(c.story.facts.list.front().begin_unknown);
}

TEST_CASE("what was there and what is new between the same two are lines of their own") {
  const Compared c = compared(R"("as_of":"2026","relations":[)" + dated_tie("a", "1990/..", "B") +
                                  "," + dated_tie("b", "2010/..", "B", "trade") + "]",
                              "2000", "2020");
  CHECK(c.words == "A-B kept, A-B new");
}

TEST_CASE("events are only counted, unless they go on") {
  const Compared c = compared(
      R"("as_of":"2026","events":[
      {"id":"e","when":"2010","type":"visit","title":"V","from":"A","to":"B"},
      {"id":"f","when":"2012/..","type":"blockade","title":"W","from":"A","to":"C"}])",
      "2000", "2020");
  CHECK(c.words == "A-C new");
  CHECK(c.story.later.size() == 1);
}
