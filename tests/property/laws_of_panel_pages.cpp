#include <map>
#include <set>

#include "entente/judgement.hpp"
#include "entente/render.hpp"
#include "scene/scene.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"
#include "support/realistic_dossier.hpp"

// Snapshots on several pages: each panel is on one of them, and nobody moves from page to page.

using namespace entente;
using namespace entente::test;

namespace {

std::string value_of(const scene::Group& group, std::string_view key) {
  for (const auto& [name, value] : group.data) {
    if (name == key) return value;
  }
  return {};
}

/// Actors of a page by panel, from the corner of its stage.
using Places = std::map<int, std::map<std::string, Point>>;

Places places_on(const scene::Scene& scene) {
  Places places;
  std::map<int, Point> corners;
  for (const scene::Element& element : scene.elements) {
    const auto* group = std::get_if<scene::Group>(&element);
    if (!group || value_of(*group, "panel").empty()) continue;
    const int panel = std::stoi(value_of(*group, "panel"));
    const auto box = scene::bounds(group->elements.front());
    // The first group of a panel is its head, which begins with its title.
    if (corners.count(panel) == 0 && group->part != scene::Part::node) {
      for (const scene::Element& part : group->elements) {
        if (const auto* rect = std::get_if<scene::RectShape>(&part)) {
          corners[panel] = {rect->rect.x, rect->rect.y};
        }
      }
    }
    if (group->part != scene::Part::node || !box) continue;
    const std::string id = value_of(*group, "id");
    places[panel][id.substr(id.find('-') + 1)] = box->center() - corners.at(panel);
  }
  for (const auto& [panel, corner] : corners) places[panel];
  return places;
}

/// The words of a page's legend.
std::set<std::string> legend_of(const scene::Scene& scene) {
  std::set<std::string> words;
  for (const scene::Element& element : scene.elements) {
    const auto* group = std::get_if<scene::Group>(&element);
    if (!group || group->part != scene::Part::legend) continue;
    for (const scene::Element& part : group->elements) {
      if (const auto* line = std::get_if<scene::TextShape>(&part)) words.insert(line->text);
    }
  }
  return words;
}

}  // namespace

TEST_CASE("each panel is on one page, and everybody stands at the same place on all pages") {
  int divided = 0;
  for (std::uint64_t seed = 0; seed < 6; ++seed) {
    RenderOptions options;
    options.figures = {FigureKind::snapshots};
    options.by = seed % 2 == 0 ? PeriodChoice::decades : PeriodChoice::years;
    options.pages = 3;
    const std::string presets[] = {"slide", "a4", "column"};
    options.size.preset = presets[seed % 3];
    const Checked<Rendering> rendering =
        render(dossier_of(realistic_dossier(seed).dump()), options);
    if (!rendering.value || rendering.value->figures.size() < 2) continue;
    ++divided;
    INFO("seed " << seed);
    std::map<std::string, Point> homes;
    std::set<std::string> legend;
    int next = 1;
    for (const Figure& figure : rendering.value->figures) {
      for (const Fault& fault : assess(figure).faults) FAIL_CHECK(fault.message);
      CHECK(figure.page == 1 + static_cast<int>(&figure - &rendering.value->figures.front()));
      const std::set<std::string> words = legend_of(*figure.drawing);
      CHECK_FALSE(words.empty());
      if (legend.empty()) legend = words;
      CHECK(words == legend);
      for (const auto& [panel, actors] : places_on(*figure.drawing)) {
        CHECK(panel == next);
        next = panel + 1;
        for (const auto& [id, at] : actors) {
          const Point home = homes.emplace(id, at).first->second;
          CHECK(distance(home, at) < 1e-6);
        }
      }
    }
  }
  CHECK(divided >= 3);
}

TEST_CASE("more pages have more periods, where one page joins them") {
  const Dossier dossier = dossier_of(realistic_dossier(5, {12, 30, 60}).dump());
  const auto titles = [&](int pages) {
    RenderOptions options;
    options.figures = {FigureKind::snapshots};
    options.by = PeriodChoice::years;
    options.pages = pages;
    const Checked<Rendering> rendering = render(dossier, options);
    REQUIRE(rendering.value);
    std::size_t panels = 0;
    for (const Figure& figure : rendering.value->figures) {
      panels += places_on(*figure.drawing).size();
    }
    return panels;
  };
  CHECK(titles(1) == 6);
  CHECK(titles(3) > 6);
}
