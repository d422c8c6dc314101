#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "entente/render.hpp"
#include "entente/words.hpp"
#include "languages/language.hpp"
#include "scene/scene.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"
#include "support/scene_checks.hpp"

using namespace entente;

namespace {

/// Names and titles without words of any language, and of everything that a figure speaks of.
Dossier story_in(std::string_view language) {
  std::string events;
  const std::vector<std::string> built_in = [] {
    std::vector<std::string> words;
    for (const TypeWord& type : type_words()) words.emplace_back(type.word);
    return words;
  }();
  const char* const statuses[] = {"happened", "planned", "reported", "claimed", "cancelled"};
  for (int i = 0; i < 14; ++i) {
    events += fmt::format(
        R"({}{{"id":"e{}","when":"20{:02}-0{}-{:02}","type":"{}","status":"{}","title":"E{}",)"
        R"("from":"{}","to":"{}","sources":["s"]}})",
        i == 0 ? "" : ",", i, 10 + i, 1 + i % 9, 1 + i, built_in[static_cast<std::size_t>(i) * 7],
        statuses[i % 5], i, i % 2 == 0 ? "A" : "C", i % 3 == 0 ? "D" : "B");
  }
  return test::dossier_of(fmt::format(
      R"({{"format":"entente/1","title":"X 1","subtitle":"Y 2","language":"{}","as_of":"2024-06-01",)"
      R"("sources":[{{"id":"s","title":"S 1","publisher":"P","date":"2024-03-10"}}],)"
      R"("actors":[{{"id":"A","kind":"country","name":"Alba"}},{{"id":"B","kind":"country","name":"Bruna"}},)"
      R"({{"id":"C","kind":"bloc","name":"Corda"}},{{"id":"D","kind":"organization","name":"Dora"}},)"
      R"({{"id":"O","kind":"official","name":"Otto","of":"A"}}],)"
      R"("relations":[{{"id":"r1","from":"A","to":"B","type":"embargo","when":"1990/..","amount":{{"value":2100000,"unit":"EUR"}}}},)"
      R"({{"id":"r2","from":"C","to":"D","directed":false,"type":"alliance","when":"/2004~"}},)"
      R"({{"id":"r3","from":"A","to":"C","type":"aid","when":"199X/2003"}}],"events":[{}]}})",
      language, events));
}

void collect(const std::vector<scene::Element>& elements, std::vector<std::string>& texts) {
  for (const scene::Element& element : elements) {
    if (const auto* line = std::get_if<scene::TextShape>(&element)) texts.push_back(line->text);
    if (const auto* group = std::get_if<scene::Group>(&element)) collect(group->elements, texts);
  }
}

Rendering drawn(const Dossier& dossier, const std::string& preset,
                Orientation orientation = Orientation::automatic) {
  RenderOptions options;
  options.figures = {FigureKind::graph, FigureKind::timeline, FigureKind::dossier};
  options.size.preset = preset;
  options.orientation = orientation;
  Checked<Rendering> rendering = render(dossier, options);
  REQUIRE(rendering);
  return std::move(*rendering.value);
}

/// The first element that is a group of that part.
const scene::Group* part_of(const scene::Scene& scene, scene::Part part) {
  for (const scene::Element& element : scene.elements) {
    const auto* group = std::get_if<scene::Group>(&element);
    if (group && group->part == part) return group;
  }
  return nullptr;
}

TEST_CASE("figures of every language are without fault, and say nothing in English") {
  const std::set<std::string> english = {"Cooperation", "Conflict", "Words",   "Deeds",
                                         "Planned",     "Reported", "Claimed", "Country",
                                         "Event",       "Period",   "embargo", "alliance"};
  for (const languages::Language& language : languages::all()) {
    const Dossier dossier = story_in(language.tag);
    for (const char* preset : {"slide", "a4", "column"}) {
      const Rendering rendering = drawn(dossier, preset);
      for (const Figure& figure : rendering.figures) {
        INFO(language.tag << " " << preset << " " << facts(figure.kind).name);
        CHECK(test::faults(*figure.drawing) == std::vector<std::string>());
        std::vector<std::string> texts;
        collect(figure.drawing->elements, texts);
        if (language.tag == "en") continue;
        for (const std::string& text : texts) {
          INFO(text);
          const bool own = text == language.phrases.conflict || language.tag == "es" ||
                           language.tag == "fr" || language.tag == "pt";
          CHECK((own || english.count(text) == 0));
        }
      }
    }
  }
}

TEST_CASE("what is drawn in another language is what its document would be") {
  for (const std::string language : {"ru", "ar"}) {
    RenderOptions options;
    options.figures = {FigureKind::graph, FigureKind::timeline};
    const Checked<Rendering> own = render(story_in(language), options);
    options.language = language;
    const Checked<Rendering> translated = render(story_in("en"), options);
    REQUIRE(own);
    REQUIRE(translated);
    for (std::size_t i = 0; i < own.value->figures.size(); ++i) {
      INFO(language);
      CHECK(translated.value->figures[i].svg == own.value->figures[i].svg);
    }
  }
}

TEST_CASE("a page from right to left is turned round, and time is not unless that is asked for") {
  const Dossier dossier = story_in("ar");
  const Rendering rendering = drawn(dossier, "slide");
  const Rendering leftward = drawn(dossier, "slide", Orientation::leftward);
  const Rendering english = drawn(story_in("en"), "slide", Orientation::horizontal);
  const Rendering turned = drawn(story_in("en"), "slide", Orientation::leftward);
  for (const Figure& figure : rendering.figures) {
    const scene::Scene& scene = *figure.drawing;
    INFO(facts(figure.kind).name);
    const auto& title = std::get<scene::TextShape>(scene.elements.front());
    CHECK(title.left() + title.line.width > 0.9 * scene.page.width);
    const scene::Group* legend = part_of(scene, scene::Part::legend);
    REQUIRE(legend);
    CHECK(scene::bounds(legend->elements)->right() > 0.9 * scene.page.width);
  }
  // The mark; words may stand in a list.
  const auto place_of = [](const Rendering& all, std::string_view id) {
    for (const scene::Element& element : all.figures.at(1).drawing->elements) {
      const auto* group = std::get_if<scene::Group>(&element);
      if (!group) continue;
      for (const auto& [key, value] : group->data) {
        if (key == "id" && value == id) return scene::bounds(group->elements.front())->center().x;
      }
    }
    return -1.0;
  };
  const auto rightward = [&](const Rendering& all) {
    const double early = place_of(all, "e1"), late = place_of(all, "e12");
    REQUIRE(early >= 0);
    REQUIRE(late >= 0);
    return early < late;
  };
  CHECK(rightward(english));
  CHECK(rightward(rendering));
  CHECK_FALSE(rightward(leftward));
  CHECK_FALSE(rightward(turned));
}

}  // namespace
