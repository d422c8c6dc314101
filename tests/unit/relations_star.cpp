#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "entente/render.hpp"
#include "languages/language.hpp"
#include "layout/bands.hpp"
#include "relations/star_words.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"

using namespace entente;
using namespace entente::relations;

namespace {

/// One gives to so many, each an amount; `when` and `title` of the last.
std::string aid(int receivers, const std::string& last_when, const std::string& last_label = "") {
  std::string actors = R"({"id":"g","kind":"country","name":"Giver"})", relations;
  for (int r = 0; r < receivers; ++r) {
    const bool last = r + 1 == receivers;
    actors += fmt::format(R"(,{{"id":"r{0}","kind":"country","name":"Taker {0}"}})", r);
    relations += fmt::format(
        R"({}{{"from":"g","to":"r{}","type":"aid","when":"{}",{}"amount":{{"value":{},"unit":"USD"}}}})",
        r > 0 ? "," : "", r, last ? last_when : "2019",
        last && !last_label.empty() ? fmt::format(R"("label":"{}",)", last_label) : "",
        1000000 * (receivers - r));
  }
  return fmt::format(R"({{"format":"entente/1","title":"T","actors":[{}],"relations":[{}]}})",
                     actors, relations);
}

std::string svg_of(const std::string& document) {
  RenderOptions options;
  options.figures = {FigureKind::graph};
  const Checked<Rendering> rendering = render(test::dossier_of(document), options);
  REQUIRE(rendering.value);
  const std::string& svg = rendering.value->figures.front().svg;
  return svg.substr(svg.find("</desc>"));  // the drawing alone
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("what all rows of a star would say is said once") {
  RowWords a{"Aid", "Aid $1m", "Aid $1m, 2019", "$1m", "$1m", "2019", "2019"}, b = a;
  b.amount = b.count = "$2m";
  b.titled = "Aid $2m";
  b.line = "Aid $2m, 2019";
  const languages::Phrases& words = languages::phrases("en");
  const CommonWords both = common_words({a, b});
  CHECK(words_of_hub(both, "2019", words) == "Aid, 2019");
  CHECK(words_beside(a, both, RowStyle::titles, words) == "$1m");
  b.when = b.years = "2018";
  const CommonWords name = common_words({a, b});
  CHECK(words_of_hub(name, "2018–19", words) == "Aid, 2018–19");
  CHECK(words_beside(a, name, RowStyle::titles, words) == "$1m, 2019");
  CHECK(words_beside(a, name, RowStyle::counts, words) == "$1m");
  b.name = "Loan";
  b.when = b.years = "2019";
  const CommonWords when = common_words({a, b});
  CHECK(words_of_hub(when, "2019", words) == "2019");
  CHECK(words_beside(a, when, RowStyle::titles, words) == "Aid $1m");
  b.when = b.years = "2018";
  CHECK(words_beside(a, common_words({a, b}), RowStyle::titles, words) == "Aid $1m, 2019");
  // A title is all that a row has without an amount; one row shares nothing.
  a.amount = b.amount = "";
  b.name = "Aid";
  CHECK(common_words({a, b}).name.empty());
  CHECK(common_words({a}).when.empty());
}

TEST_CASE(
    "amounts of one giver stand in one column, from most to least, with what they share once") {
  const std::string svg = svg_of(aid(12, "2019"));
  CHECK(count(svg, ">Aid, 2019<") == 1);
  CHECK(count(svg, "2019") == count(svg, "Aid, 2019"));
  double last = 0;
  for (int r = 0; r < 12; ++r) {
    const std::size_t at = svg.find(fmt::format(">Taker {}</text>", r));
    REQUIRE(at != svg.npos);
    const std::size_t y = svg.rfind(" y=\"", at);
    const double here = std::stod(svg.substr(y + 4));
    CHECK(here > last);
    last = here;
  }
  CHECK(svg.find("sum of aid") != svg.npos);
  CHECK(svg.find("deliveries of aid") == svg.npos);
}

TEST_CASE("what one row alone says otherwise is said in all") {
  CHECK(count(svg_of(aid(12, "2018")), ", 2019<") >= 11);
  CHECK(count(svg_of(aid(12, "2019", "Grain")), ">Grain $") == 1);
}

TEST_CASE("rows take the height that is left, each as much as it may") {
  layout::BandProblem problem;
  problem.height = 200;
  problem.widest_band = 10;
  problem.nodes = {{0, 20, 0, {}, 0}, {1, 20, 0, {}, 15}, {1, 20, 2, {}, 15}, {1, 20, 2, {}, 15}};
  for (const std::size_t n : {1u, 2u, 3u}) problem.bands.push_back({0, n, 1, 0});
  const auto gap = [&] {
    const layout::BandSolution solution = *layout::solve_bands(problem);
    return solution.nodes[2].top - solution.nodes[1].top - solution.nodes[1].height;
  };
  CHECK(gap() == Approx(17));
  problem.height = 80;
  CHECK(gap() == Approx(10));
}

TEST_CASE("where a title names some of them the bands of all others are pale") {
  auto colors = [](const std::string& title) {
    std::string document = aid(12, "2019");
    document.replace(document.find(R"("title":"T")"), 11, R"("title":")" + title + "\"");
    const std::string svg = svg_of(document);
    std::map<std::string, int> found;
    for (std::size_t at = 0; (at = svg.find(R"(class="edge")", at)) != svg.npos; ++at) {
      const std::size_t stroke = svg.find("stroke=\"#", at) + 8;
      ++found[svg.substr(stroke, 7)];
    }
    return found;
  };
  const std::map<std::string, int> one = colors("Taker 3 got less");
  REQUIRE(one.size() == 2);
  CHECK(std::min(one.begin()->second, one.rbegin()->second) == 1);
  // Whoever all have to do with is no distinction.
  CHECK(colors("Giver gives").size() == 1);
  CHECK(colors("Who got what").size() == 1);
}

TEST_CASE("a story of money that is told with other events is drawn as money") {
  const auto told_with = [](int others) {
    std::string document = aid(12, "2019"), events;
    for (int i = 0; i < others; ++i) {
      events += fmt::format(
          R"({}{{"when":"2018","title":"Refusal {}","type":"reject","from":"r0","to":["r1","r2"]}})",
          i > 0 ? "," : "", i);
    }
    return svg_of(document.substr(0, document.size() - 1) + ",\"events\":[" + events + "]}");
  };
  const std::string money = told_with(3);  // a fifth
  CHECK(count(money, "data-value=\"12000000\"") == 1);
  CHECK(money.find("Refusal") == money.npos);
  CHECK(money.find("Further events not shown: 3") != money.npos);
  CHECK(told_with(9).find("Refusal") != std::string::npos);
}
