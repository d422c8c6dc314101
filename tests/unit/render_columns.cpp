#include <fmt/format.h>

#include <map>
#include <random>
#include <regex>
#include <set>
#include <sstream>

#include "entente/render.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"

using namespace entente;

namespace {

/// The graph in columns as text.
std::string drawn(const std::string& sections) {
  RenderOptions options;
  options.figures = {FigureKind::graph};
  options.form = GraphForm::columns;
  const Checked<Rendering> rendering = render(test::small_dossier(sections), options);
  REQUIRE(rendering);
  return rendering.value->figures.at(0).svg;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++found;
  }
  return found;
}

std::string person(const std::string& id, const std::string& name, const std::string& of = "") {
  const std::string posts = of.empty() ? "" : R"(,"posts":[{"role":"Envoy","of":")" + of + "\"}]";
  return R"({"id":")" + id + R"(","kind":"official","name":")" + name + "\"" + posts + "}";
}

const std::string people = person("f", "Fred") + "," + person("m", "Mary") + "," +
                           person("a", "Anna") + "," + person("b", "Bert");

}  // namespace

TEST_CASE("a relation that several have in common is words at which lines meet, no event") {
  const std::string svg = drawn("\"actors\":[" + people + R"(],"relations":[
      {"from":["f","m"],"to":["a","b"],"type":"parent","when":"1990/.."}])");
  CHECK(count(svg, ">Parent</text>") == 1);
  CHECK(count(svg, ">since 1990</text>") == 1);
  CHECK(count(svg, ">parent<") == 0);
  CHECK(count(svg, ">Event<") == 0);
}

TEST_CASE("a house grows for who has no line of his own where the page is high enough") {
  RenderOptions options;
  options.figures = {FigureKind::graph};
  options.size = {.preset = "a4"};
  const Checked<Rendering> rendering =
      render(test::small_dossier(R"("as_of":"2026-03-10","actors":[
          {"id":"K","kind":"country","name":"Kingdom"},{"id":"L","kind":"country","name":"Land"},
          {"id":"b","kind":"organization","name":"Central bank","of":"K"},)" +
                                 person("e", "Edmund", "K") + "," + person("g", "Gerald", "L") +
                                 R"(],"relations":[
          {"from":"g","to":"b","type":"alliance","when":"2026-03-08/.."}],"events":[
          {"title":"Vote in the council","from":"K","to":"e","type":"vote","when":"2026-02"},
          {"title":"Relations broken off","from":"K","to":"L","type":"break-relations",
           "when":"2026-01"},
          {"title":"Statement on the border","participants":["K","L","b","e","g"],
           "type":"statement","when":"2026-01-25"}])"),
             options);
  REQUIRE(rendering);
  const std::string& svg = rendering.value->figures.at(0).svg;
  for (const char* who : {">Central bank</text>", ">Edmund</text>", ">Gerald</text>"}) {
    CHECK(count(svg, who) == 1);
  }
}

TEST_CASE("an event that several have a part in is an event") {
  const std::string svg = drawn("\"actors\":[" + people + R"(],"events":[
      {"title":"Fête","from":["f","m"],"to":["a","b"],"type":"arrest","when":"1990"}])");
  CHECK(count(svg, ">Fête</text>") == 1);
  CHECK(count(svg, ">Event<") == 1);
}

TEST_CASE("people whose doings among themselves are a good part of the story stand by themselves") {
  const std::string heirs = R"("actors":[{"id":"K","kind":"country","name":"Kingdom"},)" +
                            person("e", "Edmund", "K") + "," + person("g", "Gerald", "K") + "," +
                            person("w", "Winifred") + "]";
  const std::string within = R"({"title":"His brother becomes king","from":"e","to":"g",
      "type":"succession","when":"1936-12-11","weight":3})";
  const std::string without = R"({"title":"Wedding abroad","participants":["e","w"],
      "type":"marriage","when":"1937","weight":2})";
  const std::string svg = drawn(heirs + ",\"events\":[" + within + "," + without + "]");
  CHECK(count(svg, "brother") > 0);
  CHECK(count(svg, "Wedding") > 0);
  CHECK(count(svg, ">Kingdom<") == 0);
  CHECK(count(svg, "Not shown separately") == 0);
  // The same two where it is little among much else: their country is drawn with them.
  std::string more;
  for (const char* year : {"1938", "1939", "1940", "1941", "1942"}) {
    more += std::string(R"(,{"title":"Treaty of )") + year +
            R"(","participants":["K","w"],"when":")" + year + R"(","weight":3})";
  }
  CHECK(count(drawn(heirs + ",\"events\":[" + within + "," + without + more + "]"), ">Kingdom<") ==
        1);
}

TEST_CASE("two who hold a conference of two others are named with it") {
  const std::string svg = drawn(R"("events":[
      {"title":"Conference","when":"1973","type":"conference","participants":[
        "A","B",{"actor":"C","role":"chair"},{"actor":"D","role":"chair"}]},
      {"title":"War","from":"A","to":"B","when":"1974","weight":3},
      {"title":"Treaty","from":"A","to":"B","when":"1975","sign":"cooperation"},
      {"title":"Loan","from":"D","to":"C","when":"1976","sign":"cooperation"}])");
  CHECK(count(svg, "Conference (chair: C and D)") == 1);
  CHECK(count(svg, "Conference") == 3);  // there, in the line's title, in the description
}

TEST_CASE("two of one house who are in the same things share a place and its lines") {
  const std::string court = R"("actors":[{"id":"N","kind":"country","name":"Northland"},
      {"id":"S","kind":"country","name":"Southland"},)" +
                            person("m", "Mafart", "S") + "," + person("p", "Prieur", "S") + "]";
  const std::string both = R"("events":[
      {"title":"Two spies caught","from":"N","to":["m","p"],"type":"arrest","when":"1985","weight":2},
      {"title":"Ten years each","from":"N","to":["m","p"],"type":"sentence","when":"1986","weight":2})";
  const std::string svg = drawn(court + "," + both + "]");
  CHECK(count(svg, "data-id=\"m+p\"") == 1);
  CHECK(count(svg, "class=\"edge\"") == 1);
  CHECK(count(svg, ">Mafart</text>") == 1);
  CHECK(count(svg, ">Prieur</text>") == 1);
  // One of them is in more: each has his own place.
  const std::string more =
      drawn(court + "," + both +
            R"(,{"title":"Mafart goes home","from":"N","to":"m","type":"release","when":"1987"}])");
  CHECK(count(more, "data-id=\"m+p\"") == 0);
  CHECK(count(more, "class=\"edge\"") == 3);
}

TEST_CASE("a line that one alone of a house has a part in ends at him, and does not name him") {
  const std::string svg = drawn(R"("actors":[{"id":"N","kind":"country","name":"Northland"},
      {"id":"S","kind":"country","name":"Southland"},)" +
                                person("m", "Mafart", "S") + "," + person("p", "Prieur", "S") +
                                R"(],"events":[
      {"title":"Note","from":"N","to":"S","type":"protest","when":"1985","weight":2},
      {"title":"Spy caught","from":"N","to":"m","type":"arrest","when":"1985","weight":2},
      {"title":"Visit","from":"p","to":"N","type":"visit","when":"1986","weight":2}])");
  CHECK(count(svg, ">Spy caught 1985</text>") == 1);
  CHECK(count(svg, ">Visit 1986</text>") == 1);
}

TEST_CASE("words of what the title speaks of are bold, and none where it speaks of nothing") {
  auto weight_of = [](const std::string& title, const std::string& words) {
    const std::string svg = drawn("\"title\":\"" + title + R"(","events":[
        {"when":"2001","title":"Harvest","type":"protest","from":"A","to":"B"},
        {"when":"2002","title":"Embargo","type":"embargo","from":"B","to":"C"},
        {"when":"2003","title":"Rescue","type":"aid","from":"C","to":"A"}])");
    const std::size_t end = svg.find(words);
    REQUIRE(end != svg.npos);
    const std::size_t at = svg.rfind("font-weight=\"", end);
    return svg.substr(at + 13, 3);
  };
  CHECK(weight_of("They lived through an embargo", "Embargo 2002") == "700");
  CHECK(weight_of("They lived through an embargo", "Harvest 2001") == "400");
  CHECK(weight_of("They lived on", "Harvest 2001") == "400");
}

TEST_CASE("who alone of his house has a part in what a line tells is its end, or named") {
  std::mt19937 random(1);
  const auto one_of = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  const std::vector<std::string> all{"n", "s", "n1", "n2", "s1", "s2"};
  const std::vector<std::pair<std::string, std::string>> deeds{
      {"protest", "A long note of protest was sent"},
      {"arrest", "Caught in the act there"},
      {"aid", "Money for the harbor and its roads"},
      {"embargo", "Embargo on goods and ships"}};
  std::size_t lines = 0;
  for (int story = 0; story < 120; ++story) {
    std::string list;
    std::vector<std::pair<std::string, std::string>> ends;
    for (int i = 0; i < 5 + one_of(8); ++i) {
      const std::string from = all[static_cast<std::size_t>(one_of(6))];
      std::string to = from;
      while (to[0] == from[0]) to = all[static_cast<std::size_t>(one_of(6))];
      const auto& [type, title] = deeds[static_cast<std::size_t>(one_of(4))];
      list += fmt::format(R"({}{{"when":"{}","title":"{}","type":"{}","from":"{}","to":"{}"}})",
                          i > 0 ? "," : "", 1980 + i, title, type, from, to);
      ends.emplace_back(from, to);
    }
    RenderOptions options;
    options.figures = {FigureKind::graph};
    options.form = GraphForm::columns;
    // Low pages: lines are gathered at houses.
    options.size = story % 2 == 0 ? PageSize{"", 1200, 300} : PageSize{"", 700, 300};
    const Checked<Rendering> rendering =
        render(test::small_dossier(R"("actors":[{"id":"n","kind":"country","name":"Northland"},
            {"id":"s","kind":"country","name":"Southland"},)" +
                                   person("n1", "Nora", "n") + "," + person("n2", "Niels", "n") +
                                   "," + person("s1", "Sven", "s") + "," +
                                   person("s2", "Sara", "s") + "],\"events\":[" + list + "]"),
               options);
    REQUIRE(rendering);
    const std::string& svg = rendering.value->figures.at(0).svg;
    const std::regex edge(R"re(<g class="edge"([^>]*)>([\s\S]*?)</g>)re");
    for (std::sregex_iterator it(svg.begin(), svg.end(), edge), end; it != end; ++it) {
      const std::string about = (*it)[1], inside = (*it)[2];
      std::smatch found;
      REQUIRE(std::regex_search(about, found, std::regex("data-events=\"([^\"]*)\"")));
      std::istringstream numbers(found[1]);
      std::set<std::string> there;
      for (int n = 0; numbers >> n;) {
        there.insert(ends[static_cast<std::size_t>(n) - 1].first);
        there.insert(ends[static_cast<std::size_t>(n) - 1].second);
      }
      if (std::string(found[1]).find(' ') != std::string::npos) continue;  // may be counted
      ++lines;
      for (const std::string house : {"n", "s"}) {
        std::vector<std::string> own;
        for (const std::string& id : there) {
          if (id[0] == house[0]) own.push_back(id);
        }
        if (own.size() != 1 || own[0] == house) continue;
        const std::map<std::string, std::string> names{
            {"n1", "Nora"}, {"n2", "Niels"}, {"s1", "Sven"}, {"s2", "Sara"}};
        INFO("story " << story << ": " << about << " without " << own[0]);
        const std::string words = inside.substr(inside.find("</title>"));
        const bool told = about.find("\"" + own[0] + "\"") != std::string::npos ||
                          words.find(names.at(own[0])) != std::string::npos;
        CHECK(told);
      }
    }
  }
  CHECK(lines > 100);
}

TEST_CASE("a graph is the same whatever other figures were drawn before it") {
  std::string actors, events;
  for (int i = 0; i < 9; ++i) {
    actors += fmt::format(R"({}{{"id":"s{}","kind":"country","name":"State {}"}})",
                          i > 0 ? "," : "", i, i);
  }
  std::mt19937 random(3);
  for (int i = 0; i < 30; ++i) {
    const unsigned from = random() % 9, to = (from + 1 + random() % 8) % 9;
    events +=
        fmt::format(R"({}{{"title":"What was done, number {}","from":["s{}"],"to":["s{}"],)"
                    R"("type":"{}","when":"{}"}})",
                    i > 0 ? "," : "", i, from, to, i % 3 == 0 ? "sanction" : "visit", 1950 + i);
  }
  const Dossier dossier =
      test::small_dossier("\"actors\":[" + actors + "],\"events\":[" + events + "]");
  const auto all_of = [&](std::vector<FigureKind> kinds) {
    RenderOptions options;
    options.form = GraphForm::columns;
    options.figures = std::move(kinds);
    const Checked<Rendering> rendering = render(dossier, options);
    REQUIRE(rendering);
    std::vector<std::string> svgs;
    for (const Figure& figure : rendering.value->figures) svgs.push_back(figure.svg);
    return svgs;
  };
  const std::vector<std::string> both = all_of({FigureKind::graph, FigureKind::dossier});
  REQUIRE(both.size() == 2);
  CHECK(both[0] == all_of({FigureKind::graph}).front());
  CHECK(both[1] == all_of({FigureKind::dossier}).front());
}

TEST_CASE("what weighs more is told rather than more that weighs less") {
  // Pairs of many light events beside one of a heavy one each, and not room for all.
  std::string actors, events;
  for (int i = 0; i < 16; ++i) {
    actors += fmt::format(R"({}{{"id":"s{}","kind":"country","name":"State {}"}})",
                          i > 0 ? "," : "", i, i);
  }
  int number = 0;
  const auto add = [&](int from, int to, int weight) {
    events += fmt::format(
        R"({}{{"title":"What {} did, and a few words more","from":"s{}","to":"s{}","type":"visit",)"
        R"("when":"{}","weight":{}}})",
        number > 0 ? "," : "", number, from, to, 1950 + number, weight);
    ++number;
  };
  for (int i = 0; i < 8; ++i) add(2 * i, 2 * i + 1, i < 4 ? 3 : 1);
  for (int i = 0; i < 24; ++i) add(i % 16, (i + 5) % 16, 1);
  RenderOptions options;
  options.form = GraphForm::columns;
  options.figures = {FigureKind::graph};
  const Checked<Rendering> rendering = render(
      test::small_dossier("\"actors\":[" + actors + "],\"events\":[" + events + "]"), options);
  REQUIRE(rendering);
  const std::string& svg = rendering.value->figures.front().svg;
  const std::string drawing = svg.substr(svg.find("</desc>"));
  for (int heavy = 0; heavy < 4; ++heavy) {
    INFO(heavy);
    CHECK(drawing.find(fmt::format("What {} did", heavy)) != drawing.npos);
  }
}
