#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <sstream>

#include "entente/render.hpp"
#include "graph/dealings.hpp"
#include "graph/network.hpp"
#include "layout/bands.hpp"
#include "scene/scene.hpp"
#include "select/selection.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"
#include "support/scene_checks.hpp"

using namespace entente;

namespace {

std::string country(const std::string& id) {
  return fmt::format(R"({{"id":"{0}","kind":"country","name":"Land {0}"}})", id);
}

std::string event(int number, const std::string& from, const std::string& to, double amount) {
  const std::string sum =
      amount > 0 ? fmt::format(R"(,"amount":{{"value":{},"unit":"EUR"}})", amount) : "";
  return fmt::format(R"({{"id":"e{}","when":"{}","type":"visit","title":"Visit {}","from":"{}",)"
                     R"("to":"{}"{}}})",
                     number, 1900 + number % 100, number, from, to, sum);
}

Dossier story(const std::vector<std::string>& actors, const std::vector<std::string>& events) {
  return test::dossier_of(fmt::format(R"({{"format":"entente/1","title":"A story","actors":[{}],)"
                                      R"("events":[{}]}})",
                                      fmt::join(actors, ","), fmt::join(events, ",")));
}

/// One actor and `others`, each with some visits.
Dossier star_of(int others, std::mt19937& random) {
  std::vector<std::string> actors{country("hub")}, events;
  for (int i = 0; i < others; ++i) {
    const std::string id = fmt::format("n{}", i);
    actors.push_back(country(id));
    for (std::uint32_t k = 0; k < 1 + random() % 9; ++k) {
      events.push_back(event(static_cast<int>(events.size()), "hub", id, 0));
    }
  }
  return story(actors, events);
}

Dossier flow_of(int givers, int takers, bool amounts, std::mt19937& random) {
  std::vector<std::string> actors, events;
  for (int t = 0; t < takers; ++t) actors.push_back(country(fmt::format("t{}", t)));
  for (int g = 0; g < givers; ++g) {
    actors.push_back(country(fmt::format("g{}", g)));
    for (std::uint32_t k = 0; k < 2 + random() % 4; ++k) {
      events.push_back(event(static_cast<int>(events.size()), fmt::format("g{}", g),
                             fmt::format("t{}", random() % static_cast<std::uint32_t>(takers)),
                             amounts ? 1000.0 * static_cast<double>(1 + random() % 500) : 0));
    }
  }
  return story(actors, events);
}

struct Drawn {
  Rendering rendering;
  Diagnostics diagnostics;
  const scene::Scene& scene() const { return *rendering.figures.at(0).drawing; }
  const FormTrial& form() const { return rendering.layouts.at(0).second.forms.back(); }
};

Drawn draw(const Dossier& dossier, const std::string& preset) {
  RenderOptions options;
  options.figures = {FigureKind::graph};
  options.size.preset = preset;
  Checked<Rendering> rendering = render(dossier, options);
  REQUIRE(rendering);
  return {*std::move(rendering.value), std::move(rendering.diagnostics)};
}

std::string data_of(const scene::Group& group, const std::string& key) {
  for (const auto& [name, value] : group.data) {
    if (name == key) return value;
  }
  return {};
}

std::vector<const scene::Group*> edges(const scene::Scene& scene) {
  std::vector<const scene::Group*> found;
  for (const scene::Element& element : scene.elements) {
    const auto* group = std::get_if<scene::Group>(&element);
    if (group && group->part == scene::Part::edge) found.push_back(group);
  }
  return found;
}

/// Every item is on some band, no more than one px beside what it should be wide.
void check_bands(const Dossier& dossier, const Drawn& drawn) {
  std::set<int> numbers;
  double scale = 0;
  for (const scene::Group* edge : edges(drawn.scene())) {
    std::istringstream words(data_of(*edge, "events"));
    for (int number = 0; words >> number;) numbers.insert(number);
    if (data_of(*edge, "floor") == "1") continue;
    const double width = std::get<scene::PathShape>(edge->elements.front()).paint.stroke->width;
    const double here = width / std::stod(data_of(*edge, "value"));
    if (scale == 0) scale = here;
    CHECK(here == Approx(scale).epsilon(1e-4));
  }
  CHECK(numbers.size() == dossier.events.size());
  for (const std::string& fault : test::faults(drawn.scene())) FAIL_CHECK(fault);
}

}  // namespace

TEST_CASE("one actor in everything is a star that shows or counts everybody") {
  std::mt19937 random(3);
  for (const int others : {10, 17, 30, 60}) {
    for (const char* preset : {"slide", "a4", "column"}) {
      INFO(others << " others, " << preset);
      const Dossier dossier = star_of(others, random);
      const Drawn drawn = draw(dossier, preset);
      CHECK(drawn.form().form == "star");
      CHECK(drawn.form().drawn);
      check_bands(dossier, drawn);
      const std::vector<std::string> nodes = test::drawn_nodes(drawn.scene());
      const std::set<std::string> shown(nodes.begin(), nodes.end());
      const bool rest = shown.count("rest") > 0;
      CHECK((rest || shown.size() == dossier.actors.size()));
      const bool warned = std::any_of(drawn.diagnostics.begin(), drawn.diagnostics.end(),
                                      [](const Diagnostic& d) { return d.code == Code::reduced; });
      CHECK(warned == rest);
    }
  }
}

TEST_CASE("actors that a star has no place for are counted, though all items are drawn") {
  std::string actors, from, to;
  for (int i = 0; i < 30; ++i) {
    actors +=
        (i > 0 ? "," : "") + country(fmt::format("f{}", i)) + "," + country(fmt::format("t{}", i));
    from += fmt::format(R"({}"f{}")", i > 0 ? "," : "", i);
    to += fmt::format(R"({}"t{}")", i > 0 ? "," : "", i);
  }
  const std::string tie = fmt::format(R"({{"from":[{}],"to":[{}],"type":"trade"}})", from, to);
  const std::string more = R"({"from":"f3","to":"f4","type":"trade"})";
  const Dossier dossier = test::dossier_of(
      fmt::format(R"({{"format":"entente/1","title":"T","actors":[{}],"relations":[{},{},{}]}})",
                  actors, tie, tie, more));
  RenderOptions options;
  options.figures = {FigureKind::graph};
  options.form = GraphForm::star;
  const Checked<Rendering> star = render(dossier, options);
  CHECK(star.value->layouts.front().second.forms.back().form == "star");
  CHECK(star.value->figures.front().svg.find("Further actors not shown: 28") != std::string::npos);
}

TEST_CASE("many that give to few are a flow that shows or counts everything") {
  std::mt19937 random(5);
  for (const bool amounts : {true, false}) {
    for (const auto& [givers, takers] : {std::pair{12, 3}, std::pair{40, 6}, std::pair{4, 25}}) {
      for (const char* preset : {"slide", "a4", "column"}) {
        INFO(givers << " givers, " << takers << " takers, " << preset << (amounts ? ", sums" : ""));
        const Dossier dossier = flow_of(givers, takers, amounts, random);
        const Drawn drawn = draw(dossier, preset);
        if (drawn.form().form != "flow") continue;
        check_bands(dossier, drawn);
      }
    }
  }
  const Dossier donors = flow_of(40, 6, true, random);
  CHECK(draw(donors, "slide").form().form == "flow");
}

TEST_CASE("who shares a box in the middle of a flow is told with what each has") {
  std::vector<std::string> actors, events;
  for (int t = 0; t < 9; ++t) actors.push_back(country(fmt::format("t{}", t)));
  for (int g = 0; g < 24; ++g) {
    actors.push_back(country(fmt::format("g{}", g)));
    const int taker = g % 9;
    events.push_back(event(g, fmt::format("g{}", g), fmt::format("t{}", taker),
                           taker < 6 ? 100000 + 1000 * g : 100 * (9 - taker)));
  }
  const Drawn drawn = draw(story(actors, events), "slide");
  REQUIRE(drawn.form().form == "flow");
  CHECK(drawn.rendering.figures.front().desc.find(
            "3 others: Land t6 €600, Land t7 €400, Land t8 €200") != std::string::npos);
}

TEST_CASE("a state that is no more is grey, with its years; who died is not") {
  const auto drawn_at = [](const std::string& as_of, const std::string& lived) {
    return test::dossier_of(fmt::format(
        R"({{"format":"entente/1","title":"T"{},"actors":[{},{},
          {{"id":"O","kind":"country","name":"Old Land","lived":"{}"}},
          {{"id":"P","kind":"official","name":"P. Erson","of":"A","lived":"1900/1950"}}],
          "events":[{},{},{},{}]}})",
        as_of, country("A"), country("B"), lived, event(1, "A", "O", 0), event(2, "A", "B", 0),
        event(3, "O", "B", 0), event(4, "P", "B", 0)));
  };
  const std::string now = R"(,"as_of":"2020")";
  const std::string over = draw(drawn_at(now, "1922/1991"), "slide").rendering.figures.at(0).svg;
  CHECK(over.find(">1922–91<") != std::string::npos);
  CHECK(over.find(">Ended<") != std::string::npos);
  CHECK(over.find("1950<") == std::string::npos);
  for (const Dossier& dossier : {drawn_at(now, "1922/.."), drawn_at("", "1922/1991")}) {
    const std::string svg = draw(dossier, "slide").rendering.figures.at(0).svg;
    CHECK(svg.find(">Ended<") == std::string::npos);
  }
}

TEST_CASE("a story told in words is neither a star nor a flow") {
  const Dossier dossier = story(
      {country("A"), country("B"), country("C"), country("D")},
      {event(1, "A", "B", 0), event(2, "A", "C", 0), event(3, "A", "D", 0), event(4, "B", "A", 0)});
  CHECK(draw(dossier, "slide").form().form == "columns");
}

TEST_CASE("dealings count people for their countries, and an event of several for each two") {
  const Dossier dossier = test::small_dossier(R"("actors":[
      {"id":"A","kind":"country","name":"Alba"},{"id":"B","kind":"country","name":"Bero"},
      {"id":"C","kind":"country","name":"Cera"},{"id":"M","kind":"official","name":"M","of":"A"}],
    "events":[{"when":"2001","title":"Visit","type":"visit","from":"M","to":"B"},
      {"when":"2002","title":"Within","type":"talks","from":"M","to":"A"},
      {"when":"2003","title":"Summit","type":"talks","participants":["A","B","C"]}])");
  const select::Selection selection = *select::apply(dossier, {}).value;
  const graph::Network network = graph::network(dossier, selection);
  const std::vector<graph::Dealing> dealings = graph::dealings(network);
  REQUIRE(dealings.size() == 4);
  CHECK(dealings.front().number == 1);
  CHECK(dealings.front().from != dealings.front().from_actor);
  CHECK(std::count_if(dealings.begin(), dealings.end(),
                      [](const graph::Dealing& d) { return d.number == 3 && d.mutual; }) == 3);
  CHECK(graph::hub_of(dealings).items == 2);
}

TEST_CASE("bands fill the height, keep their order, and refuse what does not fit") {
  layout::BandProblem problem;
  problem.nodes = {{0, 40, 0}, {1, 20, 4}, {1, 20, 4}, {1, 20, 4}};
  problem.bands = {{0, 1, 10}, {0, 2, 5}, {0, 3, 1}};
  problem.height = 100;
  const std::optional<layout::BandSolution> solved = layout::solve_bands(problem);
  REQUIRE(solved);
  CHECK(solved->bands[0].width == Approx(2 * solved->bands[1].width));
  for (std::size_t n = 2; n < 4; ++n) {
    CHECK(solved->nodes[n].top >= solved->nodes[n - 1].top + solved->nodes[n - 1].height + 3.99);
  }
  CHECK(solved->nodes[3].top + solved->nodes[3].height <= 100.01);
  problem.height = 60;
  CHECK_FALSE(layout::solve_bands(problem));
  // Two whose bands cross change places.
  const std::vector<layout::Band> bands{{0, 5, 1}, {1, 4, 1}};
  CHECK(layout::untangled({4, 5}, bands, {0, 1}) == std::vector<std::size_t>{1, 0});
}
