#include <algorithm>

#include "change/panels.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"

using namespace entente;
using namespace entente::change;
using entente::test::small_dossier;

namespace {

std::vector<date::Edtf> dates(const std::vector<std::string>& texts) {
  std::vector<date::Edtf> list;
  for (const std::string& text : texts) list.push_back(std::get<date::Edtf>(date::parse(text)));
  return list;
}

struct Told {
  Dossier dossier;
  select::Selection selection;
  Story story;
};

Told told(const std::string& sections, const std::vector<std::string>& at) {
  Told result;
  result.dossier = small_dossier(sections);
  result.selection = *select::apply(result.dossier, {}).value;
  result.story = tell(result.dossier, result.selection, {dates(at), PeriodChoice::automatic});
  return result;
}

/// "A-B new, A-B ended": the lines of a panel.
std::string lines_of(const Told& told, std::size_t panel) {
  constexpr std::string_view words[] = {"kept", "new", "ended", "changed"};
  std::vector<std::string> list;
  for (const PanelLine& line : told.story.panels[panel].lines) {
    const Track& track = told.story.tracks[line.track];
    std::string text;
    for (const ActorIndex house : track.houses) {
      text += (text.empty() ? "" : "-") + told.dossier[house].id;
    }
    text += " " + std::string(words[static_cast<std::size_t>(line.change)]);
    list.push_back(text + (line.over ? " (over)" : ""));
  }
  std::sort(list.begin(), list.end());
  std::string all;
  for (const std::string& text : list) all += (all.empty() ? "" : ", ") + text;
  return all;
}

std::vector<std::string> titles_of(const Told& told) {
  std::vector<std::string> titles;
  for (const Panel& panel : told.story.panels) titles.push_back(title(panel.period, "en"));
  return titles;
}

std::string tie(const std::string& id, const std::string& when, const std::string& more = "",
                const std::string& to = "B", const std::string& type = "alliance") {
  return R"({"id":")" + id + R"(","from":"A","to":")" + to + R"(","type":")" + type +
         R"(","when":)" + when + more + "}";
}

}  // namespace

TEST_CASE("a tie is new where it begins, kept while it holds, ended where it ends") {
  const Told t = told(R"("as_of":"2020","relations":[)" + tie("t", R"("1955/1985")") + "]",
                      {"1960", "1970", "1980", "1990"});
  REQUIRE(t.story.panels.size() == 5);
  CHECK(lines_of(t, 0) == "A-B new");
  CHECK(lines_of(t, 1) == "A-B kept");
  CHECK(lines_of(t, 2) == "A-B kept");
  CHECK(lines_of(t, 3) == "A-B ended (over)");
  CHECK(lines_of(t, 4).empty());
}

TEST_CASE("periods are half-open: what ends on the first day of one has ended there") {
  const Told t =
      told(R"("as_of":"2020-12-31","relations":[)" + tie("t", R"("1950/1991-12-25")") + "]",
           {"1991-12-25"});
  CHECK(titles_of(t) == std::vector<std::string>{"1950 – 24 Dec 1991", "25 Dec 1991 – 2020"});
  CHECK(lines_of(t, 0) == "A-B new");
  CHECK(lines_of(t, 1) == "A-B ended (over)");
  const Told day_before = told(
      R"("as_of":"2020","relations":[)" + tie("t", R"("1950/1991-12-24")") + "]", {"1991-12-25"});
  CHECK(lines_of(day_before, 0) == "A-B ended (over)");
  CHECK(lines_of(day_before, 1).empty());
}

TEST_CASE("what comes and goes in one period has ended, and is told once with both its ends") {
  const Told t = told(R"("as_of":"2000","relations":[)" + tie("t", R"("1942/1952")") + "," +
                          tie("u", R"("1930/..")", "", "B", "trade") + "]",
                      {"1940", "1960"});
  CHECK(lines_of(t, 1) == "A-B ended (over), A-B kept");
  REQUIRE(t.story.panels[1].mentions.size() == 1);
  CHECK(t.story.panels[1].mentions.front().change == Change::ended);
}

TEST_CASE("a tie of which nobody knows the beginning is drawn only where it ended") {
  const Told t = told(R"("as_of":"2000","relations":[)" + tie("t", R"("/1975")") + "," +
                          tie("u", R"("1950/..")", "", "C") + "]",
                      {"1960", "1970", "1980"});
  CHECK(lines_of(t, 0) == "A-C new");
  CHECK(lines_of(t, 1) == "A-C kept");
  CHECK(lines_of(t, 2) == "A-B ended (over), A-C kept");
  CHECK(lines_of(t, 3) == "A-C kept");
}

TEST_CASE("a tie that gives way to its opposite then has changed") {
  const std::string conflict =
      R"({"id":"n","from":"A","to":"B","type":"sanctions","when":"1975~/.."})";
  const Told t =
      told(R"("as_of":"2000","relations":[)" + tie("t", R"("1950/1975~")") + "," + conflict + "]",
           {"1970", "1980"});
  CHECK(lines_of(t, 1) == "A-B changed, A-B changed (over)");
  REQUIRE(t.story.panels[1].mentions.size() == 1);
  CHECK(t.story.panels[1].mentions.front().change == Change::changed);
  CHECK(t.story.panels[1].mentions.front().before.has_value());
  CHECK(lines_of(t, 2) == "A-B kept");
}

TEST_CASE("a tie and the event that makes or ends it are one fact") {
  const Told t = told(
      R"("as_of":"2000","relations":[)" + tie("t", R"("1955-05-01/1975-03-02")") +
          R"(],"events":[{"id":"e","when":"1955-05-01","type":"visit","title":"E","from":"A","to":"B"},
          {"id":"f","when":"1975-03-02","type":"break-relations","title":"F","from":"B","to":"A"}])",
      {"1970", "1980"});
  CHECK(t.story.facts.told.size() == 2);
  CHECK(t.story.facts.list.size() == 1);
  CHECK(t.story.facts.list.front().words == "E");  // the tie has no label
  CHECK(lines_of(t, 1) == "A-B ended (over)");
}

TEST_CASE("events alone are new unless the panel before had such a line") {
  const auto event = [](const std::string& id, const std::string& when) {
    return R"({"id":")" + id + R"(","when":")" + when +
           R"(","type":"visit","title":"V","from":"A","to":"B"})";
  };
  const Told t = told(R"("as_of":"2000","events":[)" + event("a", "1955") + "," +
                          event("b", "1965") + "," + event("c", "1985") + "]",
                      {"1960", "1970", "1980"});
  CHECK(lines_of(t, 0) == "A-B new");
  CHECK(lines_of(t, 1) == "A-B kept");
  CHECK(lines_of(t, 2).empty());
  CHECK(lines_of(t, 3) == "A-B new");
}

TEST_CASE("three who meet are not tied two by two") {
  const Told t =
      told(R"("as_of":"2000","events":[{"id":"e","when":"1962","type":"talks","title":"T",
      "participants":[{"actor":"A","role":"party"},{"actor":"B","role":"party"},
      {"actor":"C","role":"party"},{"actor":"D","role":"mediator"}]}])",
           {"1970"});
  REQUIRE(t.story.tracks.size() == 1);
  CHECK(t.story.tracks.front().meeting == 1);
  CHECK(lines_of(t, 0) == "A-B-C new");
}

TEST_CASE("what is planned is never new") {
  const Told t = told(
      R"("as_of":"1999","relations":[)" + tie("t", R"("1955/..")", R"(,"status":"planned")") + "]",
      {"1970"});
  CHECK(lines_of(t, 0) == "A-B kept");
  CHECK(t.story.panels[0].mentions.empty());
}

TEST_CASE("people act as their country, and who lives no longer has ended") {
  const Told t = told(
      R"("as_of":"2000","actors":[{"id":"A","kind":"country","name":"A","lived":"1922/1991-12-25"},
      {"id":"B","kind":"country","name":"B"},
      {"id":"P","kind":"official","name":"P","posts":[{"role":"Envoy","of":"A"}]}],
      "events":[{"id":"e","when":"1955","type":"visit","title":"V","from":"P","to":"B"},
      {"id":"f","when":"1991-12-25","type":"visit","title":"W","from":"B","to":"A"}])",
      {"1970", "1980"});
  CHECK(lines_of(t, 0) == "A-B new");
  const auto& houses = t.story.panels[2].houses;
  CHECK(houses.size() == 2);
  CHECK(std::count_if(houses.begin(), houses.end(),
                      [](const auto& house) { return house.second == Change::ended; }) == 1);
}

TEST_CASE("time is divided as asked, by eras, or where most begins and ends") {
  const std::string ties = R"("relations":[)" + tie("t", R"("1955/1985")") + "," +
                           tie("u", R"("1970/2010")", R"(,"weight":3)", "C") + "]";
  CHECK(titles_of(told(ties + R"(,"as_of":"2020")", {"1960"})) ==
        std::vector<std::string>{"1955–1959", "1960–2020"});
  const Told by_turns = told(ties + R"(,"as_of":"2020")", {});
  CHECK(by_turns.story.panels.size() >= 3);
  for (const Panel& panel : by_turns.story.panels) CHECK_FALSE(panel.lines.empty());
  const Told by_eras =
      told(ties + R"(,"as_of":"2020","eras":[{"title":"Cold War","when":"1960/1991"}])", {});
  CHECK(titles_of(by_eras) == std::vector<std::string>{"1955–1959", "1960–1991", "1992–2020"});
  CHECK(by_eras.story.panels[1].period.name == "Cold War");
  // Dates outside of all time divide nothing, and are told.
  CHECK(told(ties + R"(,"as_of":"2020")", {"1900", "1960"}).story.periods.idle.size() == 1);
}

TEST_CASE("more years than a page has room for are joined where least happens") {
  const Dossier dossier =
      small_dossier(R"("as_of":"2020","relations":[)" + tie("t", R"("1955/1985")") + "]");
  const select::Selection selection = *select::apply(dossier, {}).value;
  const Story story = tell(dossier, selection, {{}, PeriodChoice::decades});
  CHECK(story.panels.size() == most_periods);
  CHECK(story.periods.joined == 2);
  CHECK(story.panels.front().period.from == story.periods.list.front().from);
  for (std::size_t i = 1; i < story.panels.size(); ++i) {
    CHECK(story.panels[i].period.from == story.panels[i - 1].period.next);
  }
}

namespace {

std::string happening(const std::string& id, const std::string& when, const std::string& from,
                      const std::string& to) {
  return R"({"id":")" + id + R"(","title":")" + id + R"(","type":"expel","from":")" + from +
         R"(","to":")" + to + R"(","when":")" + when + "\"}";
}

}  // namespace

TEST_CASE("an answer does not go on with what it answers; both in one period have a head each") {
  const std::string events = R"("as_of":"2018-12-31","events":[)";
  const Told apart = told(events + happening("e", "2016-05", "A", "B") + "," +
                              happening("f", "2018-05", "B", "A") + "]",
                          {"2018"});
  CHECK(lines_of(apart, 0) == "A-B new");
  CHECK(lines_of(apart, 1) == "A-B new");
  CHECK(apart.story.panels[1].lines.front().to.size() == 1);
  const Told again = told(events + happening("e", "2016-05", "A", "B") + "," +
                              happening("f", "2018-05", "A", "B") + "]",
                          {"2018"});
  CHECK(lines_of(again, 1) == "A-B kept");
  const Told both = told(events + happening("e", "2016-05", "A", "B") + "," +
                             happening("f", "2018-03", "A", "B") + "," +
                             happening("g", "2018-05", "B", "A") + "]",
                         {"2018"});
  CHECK(lines_of(both, 1) == "A-B new");
  CHECK(both.story.panels[1].lines.front().to.size() == 2);
  CHECK(both.story.panels[1].mentions.size() == 2);
}

TEST_CASE("ends of a period in one month are told to the day, in one year to the month") {
  const auto words = [](date::CivilDay first, date::CivilDay next) {
    return title({date::day_number(first), date::day_number(next), {}}, "en");
  };
  CHECK(words({2018, 3, 27}, {2018, 4, 1}) == "27 Mar 2018 – 31 Mar 2018");
  CHECK(words({2016, 1, 1}, {2016, 12, 20}) == "Jan 2016 – 19 Dec 2016");
  CHECK(words({2016, 1, 1}, {2017, 12, 20}) == "2016 – 19 Dec 2017");
  CHECK(words({2016, 3, 1}, {2016, 4, 1}) == "Mar 2016");
  CHECK(words({2016, 1, 1}, {2018, 1, 1}) == "2016–2017");
}

TEST_CASE("who has people in office on both days is neither new nor gone without a tie on one") {
  const Dossier dossier = entente::test::dossier_of(
      R"({"format":"entente/1","title":"t","as_of":"2022","actors":[)"
      R"({"id":"A","kind":"country","name":"A"},{"id":"B","kind":"country","name":"B"},)"
      R"({"id":"p","kind":"official","name":"P","posts":[{"of":"A","role":"President","when":"2010/2030"}]}],)"
      R"("relations":[{"from":"A","to":"B","type":"alliance","when":"2015/.."}]})");
  const select::Selection selection = *select::apply(dossier, {}).value;
  const Story story =
      between(dossier, selection, date::day_number({2014, 1, 1}), date::day_number({2020, 1, 1}));
  const auto& houses = story.panels.front().houses;
  REQUIRE(houses.size() == 2);
  for (const auto& [house, change] : houses) {
    CHECK(change == (dossier[house].id == "A" ? Change::kept : Change::added));
  }
}
