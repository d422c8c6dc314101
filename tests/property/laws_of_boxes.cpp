#include <algorithm>
#include <map>
#include <set>

#include "entente/render.hpp"
#include "scene/scene.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"
#include "support/draw_form.hpp"
#include "support/realistic_dossier.hpp"
#include "support/scene_checks.hpp"

using namespace entente;
using namespace entente::test;

namespace {

constexpr const char* presets[] = {"slide", "a4", "column"};

std::string data_of(const scene::Group& group, const std::string& key) {
  for (const auto& [name, value] : group.data) {
    if (name == key) return value;
  }
  return {};
}

struct Told {
  std::vector<Rect> words;
  Rect box;
  std::string number;
};

/// What boxes tell, and what lines are drawn.
struct Picture {
  std::vector<Told> told;
  std::vector<Rect> marks;            ///< lines, heads and words of ties
  std::map<std::string, int> in_box;  ///< events by actor
  std::multiset<std::string> on_lines;

  explicit Picture(const scene::Scene& scene) {
    for (const scene::Element& element : scene.elements) {
      const auto* group = std::get_if<scene::Group>(&element);
      if (group && group->part == scene::Part::node) add_box(*group);
      if (group && group->part == scene::Part::edge) add_tie(*group);
    }
  }

 private:
  void add_box(const scene::Group& node) {
    const Rect box = scene::bounds(node.elements.front()).value_or(Rect{});
    for (const scene::Element& element : node.elements) {
      const auto* event = std::get_if<scene::Group>(&element);
      if (!event || event->part != scene::Part::event) continue;
      Told one{{}, box, data_of(*event, "events")};
      for (const scene::Element& line : event->elements) {
        if (const auto rect = scene::bounds(line)) one.words.push_back(*rect);
      }
      ++in_box[data_of(node, "id")];
      told.push_back(std::move(one));
    }
  }

  void add_tie(const scene::Group& tie) {
    on_lines.insert(" " + data_of(tie, "events") + " ");
    for (const scene::Element& element : tie.elements) {
      const auto rect = scene::bounds(element);
      // The box around a line that bends holds much that it does not touch.
      const auto* path = std::get_if<scene::PathShape>(&element);
      const bool bends =
          path && std::any_of(path->segments.begin(), path->segments.end(),
                              [](const auto& s) { return s.kind == scene::Segment::Kind::cubic; });
      const bool level = rect && (!bends || rect->height < 2 || rect->width < 2);
      if (level) marks.push_back(*rect);
    }
  }
};

}  // namespace

TEST_CASE("what a box tells lies inside of it, clear of lines and of their words") {
  std::size_t told = 0;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const int size = 5 + static_cast<int>(seed % 5);
    const Dossier dossier = dossier_of(realistic_dossier(seed, {size, size, 3 * size}).dump());
    INFO("seed " << seed);
    const Checked<Rendering> rendering =
        draw_form(dossier, GraphForm::columns, presets[seed % 3], ThemeName::light);
    REQUIRE(rendering.value);
    const scene::Scene& scene = *rendering.value->figures.front().drawing;
    const Picture picture(scene);
    for (const Told& one : picture.told) {
      ++told;
      INFO("item " << one.number);
      REQUIRE(!one.words.empty());
      for (const Rect& line : one.words) {
        CHECK(one.box.grown(-1).contains(line));
        for (const Rect& mark : picture.marks) CHECK(mark.overlap(line) == 0);
      }
      // It is told once.
      for (const std::string& numbers : picture.on_lines) {
        CHECK(numbers.find(" " + one.number + " ") == numbers.npos);
      }
    }
    for (const auto& [actor, count] : picture.in_box) CHECK(count <= 3);
    CHECK(faults(scene).empty());
  }
  CHECK(told > 20);
}
