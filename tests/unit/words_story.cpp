#include "entente/analysis.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"
#include "words/item_words.hpp"
#include "words/tie_story.hpp"

using namespace entente;
using Lines = std::vector<std::string>;

namespace {

/// `ids`: of who stands at the two ends.
Lines story(const std::string& sections, std::size_t lines = 4, const Lines& ids = {}) {
  const Dossier dossier = test::small_dossier(sections);
  std::set<ActorIndex> ends;
  for (const std::string& id : ids) ends.insert(*find_actor(dossier, id).value);
  const select::Selection selection = *select::apply(dossier, {}).value;
  std::vector<int> numbers;
  for (const select::Item& item : selection.items) numbers.push_back(item.number);
  return words::tie_story(dossier, selection, numbers, ends, {lines, words::Fineness::day});
}

std::string spell(const std::string& when, words::Fineness fineness = words::Fineness::year) {
  return words::spell(std::get<date::Edtf>(date::parse(when)), "en", fineness);
}

}  // namespace

TEST_CASE("dates as short as a line needs them") {
  CHECK(spell("1962-02-07") == "1962");
  CHECK(spell("1962-02-07", words::Fineness::month) == "Feb 1962");
  CHECK(spell("1962-02-07", words::Fineness::day) == "7 Feb 1962");
  CHECK(spell("1902-05-27/1961-01-03") == "1902–61");
  CHECK(spell("1897/1961") == "1897–1961");
  CHECK(spell("1962-02/1962-11") == "1962");
  CHECK(spell("2015-07-20/..") == "since 2015");
  CHECK(spell("/2025-12~") == "until c. Dec 2025");
  CHECK(spell("1962~") == "c. 1962");
  CHECK(spell("1962?") == "1962?");
  CHECK(spell("2026-02-18~") == "c. Feb 2026");
  CHECK(spell("2026-01~/2026-02-18") == "c. Jan 2026 – Feb 2026");
  CHECK(spell("1962/") == "1962–?");
  CHECK(spell("../..").empty());
}

TEST_CASE("What is not sure says so, at least with a word") {
  auto said = [](const std::string& rest, const std::string& title) {
    const Dossier dossier = test::small_dossier(
        R"("events":[{"when":"1997","title":"He is told to kill","type":"threaten","from":"A",
                      "to":"B")" +
        rest + "}]");
    const select::Selection selection = *select::apply(dossier, {}).value;
    return words::with_doubt(dossier, selection.items.front(), title);
  };
  CHECK(said("", "Told") == "Told");
  CHECK(said(R"(,"status":"denied")", "Told") == "Told (denied)");
  CHECK(said(R"(,"status":"denied","denied_by":["C"])", "Told") == "Told, denied by C");
  // The words name who denies it as who does it.
  CHECK(said(R"(,"status":"denied","denied_by":["A"])", "Told (A)") == "Told (A), denied");
  CHECK(said(R"(,"status":"claimed")", "The claimed order") == "The claimed order");
  CHECK(said(R"(,"status":"planned")", "Told") == "Told");

  const Dossier tie = test::small_dossier(
      R"("relations":[{"from":"A","to":"B","type":"arms","when":"1914","status":"reported"}])");
  const select::Selection selection = *select::apply(tie, {}).value;
  CHECK(words::with_doubt(tie, selection.items.front(), "Arms") == "Arms (reported)");
}

TEST_CASE("several spells are never one span") {
  CHECK(
      story(
          R"("relations":[{"from":"A","to":"B","type":"recognition","label":"diplomatic relations",
        "when":["1902-05-27/1961-01-03","2015-07-20/.."]}])") ==
      Lines{"Diplomatic relations 1902–61, since 2015"});
}

TEST_CASE("the weightiest by name, the rest counted with what they mostly are") {
  CHECK(
      story(
          R"("relations":[{"from":"A","to":"B","type":"embargo","label":"embargo","when":"1962/.."}],
    "events":[
      {"when":"1960","title":"ban","type":"threaten","from":"A","to":"B"},
      {"when":"1961","title":"break","type":"break-relations","from":"A","to":"B","weight":2},
      {"when":"1996","title":"act signed","type":"embargo","from":"A","to":"B","weight":3},
      {"when":"1982","title":"list","type":"sanction","from":"A","to":"B"},
      {"when":"2021","title":"list again","type":"sanction","from":"A","to":"B"}])") ==
      Lines{"Embargo since 1962", "Break 1961", "Act signed 1996",
            "3 more, 1960–2021, 2 of them sanctions"});
}

TEST_CASE("one more is named, never counted") {
  const std::string two =
      R"("events":[{"when":"2001","title":"first","type":"visit","from":"A","to":"B"},
      {"when":"2002","title":"second","type":"call","from":"A","to":"B"}])";
  CHECK(story(two) == Lines{"First 2001", "Second 2002"});
  CHECK(story(two, 1) == Lines{"First 2001; Second 2002"});
}

TEST_CASE("where all are named they stand in the order of time, what always was first") {
  const std::string events = R"("relations":[
      {"from":"A","to":"B","type":"embargo","label":"decades-old embargo"}],"events":[
      {"when":"1958","title":"claims 12 miles","type":"claim","from":"A","to":"B"},
      {"when":"1972","title":"claims 50 miles","type":"claim","from":"A","to":"B"},
      {"when":"1976","title":"breaks","type":"break-relations","from":"A","to":"B"}])";
  CHECK(story(events) == Lines{"Decades-old embargo", "Claims 12 miles, 1958",
                               "Claims 50 miles, 1972", "Breaks 1976"});
  // But what stands out leads: the first words are the bold ones.
  std::string one = events;
  one.insert(one.find(R"("title":"claims 50)"), R"("weight":3,)");
  CHECK(story(one) == Lines{"Claims 50 miles, 1972", "Decades-old embargo", "Claims 12 miles, 1958",
                            "Breaks 1976"});
  // Where the rest is counted, what leads is what matters.
  CHECK(story(events, 2) == Lines{"Decades-old embargo", "3 more, 1958–76"});
}

TEST_CASE("many of one type are counted, with the longest time without any") {
  std::string events;
  for (const char* year : {"1912", "1928", "1940", "1945", "2015"}) {
    events += (events.empty() ? "" : ",") + std::string(R"({"when":")") + year +
              R"(","title":"in )" + year + R"(","type":"visit","from":"A","to":"B"})";
  }
  CHECK(story(R"("events":[)" + events + "]") ==
        Lines{"5 visits, 1912–2015", "none between 1945 and 2015"});
}

TEST_CASE("who acted is named where neither the title nor the line tells") {
  const std::string said =
      R"("events":[{"when":"2001","title":"they lied","type":"accuse","from":"P","to":"B"}])";
  CHECK(story(said, 4, {"A", "B"}) == Lines{"P: they lied 2001"});
  // Who belongs to neither end has a line of his own.
  CHECK(story(said, 4, {"B"}) == Lines{"They lied 2001"});
  const std::string told =
      R"("events":[{"when":"2001","title":"P: they lied","type":"accuse","from":"P","to":"B"}])";
  CHECK(story(told, 4, {"A", "B"}) == Lines{"P: they lied 2001"});
}

TEST_CASE("a tie of one item says its amount once, before its date") {
  const std::string ends = R"("from":"A","to":"B","when":"2024")";
  const std::string amount = R"("amount":{"value":2100000,"unit":"EUR"})";
  CHECK(story(R"("events":[{"title":"Oil aid",)" + ends + "," + amount + "}]") ==
        Lines{"Oil aid €2.1m, 2024"});
  CHECK(story(R"("events":[{"title":"€2.1m of oil aid",)" + ends + "," + amount + "}]") ==
        Lines{"€2.1m of oil aid 2024"});
  CHECK(story(R"("relations":[{"label":"oil","from":"A","to":"B","when":"2015/..",)"
              R"("amount":{"value":1200000,"unit":"bbl/d"}}])") ==
        Lines{"Oil, 1.2m\u00a0bbl/d, since 2015"});
}

TEST_CASE("counted items say their sum if it is of one unit") {
  const auto donations = [](const std::string& last) {
    std::string events;
    for (int year = 2002; year < 2007; ++year) {
      events += R"({"type":"donation","from":"A","to":"B","when":")" + std::to_string(year) +
                R"(","amount":{"value":100000,"unit":")" + (year < 2006 ? "EUR" : last) +
                (year < 2006 ? "\"}}," : "\"}}");
    }
    return story(R"("types":{"donation":{"label":"donation","plural":"donations"}},"events":[)" +
                 events + "]");
  };
  CHECK(donations("EUR") == Lines{"5 donations, €500k, 2002–06"});
  CHECK(donations("USD") == Lines{"5 donations, 2002–06"});
}

TEST_CASE("what is only counted at the end says its sum, too") {
  std::string events = R"({"title":"Talks","from":"A","to":"B","when":"1999","weight":5})";
  for (const char* title : {"Loan", "Grant", "Gift"}) {
    events += std::string(R"(,{"from":"A","to":"B","when":"2001","title":")") + title +
              R"(","amount":{"value":7,"unit":"USD"}})";
  }
  CHECK(story("\"events\":[" + events + "]", 2) == Lines{"Talks 1999", "3 more, $21, 2001"});
}

TEST_CASE("since is not said twice") {
  CHECK(story(R"("relations":[{"from":"A","to":"B","type":"cooperation",
        "label":"ties since the Cold War","when":"1947~/.."}])") ==
        Lines{"Ties since the Cold War c. 1947"});
}

TEST_CASE("what did not happen for sure says on whose word it stands, and who denies it") {
  CHECK(story(R"("events":[{"when":"2026-02-18","type":"shipment","status":"reported",
        "title":"Oil for A","from":"B","to":"A","reported_by":["B"],"denied_by":["A"]}])") ==
        Lines{"Oil for A, according to B 18 Feb 2026"});  // its title names A
  CHECK(story(R"("events":[{"when":"2026-02-18","type":"shipment","title":"Oil comes",
        "from":"B","to":"A","reported_by":["B"],"denied_by":["A"]}])") ==
        Lines{"Oil comes, denied by A 18 Feb 2026"});
}

TEST_CASE("what the title speaks of leads, then who is to be named") {
  const auto told = [](const std::string& title, const std::string& to_name) {
    Dossier dossier = test::small_dossier(R"("events":[
      {"when":"2001","title":"A treaty","type":"visit","from":"A","to":"B","weight":3},
      {"when":"2003","title":"Blockades end","type":"visit","from":"A","to":"B"},
      {"when":"2005","title":"A speech","type":"visit","from":"P","to":"B"},
      {"when":"2007","title":"A loan","type":"visit","from":"A","to":"B","weight":2}])");
    dossier.title = title;
    const select::Selection selection = *select::apply(dossier, {}).value;
    words::StoryStyle style{3, words::Fineness::day};
    if (!to_name.empty()) style.to_name.insert(*find_actor(dossier, to_name).value);
    return words::tie_story(dossier, selection, {1, 2, 3, 4},
                            {*find_actor(dossier, "A").value, *find_actor(dossier, "B").value},
                            style);
  };
  CHECK(told("", "") == Lines{"A treaty 2001", "A loan 2007", "2 visits, 2003 and 2005"});
  CHECK(told("How the blockade ended", "") ==
        Lines{"Blockades end 2003", "A treaty 2001", "2 visits, 2005 and 2007"});
  CHECK(told("", "P") == Lines{"A treaty 2001", "P: A speech 2005", "2 visits, 2003 and 2007"});
}

TEST_CASE("what stands out is named where the others are counted") {
  const Dossier dossier = test::small_dossier(R"("events":[
      {"when":"2001","title":"A treaty","type":"visit","from":"A","to":"B","weight":3},
      {"when":"2003","title":"A strike","type":"strike","from":"A","to":"B"},
      {"when":"2005","title":"A speech","type":"visit","from":"A","to":"B","weight":2},
      {"when":"2007","title":"A loan","type":"visit","from":"A","to":"B","weight":2}])");
  const auto told = [&](std::set<int> stressed, std::size_t lines) {
    select::Selection selection = *select::apply(dossier, {}).value;
    selection.stressed = std::move(stressed);
    return words::tie_story(dossier, selection, {1, 2, 3, 4}, {}, {lines, words::Fineness::day});
  };
  CHECK(told({}, 2) == Lines{"A treaty 2001", "3 more, 2003–07, 2 of them visits"});
  CHECK(told({1, 2}, 2) == Lines{"A treaty 2001", "A strike 2003 and 2 more"});
  CHECK(told({1, 2}, 3) == Lines{"A treaty 2001", "A strike 2003", "2 visits, 2005 and 2007"});
  CHECK(told({1, 2, 4}, 3) == Lines{"A treaty 2001", "A loan 2007", "A strike 2003 and 1 more"});
}

TEST_CASE("on one line no event stands for the tie that it begins") {
  const Dossier dossier = test::small_dossier(R"("relations":[
      {"from":"A","to":"B","type":"embargo","label":"embargo","when":"1962/1991"}],"events":[
      {"when":"1962","title":"Embargo proclaimed","type":"embargo","from":"A","to":"B"},
      {"when":"1970","title":"A strike","type":"strike","from":"A","to":"B"},
      {"when":"1980","title":"A speech","type":"visit","from":"A","to":"B"}])");
  const auto told = [&](std::set<int> stressed) {
    select::Selection selection = *select::apply(dossier, {}).value;
    selection.stressed = std::move(stressed);
    return words::tie_story(dossier, selection, {1, 2, 3, 4}, {}, {1, words::Fineness::day});
  };
  const select::Selection selection = *select::apply(dossier, {}).value;
  const auto number_of = [&](const std::string& title) {
    for (const select::Item& item : selection.items) {
      if (select::view(dossier, item).title == title) return item.number;
    }
    return 0;
  };
  CHECK(told({number_of("Embargo proclaimed")}) == Lines{"Embargo 1962–91 and 3 more"});
  CHECK(told({number_of("A strike")}) == Lines{"A strike 1970 and 3 more"});
}

TEST_CASE("of what happened within weeks the days are told") {
  const auto told = [](const std::string& second) {
    return story(R"("events":[{"when":"1982-05-04","title":"a","type":"visit","from":"A","to":"B"},
      {"when":")" +
                 second + R"(","title":"b","type":"call","from":"A","to":"B"}])");
  };
  CHECK(told("1982-06-14") == Lines{"A 4 May 1982", "B 14 Jun 1982"});
  CHECK(told("1982-12-14") == Lines{"A May 1982", "B Dec 1982"});
}

TEST_CASE("a date after a number is kept apart from it") {
  CHECK(story(R"("events":[{"when":"2019-06","title":"deadline: 31 July","from":"A","to":"B"}])") ==
        Lines{"Deadline: 31 July, Jun 2019"});
}

TEST_CASE("what several lines tell came to its amount in all") {
  const Dossier dossier = test::small_dossier(
      R"("events":[{"when":"1947","title":"Aid","from":"A","to":["B","C"],
        "amount":{"value":400000000,"unit":"USD"}}])");
  const select::Selection selection = *select::apply(dossier, {}).value;
  words::StoryStyle style{3, words::Fineness::year};
  CHECK(words::tie_story(dossier, selection, {1}, {}, style) == Lines{"Aid $400m, 1947"});
  style.shared = {1};
  CHECK(words::tie_story(dossier, selection, {1}, {}, style) == Lines{"Aid, $400m in all, 1947"});
}

TEST_CASE("whoever a title begins with is not put before it") {
  const auto told = [](const std::string& title) {
    return story(R"("actors":[{"id":"A","kind":"country","name":"A"},
      {"id":"B","kind":"country","name":"B"},{"id":"P","kind":"official","name":"Mahinda Raja",
       "posts":[{"role":"Envoy","of":"A"}]}],
      "events":[{"when":"2022","title":")" +
                     title + R"(","from":"P","to":"B"}])",
                 4, {"A", "B"});
  };
  CHECK(told("Mahinda’s supporters attack") == Lines{"Mahinda’s supporters attack 2022"});
  CHECK(told("Supporters attack") == Lines{"Mahinda Raja: Supporters attack 2022"});
}

TEST_CASE("who else took part in an event that one line tells is named, or counted") {
  const Dossier dossier = test::small_dossier(R"("actors":[
      {"id":"A","kind":"country","name":"A"},{"id":"B","kind":"country","name":"B"},
      {"id":"C","kind":"country","name":"C"},{"id":"D","kind":"country","name":"D"},
      {"id":"E","kind":"country","name":"E"},{"id":"F","kind":"country","name":"F"},
      {"id":"P","kind":"official","name":"Paul","posts":[{"role":"Envoy","of":"A"}]}],"events":[
      {"title":"Talks","when":"1990","participants":["P","B","C","D"]},
      {"title":"Deal","when":"1991","participants":["P","B","C","D","E","F"]},
      {"title":"C joins","when":"1992","participants":["A","B","C"]}])");
  const select::Selection selection = *select::apply(dossier, {}).value;
  words::StoryStyle style{3, words::Fineness::year};
  style.alone = {1, 2, 3};
  auto told = [&](int number) {
    return words::tie_story(dossier, selection, {number}, {ActorIndex{0}, ActorIndex{1}}, style);
  };
  CHECK(told(1) == Lines{"Talks (Paul, C and D) 1990"});
  CHECK(told(2) == Lines{"Deal (C, D and 2 others), 1991"});
  CHECK(told(3) == Lines{"C joins 1992"});
}

TEST_CASE("whom a title calls by a name that nobody else in it has is not named again") {
  auto told = [](const std::string& title, const std::string& other) {
    return story(R"("actors":[{"id":"A","kind":"country","name":"A"},
        {"id":"F","kind":"organization","name":"Front"},
        {"id":"g","kind":"official","name":"Grace Moyo","of":"A"},
        {"id":"o","kind":"official","name":")" +
                     other + R"(","of":"A"}],"events":[{"when":"2017","type":"expulsion",
        "title":")" + title +
                     R"(","from":"F","to":["g","o"]}])",
                 4, {"F", "A", "o"});
  };
  CHECK(told("Front expels Grace", "John Moyo") == Lines{"Front expels Grace 2017"});
  CHECK(told("Front expels Grace", "Grace Dube") == Lines{"Front expels Grace (Grace Moyo) 2017"});
  CHECK(told("Front expels two", "John Moyo") == Lines{"Front expels two (Grace Moyo) 2017"});
}

TEST_CASE("who stands aside is named with his role, several of one role together") {
  const std::string talks =
      R"("events":[{"when":"2017","type":"talks","title":"Talks","participants":[
      "A","B",{"actor":"C","role":"mediator"},{"actor":"D","role":"mediator"}]}])";
  CHECK(story(talks, 4, {"A", "B"}) == Lines{"Talks (mediator: C and D) 2017"});
  CHECK(story(talks, 4, {"A", "B", "C"}) == Lines{"Talks (mediator: D) 2017"});
  const std::string seen =
      R"("events":[{"when":"2017","type":"talks","title":"Talks","participants":[
      "A","B",{"actor":"C","role":"witness"}]}])";
  CHECK(story(seen, 4, {"A", "B"}) == Lines{"Talks 2017"});
  std::string many =
      R"("events":[{"when":"2017","type":"talks","title":"Talks","participants":["A","B")";
  for (const char* id : {"C", "D", "P", "O"}) {
    many += std::string(R"(,{"actor":")") + id + R"(","role":"mediator"})";
  }
  CHECK(story(many + "]}]", 4, {"A", "B"}) == Lines{"Talks (mediator: C, D and 2 others), 2017"});
}
