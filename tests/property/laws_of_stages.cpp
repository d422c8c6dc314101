#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "entente/judgement.hpp"
#include "entente/render.hpp"
#include "geometry/lines.hpp"
#include "layout/stage.hpp"
#include "scene/scene.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/realistic_dossier.hpp"

// What it costs that nobody moves: the lines of a panel cross hardly more often than if that panel
// had been laid out alone.

using namespace entente;
using namespace entente::test;

namespace {

struct Actor {
  Size size;
  bool round = false;
};

struct Line {
  std::string from, to;
  scene::Segment begin, end;
};

/// What one panel shows.
struct Shown {
  std::map<std::string, Actor> actors;
  std::vector<Line> lines;
};

std::string data(const scene::Group& group, std::string_view key) {
  for (const auto& [name, value] : group.data) {
    if (name == key) return value;
  }
  return {};
}

/// By the number before the dash of its ids.
std::map<int, Shown> panels_of(const scene::Scene& scene) {
  std::map<int, Shown> panels;
  for (const scene::Element& element : scene.elements) {
    const auto* group = std::get_if<scene::Group>(&element);
    if (!group || group->elements.empty()) continue;
    if (group->part == scene::Part::node) {
      const std::string id = data(*group, "id");
      const Rect box = scene::bounds(group->elements.front()).value();
      const bool round = id.find("-event-") != std::string::npos;
      panels[std::stoi(id)].actors[id] = {{box.width, box.height}, round};
    }
    if (group->part == scene::Part::edge) {
      const auto& path = std::get<scene::PathShape>(group->elements.front());
      const std::string from = data(*group, "from");
      panels[std::stoi(from)].lines.push_back(
          {from, data(*group, "to"), path.segments.front(), path.segments.back()});
    }
  }
  return panels;
}

double cross(Point a, Point b) { return a.x * b.y - a.y * b.x; }

bool crosses(const Line& one, const Line& other) {
  const Point a = one.begin.to, b = one.end.to, c = other.begin.to, d = other.end.to;
  return cross(b - a, c - a) * cross(b - a, d - a) < 0 &&
         cross(d - c, a - c) * cross(d - c, b - c) < 0;
}

int crossings_of(const Shown& shown) {
  int count = 0;
  for (std::size_t i = 0; i < shown.lines.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) count += crosses(shown.lines[i], shown.lines[j]) ? 1 : 0;
  }
  return count;
}

/// The room that a panel has for its actors: the largest rectangle in what stands around them.
Size area_of(const scene::Scene& scene) {
  Size area;
  for (const scene::Element& element : scene.elements) {
    const auto* group = std::get_if<scene::Group>(&element);
    if (!group || group->part != scene::Part::none || data(*group, "panel").empty()) continue;
    for (const scene::Element& part : group->elements) {
      const auto* rect = std::get_if<scene::RectShape>(&part);
      if (!rect || rect->rect.height <= area.height) continue;
      area = {rect->rect.width - 22, rect->rect.height - 22};
    }
  }
  return area;
}

/// -1: alone it has no room either.
int crossings_alone(const Shown& shown, Size area) {
  layout::StageProblem problem;
  std::map<std::string, int> index;
  for (const auto& [id, actor] : shown.actors) {
    index[id] = static_cast<int>(problem.boxes.size());
    problem.boxes.push_back({actor.size, actor.round});
  }
  for (const Line& line : shown.lines) {
    problem.lines.push_back({index.at(line.from), index.at(line.to), 40});
  }
  problem.area = area;
  const layout::StageSolution solution = layout::solve_stage(problem);
  return solution.fits ? solution.crossings : -1;
}

struct Sums {
  std::vector<double> ratios;
  int together = 0, alone = 0;
};

void measure(const std::string& bytes, const std::string& preset, Sums& sums) {
  RenderOptions options;
  options.figures = {FigureKind::snapshots};
  options.size.preset = preset;
  const Checked<Rendering> rendering = render(dossier_of(bytes), options);
  if (!rendering.value || rendering.value->figures.empty()) return;
  const scene::Scene& scene = *rendering.value->figures.front().drawing;
  const Size area = area_of(scene);
  for (const auto& [number, shown] : panels_of(scene)) {
    const int alone = crossings_alone(shown, area);
    if (alone < 0) continue;
    const int together = crossings_of(shown);
    sums.together += together;
    sums.alone += alone;
    sums.ratios.push_back(together == alone ? 1 : alone == 0 ? 1e9 : 1.0 * together / alone);
  }
}

/// The share of panels that hold at most `most` times the crossings that they have alone.
double share_within(const Sums& sums, double most) {
  const auto within = std::count_if(sums.ratios.begin(), sums.ratios.end(),
                                    [most](double ratio) { return ratio <= most; });
  return static_cast<double>(within) / static_cast<double>(sums.ratios.size());
}

}  // namespace

TEST_CASE("lines of a panel cross hardly more often than if it had been laid out alone") {
  Sums sums;
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    measure(realistic_dossier(seed).dump(), seed % 2 == 0 ? "slide" : "a4", sums);
  }
  for (const char* name : {"russia-cuba-history", "riyadh-tehran-ar", "peloponnesian-war"}) {
    measure(golden::read(fmt::format("{}/../examples/{}.json", ENTENTE_TEST_DIR, name)), "slide",
            sums);
  }
  INFO(sums.ratios.size() << " panels, crossings together " << sums.together << ", alone "
                          << sums.alone << ", share within " << share_within(sums, 1.15));
  REQUIRE(sums.ratios.size() > 30);
  CHECK(share_within(sums, 1.15) > 0.9);
  CHECK(sums.together <= 1.15 * sums.alone + 0.05 * static_cast<double>(sums.ratios.size()));
}

namespace {

std::string history() {
  return golden::read(std::string(ENTENTE_TEST_DIR) + "/../examples/russia-cuba-history.json");
}

date::Edtf day(const std::string& text) { return std::get<date::Edtf>(date::parse(text)); }

}  // namespace

TEST_CASE("eight actors have room in five panels: whoever a period is about is in it") {
  RenderOptions options;
  options.figures = {FigureKind::snapshots};
  options.at = {day("1960"), day("1963"), day("1991-12-25"), day("2014")};
  const Checked<Rendering> rendering = render(dossier_of(history()), options);
  REQUIRE(rendering.value);
  const auto panels = panels_of(*rendering.value->figures.front().drawing);
  REQUIRE(panels.size() == 5);
  CHECK(panels.at(5).actors.count("5-UA") == 1);
  CHECK(panels.at(5).actors.count("5-VE") == 1);
}

TEST_CASE("in a difference whoever has most partners stands between them") {
  RenderOptions options;
  options.figures = {FigureKind::difference};
  options.between = {day("2014-01-01"), day("2026-03-18")};
  const Checked<Rendering> rendering = render(dossier_of(history()), options);
  REQUIRE(rendering.value);
  std::map<std::string, double> middles;
  for (const scene::Element& element : rendering.value->figures.front().drawing->elements) {
    const auto* group = std::get_if<scene::Group>(&element);
    if (!group || group->part != scene::Part::node || group->elements.empty()) continue;
    middles[data(*group, "id")] = scene::bounds(group->elements.front())->center().x;
  }
  REQUIRE(middles.count("CU") == 1);
  CHECK(std::min(middles.at("US"), middles.at("RU")) < middles.at("CU"));
  CHECK(
      rendering.value->figures.front().alt ==
      "Difference: Ties from 2014 to 2026: four new, one changed, two kept. Moscow and Havana have "
      "kept relations through 64 years of US embargo.");
  CHECK(std::max(middles.at("US"), middles.at("RU")) > middles.at("CU"));
}

TEST_CASE("captions name those whom a title leaves out, and names are not broken within words") {
  const std::string loan = R"("type":"loan","title":"Loan","from":"imf","when":)";
  const Dossier dossier = dossier_of(
      R"({"format":"entente/1","title":"t","as_of":"2010","actors":[)"
      R"({"id":"imf","kind":"organization","name":"IMF"},{"id":"A","kind":"country","name":"Atlantis"},)"
      R"({"id":"w","kind":"organization","name":"Washington Post"}],"events":[{)" +
      loan + R"("2001","to":"A"},{)" + loan +
      R"("2002","to":"w"},)"
      R"({"type":"visit","title":"Atlantis is read","from":"w","to":"A","when":"2003"},)"
      R"({"type":"aid","title":"Grain","from":"A","to":"w","when":"2008"}]})");
  RenderOptions options;
  options.figures = {FigureKind::snapshots};
  options.at = {day("2002"), day("2003"), day("2005"), day("2007")};
  const Checked<Rendering> rendering = render(dossier, options);
  REQUIRE(rendering.value);
  const std::string& said = rendering.value->figures.front().desc;
  INFO(said);
  CHECK(said.find("IMF →\u00a0Atlantis: Loan") != said.npos);
  CHECK(said.find("Atlantis →\u00a0Washington Post: Grain") != said.npos);
  CHECK(said.find("Atlantis: Atlantis is read") == said.npos);
  CHECK(said.find("New: Washington Post: Atlantis is read") != said.npos);
  CHECK(rendering.value->figures.front().svg.find(">Washington<") != std::string::npos);
  // Where pages run from right to left an arrow does, too.
  options.language = "ar";
  const std::string arabic = render(dossier, options).value->figures.front().desc;
  CHECK(arabic.find("IMF ←") != arabic.npos);
  CHECK(arabic.find("→") == arabic.npos);
}

TEST_CASE("who owns a house and runs it stands twice; a pact that ended can be read") {
  const Dossier dossier = dossier_of(
      R"({"format":"entente/1","title":"t","as_of":"2023","actors":[)"
      R"({"id":"t","kind":"organization","name":"Twitter"},{"id":"A","kind":"country","name":"A"},)"
      R"({"id":"B","kind":"country","name":"B"},{"id":"C","kind":"country","name":"C"},)"
      R"({"id":"m","kind":"official","name":"Musk","posts":[{"of":"t","role":"Owner","when":"2022-10/.."}]}],)"
      R"("relations":[{"from":"m","to":"t","type":"ownership","when":"2022-10/.."},)"
      R"({"from":"m","to":"t","type":"aid","label":"money","when":"2022-11/.."},)"
      R"({"from":["A","B"],"to":"C","directed":false,"type":"alliance","label":"pact","when":"2015/2022"}]})");
  RenderOptions options;
  options.figures = {FigureKind::difference};
  options.between = {day("2020-01-01"), day("2023-06-01")};
  const Checked<Rendering> rendering = render(dossier, options);
  for (const Diagnostic& diagnostic : rendering.diagnostics) INFO(diagnostic.message);
  REQUIRE(rendering.value);
  REQUIRE(rendering.value->figures.size() == 1);
  for (const Fault& fault : assess(rendering.value->figures.front()).faults) {
    FAIL_CHECK(fault.message);
  }
  CHECK(rendering.value->figures.front().svg.find(R"(data-id="m@t")") != std::string::npos);
}
