#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "entente/render.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"

using namespace entente;

namespace {

Figure graph_of(const Dossier& dossier, const std::string& preset = "slide") {
  RenderOptions options;
  options.figures = {FigureKind::graph};
  options.form = GraphForm::columns;
  options.size.preset = preset;
  Checked<Rendering> rendering = render(dossier, options);
  REQUIRE(rendering);
  return rendering.value->figures.at(0);
}

bool has(const Figure& figure, const std::string& words) {
  return figure.svg.find(words) != std::string::npos;
}

/// A firm with a chief and a court, tied often enough that their boxes are high.
Dossier firm(const std::string& more, const std::string& chief_office = R"(,"posts":[{"role":
    "Chairman","of":"firm","when":"1990/2005"}])") {
  const std::string title = R"("title":"A firm and a court","actors":[
      {"id":"firm","kind":"organization","name":"Marlow Energy Trading"},
      {"id":"court","kind":"organization","name":"High Court"},
      {"id":"bank","kind":"organization","name":"Bank"},
      {"id":"chief","kind":"official","name":"Ada Stone","short":"Stone")" +
                            chief_office + "}],";
  return test::dossier_of(R"({"format":"entente/1",)" + title + R"("events":[
      {"when":"2001-01-02","type":"ruling","title":"First ruling","from":"court","to":"firm"},
      {"when":"2002-01-02","type":"protest","title":"Appeal","from":"firm","to":"court"},
      {"when":"2001-05-02","type":"aid","title":"Loan","from":"bank","to":"firm"},
      {"when":"2002-05-02","type":"sanction","title":"Loan called in","from":"bank","to":"firm"})" +
                          more + "]}");
}

constexpr const char* bankruptcy = R"(,{"when":"2003-12-02","type":"insolvency",
    "title":"Files for bankruptcy","participants":["firm"],"weight":3})";

}  // namespace

TEST_CASE("an event of one who is drawn is told in the box") {
  const Figure figure = graph_of(firm(bankruptcy));
  CHECK(has(figure,
            R"(<g class="event" data-events="5"><title>5. Files for bankruptcy, 2 Dec 2003)"));
  CHECK(has(figure, ">2 Dec 2003</text>"));
  CHECK(figure.desc.find("Further events not shown") == std::string::npos);
}

TEST_CASE("nothing else moves for what a box tells") {
  // A word that no box is wide enough for; the note counts such an event in both figures.
  const std::string word(60, 'm');
  const auto event = [](const std::string& title, const std::string& when) {
    return R"(,{"type":"insolvency","participants":["firm"],"title":")" + title + R"(","when":")" +
           when + "\"}";
  };
  const std::string rest = event(word, "2004-01-02");
  const std::string without = graph_of(firm(event(word, "2003-12-02") + rest)).svg;
  const std::string with = graph_of(firm(event("Files for bankruptcy", "2003-12-02") + rest)).svg;
  CHECK(without.find(R"(class="event")") == without.npos);
  REQUIRE(with.find(R"(class="event")") != with.npos);
  std::size_t paths = 0;
  for (std::size_t at = 0; (at = without.find("<path", at)) != without.npos; ++paths) {
    const std::size_t end = without.find("/>", at);
    CHECK(with.find(without.substr(at, end - at)) != with.npos);
    at = end;
  }
  CHECK(paths >= 4);
}

TEST_CASE("a box grows for what it tells where the page has room") {
  auto drawn = [](const std::string& title) {
    return graph_of(test::dossier_of(R"({"format":"entente/1","title":")" + title + R"(","actors":[
        {"id":"firm","kind":"organization","name":"Marlow Energy Trading"},
        {"id":"fund","kind":"organization","name":"Relief Fund"}],"events":[
        {"when":"2001-05-02","type":"aid","title":"Loan","from":"fund","to":"firm"},
        {"when":"2002-05-02","type":"aid","title":"Second loan","from":"fund","to":"firm"},
        {"when":"2003-05-02","type":"aid","title":"Third loan","from":"fund","to":"firm"},
        {"when":"2003-12-02","type":"insolvency","title":"Files for bankruptcy",
         "participants":["firm"]}]})"),
                    "column");
  };
  const Figure plain = drawn("A firm and a fund");
  CHECK(has(plain, "4. Files for bankruptcy"));
  // What the title speaks of is bold, there as at lines.
  const std::string bold = "font-weight=\"700\"";
  auto is_bold = [&](const Figure& figure) {
    const std::size_t group = figure.svg.find("4. Files for bankruptcy");
    const std::size_t text = figure.svg.find("<text", group);
    return figure.svg.substr(text, figure.svg.find('>', text) - text).find(bold) !=
           std::string::npos;
  };
  CHECK_FALSE(is_bold(plain));
  CHECK(is_bold(drawn("A firm into bankruptcy")));
}

TEST_CASE("whoever stands in a house, and is not drawn, is named in its box") {
  const Figure figure = graph_of(firm(R"(,{"when":"2003-12-02","type":"death",
      "title":"Dies before the trial","participants":["chief"]})"));
  CHECK(has(figure, "Dies before the trial"));
  // In the pill nobody need be named; in the house the name stands behind the title.
  CHECK((has(figure, R"(data-id="chief")") || has(figure, "(Stone)")));
}

TEST_CASE("a box says that something is only planned, or was called off") {
  const Figure figure = graph_of(firm(R"(,{"when":"2003-12-02","type":"merger",
      "title":"Merger","status":"cancelled","participants":["firm"]},
      {"when":"2004-12-02","type":"closure","title":"Closure","status":"planned",
       "participants":["firm"]})"));
  CHECK(has(figure, "(cancelled)"));
  CHECK(has(figure, "(planned)"));
}

TEST_CASE("a box tells three events at most, the weightiest, in order of time") {
  const std::string common = R"("type":"announcement","participants":["firm"])";
  std::string more;
  for (int i = 1; i <= 5; ++i) {
    more += R"(,{"when":"200)" + std::to_string(i) + R"(-06-01","title":"News )" +
            std::string(1, static_cast<char>('P' + i)) + R"(","weight":)" + std::to_string(7 - i) +
            "," + common + "}";
  }
  // Many lines make the box high.
  for (int i = 1; i <= 5; ++i) {
    more += R"(,{"when":"199)" + std::to_string(i) + R"(","type":"sanction","title":"Order )" +
            std::to_string(i) + R"(","from":"court","to":"firm"})";
  }
  const Figure figure = graph_of(firm(more), "a4");
  const auto at = [&](const char* words) { return figure.svg.find(words); };
  const std::size_t none = std::string::npos;
  const std::size_t begin = at("<g class=\"event\"");
  REQUIRE(begin != none);
  CHECK(figure.svg.find(">News Q</text>") != none);
  CHECK(figure.svg.find(">News T</text>") == none);
  CHECK(figure.svg.find(">News U</text>") == none);
  if (at(">News R</text>") != none) CHECK(at(">News Q</text>") < at(">News R</text>"));
}

TEST_CASE("a pill is an official, and a person where one of them has no office") {
  const auto word_of = [](const std::string& office) {
    const Figure figure = graph_of(firm(
        R"(,{"when":"2003-02-02","type":"meeting","title":"Talks","participants":["chief","bank"]},
           {"when":"2003-03-02","type":"meeting","title":"More","participants":["chief","bank"]})",
        office));
    REQUIRE(has(figure, R"(data-id="chief")"));
    return std::pair{has(figure, ">Official</text>"), has(figure, ">Person</text>")};
  };
  CHECK(word_of(R"(,"posts":[{"role":"Judge","of":"court","when":"2000/"}])") ==
        std::pair{true, false});
  CHECK(word_of("") == std::pair{false, true});
}

TEST_CASE("what stands out and happens inside of a house has room before lines of less weight") {
  std::string actors, events;
  for (int i = 0; i < 9; ++i) {
    const std::string id = "n" + std::to_string(i);
    actors +=
        R"(,{"id":")" + id + R"(","kind":"country","name":"Neighbour )" + std::to_string(i) + "\"}";
    for (const char* what : {"aid", "protest", "sanction"}) {
      events += R"({"when":"200)" + std::to_string(i) + R"(","type":")" + what +
                R"(","title":"A very long )" + what + R"( of the )" + std::to_string(i) +
                R"(th neighbour","from":")" + id + R"(","to":"land"},)";
    }
  }
  const std::string text =
      R"({"format":"entente/1","title":"The colonel took power twice","actors":[
      {"id":"land","kind":"country","name":"Arland"},
      {"id":"colonel","kind":"official","name":"The colonel","of":"land"},
      {"id":"king","kind":"official","name":"The king","of":"land"})" +
      actors + R"(],"events":[)" + events + R"(
      {"when":"2004-05-06","type":"coup","title":"The colonel’s first coup","from":"colonel",
       "to":"king","weight":3},
      {"when":"2009-05-06","type":"coup","title":"The colonel’s second coup","from":"colonel",
       "to":"king","weight":3}]})";
  const Figure figure = graph_of(test::dossier_of(text));
  CHECK(has(figure, R"(<g class="event" data-events="16"><title>16. The colonel’s first coup)"));
  CHECK(has(figure, R"(<g class="event" data-events="29"><title>29. The colonel’s second coup)"));
}
