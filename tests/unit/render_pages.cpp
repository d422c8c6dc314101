#include <set>
#include <string>

#include "entente/judgement.hpp"
#include "entente/page.hpp"
#include "entente/render.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"

using namespace entente;

namespace {

/// Events in as many years, each of its own pair, with ties that last long.
Dossier long_story(int events, const std::string& more = "") {
  std::string list;
  const std::string names = "ABCD";
  for (int i = 0; i < events; ++i) {
    const std::size_t n = static_cast<std::size_t>(i);
    list += (i == 0 ? "" : ",") + std::string("{\"when\":\"") + std::to_string(1900 + 2 * i) +
            "-03-05\",\"type\":\"" + (i % 3 == 0 ? "accuse" : "talks") + "\",\"from\":\"" +
            names[n % 4] + "\",\"to\":\"" + names[(n + 1 + n / 4 % 3) % 4] +
            "\",\"title\":\"Meeting about matter " + std::to_string(i + 1) + "\",\"sources\":[\"s" +
            std::to_string(i % 3) + "\"]}";
  }
  return test::small_dossier("\"title\":\"A long story\",\"subtitle\":\"Of four\"," + more +
                             R"("sources":[{"id":"s0","title":"First"},{"id":"s1","title":"Second"},
      {"id":"s2","title":"Third"}],"relations":[{"from":"A","to":"B","type":"alliance",
      "when":"1901/1999"}],"events":[)" +
                             list + "]");
}

/// As many ties of one with others, so that no graph can roll them up.
Dossier crowded_story(int others) {
  std::string actors = R"({"id":"A","kind":"country","name":"Alba"})", events;
  for (int i = 0; i < others; ++i) {
    const std::string n = std::to_string(i);
    actors += ",{\"id\":\"n" + n + "\",\"kind\":\"country\",\"name\":\"Country " + n + "\"}";
    events += (i == 0 ? "" : ",") + std::string("{\"when\":\"") + std::to_string(1900 + i) +
              "\",\"type\":\"visit\",\"from\":\"A\",\"to\":\"n" + n + "\",\"title\":\"Visit " + n +
              "\"}";
  }
  return test::small_dossier(R"("title":"A crowded story","subtitle":"Of four","actors":[)" +
                             actors + "],\"events\":[" + events + "]");
}

Rendering drawn(const Dossier& dossier, FigureKind kind, int pages) {
  RenderOptions options;
  options.figures = {kind};
  options.pages = pages;
  options.form = GraphForm::columns;  // other forms say more on one page
  Checked<Rendering> rendering = render(dossier, options);
  REQUIRE(rendering);
  return *std::move(rendering.value);
}

bool reduced(const Dossier& dossier, FigureKind kind, int pages) {
  RenderOptions options;
  options.figures = {kind};
  options.pages = pages;
  options.form = GraphForm::columns;  // other forms say more on one page
  for (const Diagnostic& diagnostic : render(dossier, options).diagnostics) {
    if (diagnostic.code == Code::reduced) return true;
  }
  return false;
}

constexpr FigureKind kinds[] = {FigureKind::graph, FigureKind::timeline, FigureKind::dossier};

}  // namespace

TEST_CASE("what fits one page stays on one") {
  for (const FigureKind kind : kinds) {
    const Dossier dossier = long_story(4);
    const Rendering rendering = drawn(dossier, kind, 5);
    REQUIRE(rendering.figures.size() == 1);
    CHECK(rendering.figures.front().pages == 1);
    CHECK(rendering.figures.front().svg == drawn(dossier, kind, 1).figures.front().svg);
    CHECK(rendering.figures.front().svg.find("Page 1") == std::string::npos);
  }
}

TEST_CASE("the pages of a figure hold every number once, in order, and have no fault") {
  for (const FigureKind kind : kinds) {
    INFO(static_cast<int>(kind));
    const Dossier dossier = kind == FigureKind::graph ? crowded_story(71) : long_story(70);
    const Rendering rendering = drawn(dossier, kind, 20);
    const std::size_t pages = rendering.figures.size();
    CHECK(pages > 1);
    CHECK(pages <= 20);
    CHECK_FALSE(reduced(dossier, kind, 20));
    int next = 1;
    std::set<std::string> ids;
    for (std::size_t i = 0; i < pages; ++i) {
      const Figure& figure = rendering.figures[i];
      CHECK(figure.page == static_cast<int>(i) + 1);
      CHECK(figure.pages == static_cast<int>(pages));
      for (const int number : figure.numbers) CHECK(number == next++);
      const std::string words = "Page " + std::to_string(i + 1) + " of " + std::to_string(pages);
      CHECK(figure.svg.find("Of four · " + words + ": numbers ") != std::string::npos);
      CHECK(figure.alt.find(", page " + std::to_string(i + 1) + " of") != std::string::npos);
      const Judgement judgement = assess(figure);
      CHECK(judgement.faults.empty());
      const std::size_t id = figure.svg.find("aria-labelledby=\"");
      ids.insert(figure.svg.substr(id, 40));
    }
    CHECK(next == 72);
    CHECK(ids.size() == pages);
  }
}

TEST_CASE("each page has its own stretch of time, its actors and its sources") {
  const Rendering rendering = drawn(long_story(70), FigureKind::timeline, 20);
  const std::string first = rendering.figures.front().svg, last = rendering.figures.back().svg;
  CHECK(first.find(">1900<") != std::string::npos);
  CHECK(first.find(">1980<") == std::string::npos);
  CHECK(last.find(">1900<") == std::string::npos);
  CHECK(first.find("What lasts longer stands on the page where it begins") != std::string::npos);
  CHECK(last.find("What lasts longer") == std::string::npos);
  // A source that one page alone cites keeps its number there.
  const Dossier dossier = test::small_dossier(
      R"("sources":[{"id":"x","title":"Early"},{"id":"y","title":"Late"}],"events":[)" +
      [] {
        std::string list;
        for (int i = 0; i < 90; ++i) {
          list += (i == 0 ? "" : ",") + std::string("{\"when\":\"") + std::to_string(1900 + i) +
                  "\",\"from\":\"A\",\"to\":\"" + (i < 45 ? "B" : "C") +
                  "\",\"title\":\"Some words\",\"sources\":[\"" + (i < 45 ? "x" : "y") + "\"]}";
        }
        return list;
      }() +
      "]");
  const Rendering two = drawn(dossier, FigureKind::dossier, 20);
  REQUIRE(two.figures.size() > 1);
  CHECK(two.figures.front().svg.find("[1] Early") != std::string::npos);
  CHECK(two.figures.front().svg.find("[2] Late") == std::string::npos);
  CHECK(two.figures.back().svg.find("[2] Late") != std::string::npos);
  CHECK(two.figures.back().svg.find(">B<") == std::string::npos);
}

TEST_CASE("too few pages say less, and how much") {
  const Dossier dossier = long_story(120);
  const Rendering rendering = drawn(dossier, FigureKind::timeline, 2);
  CHECK(rendering.figures.size() == 2);
  CHECK(reduced(dossier, FigureKind::timeline, 2));
  CHECK(rendering.figures.front().numbers.size() + rendering.figures.back().numbers.size() == 121);
}

TEST_CASE("a page of the web has all pages") {
  const Rendering rendering = drawn(long_story(70), FigureKind::timeline, 20);
  const std::string html = to_html(rendering);
  std::size_t found = 0;
  for (std::size_t at = 0; (at = html.find("<figure>", at)) != html.npos; ++at) ++found;
  CHECK(found == rendering.figures.size());
}
