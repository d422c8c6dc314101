#include <algorithm>
#include <set>

#include "deck/plan.hpp"
#include "deck/steps.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"

using namespace entente;

namespace {

Rendering drawn(const RenderOptions& options = {}) {
  const Dossier dossier = test::small_dossier(R"(
    "title": "A and B part", "as_of": "2022", "credit": "Ann Author",
    "sources": [ { "id": "s", "title": "Report", "url": "https://example.org/a" } ],
    "eras": [ { "when": "1990/1999", "title": "Nineties" }, { "when": "2000/2009", "title": "Noughties" } ],
    "relations": [ { "from": "A", "to": "B", "type": "aid", "label": "grain", "when": "1985/.." } ],
    "events": [
      { "when": "1991", "type": "visit", "from": "A", "to": "B", "title": "A visits B" },
      { "when": "1995", "type": "call", "from": "B", "to": "C", "title": "B calls C" },
      { "when": "2001", "type": "embargo", "from": "A", "to": "B", "title": "A shuns B", "sources": ["s"],
        "text": "All ships turn back", "place": "Port B", "denied_by": "B" },
      { "type": "visit", "from": "D", "to": "C", "title": "D visits C" } ])");
  Checked<Rendering> rendering = render(dossier, options);
  REQUIRE(rendering);
  return std::move(*rendering.value);
}

std::string text_of(const std::vector<deck::Note>& notes) {
  std::string out;
  for (const deck::Note& note : notes) out += note.text + '\n';
  return out;
}

bool has(const std::string& text, const std::string& words) {
  return text.find(words) != text.npos;
}

}  // namespace

TEST_CASE("a deck has a slide for each figure, with its title as the slide's own") {
  const Rendering rendering = drawn();
  const auto deck = deck::plan(rendering, {});
  REQUIRE(deck);
  CHECK(deck.value->title == "A and B part");
  CHECK(deck.value->author == "Ann Author");
  CHECK(deck.value->size == Size{1280, 720});
  REQUIRE(deck.value->slides.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    const deck::Slide& slide = deck.value->slides[i];
    REQUIRE(slide.heading);
    CHECK(slide.heading->text == "A and B part");
    CHECK(slide.alt == rendering.figures[i].alt);
    CHECK(slide.figure == Rect{0, 0, 1280, 720});
    CHECK(has(rendering.figures[i].svg, ">A and B part</text>"));
    CHECK_FALSE(has(slide.svg, ">A and B part</text>"));
  }
}

TEST_CASE("the notes of a slide hold the numbered items and the sources with their addresses") {
  const auto deck = deck::plan(drawn(), {});
  REQUIRE(deck);
  const std::vector<deck::Note>& notes = deck.value->slides[0].notes;
  REQUIRE(notes.size() == 7);
  CHECK(notes[3].text ==
        "4. 2001: A → B, A shuns B (conflict, deeds) [1]. All ships turn back. Place: Port B. "
        "Denied by B.");
  CHECK(notes[5].text == "Sources:");
  CHECK(notes[6].text == "[1] Report, https://example.org/a");
  CHECK(notes[6].url == "https://example.org/a");
}

TEST_CASE("a build by events shows one more on each slide, and at last everything") {
  RenderOptions options;
  options.figures = {FigureKind::graph};
  const Rendering rendering = drawn(options);
  const auto deck = deck::plan(rendering, {SlideFormat::automatic, Build::event, false});
  REQUIRE(deck);
  const std::vector<deck::Slide>& slides = deck.value->slides;
  REQUIRE(slides.size() == 5);  // none, then each tie with its first item: 1 and 2 are one tie
  const std::vector<std::string> words = {"Grain since 1985", "B calls C", "A shuns B",
                                          "D visits C"};
  for (std::size_t i = 0; i < slides.size(); ++i) {
    for (std::size_t k = 0; k < words.size(); ++k) {
      INFO(i << ": " << words[k]);
      CHECK(has(slides[i].svg, ">" + words[k]) == k < i);
    }
    CHECK(has(slides[i].svg, "data-id=\"D\""));  // actors stay
  }
  CHECK(slides[0].notes.empty());
  CHECK(text_of(slides[2].notes).find("3. 1995") != std::string::npos);
  CHECK(slides.back().notes.size() == 7);
  const auto whole = deck::plan(rendering, {});
  CHECK(slides.back().svg == whole.value->slides[0].svg);
}

TEST_CASE("a build by eras shows what began in an era at once") {
  const Rendering rendering = drawn();
  std::vector<int> lasts;
  for (const deck::Step& step : deck::steps(rendering.items, Build::era)) {
    lasts.push_back(step.last);
  }
  // Before all eras; the nineties; the noughties with what has no date.
  CHECK(lasts == std::vector<int>{0, 1, 3, 5});
}

TEST_CASE("what shows nothing new gives no slide, but its words are told") {
  RenderOptions options;
  options.figures = {FigureKind::graph};
  Rendering rendering = drawn(options);
  Table::Row unseen = rendering.items.rows.back();
  unseen.number = 6;
  unseen.sentence = "6. Not drawn.";
  rendering.items.rows.push_back(unseen);
  const auto deck = deck::plan(rendering, {SlideFormat::automatic, Build::event, false});
  REQUIRE(deck);
  CHECK(deck.value->slides.size() == 5);
  CHECK(has(text_of(deck.value->slides.back().notes), "6. Not drawn."));
}

TEST_CASE("slides are 16:9 or 4:3, and a figure stands in their middle") {
  RenderOptions options;
  options.size = {"", 960, 720};
  options.figures = {FigureKind::timeline};
  const Rendering square = drawn(options);
  CHECK(deck::plan(square, {}).value->size == Size{960, 720});
  const auto wide = deck::plan(square, {SlideFormat::wide, Build::none, false});
  CHECK(wide.value->size == Size{1280, 720});
  CHECK(wide.value->slides[0].figure == Rect{160, 0, 960, 720});
  options.size = {"", 320, 360};
  const auto column = deck::plan(drawn(options), {});
  CHECK(column.value->size == Size{1280, 720});
  CHECK(column.value->slides[0].figure == Rect{320, 0, 640, 720});
}

TEST_CASE("a deck of nothing, and one of too many slides, are refused") {
  Rendering rendering = drawn();
  for (int i = 6; i < 400; ++i) {
    rendering.items.rows.push_back(rendering.items.rows.back());
    rendering.items.rows.back().number = i;
  }
  const auto many = deck::plan(rendering, {SlideFormat::automatic, Build::event, false});
  REQUIRE_FALSE(many);
  CHECK(many.diagnostics.at(0).code == Code::limit_exceeded);
  rendering.figures.clear();
  CHECK(deck::plan(rendering, {}).diagnostics.at(0).code == Code::nothing_to_draw);
}

TEST_CASE("a build shows a panel of snapshots more on each slide, and nobody moves") {
  RenderOptions options;
  options.figures = {FigureKind::snapshots};
  options.by = PeriodChoice::decades;
  const Rendering rendering = drawn(options);
  const auto& elements = rendering.figures.front().drawing->elements;
  const std::vector<deck::Step> panels = deck::panel_steps(elements);
  REQUIRE(panels.size() > 1);
  const auto deck = deck::plan(rendering, {SlideFormat::automatic, Build::event, false});
  REQUIRE(deck);
  CHECK(deck.value->slides.size() == panels.size());
  std::set<int> told;
  for (const deck::Step& step : panels) {
    for (const int number : step.more) CHECK(told.insert(number).second);
    const auto before = deck::shown_panels(elements, step.last - 1);
    const auto now = deck::shown_panels(elements, step.last);
    CHECK(now.size() > before.size());
    // What was there is there, to the letter.
    for (const auto& element : before) CHECK(std::count(now.begin(), now.end(), element) > 0);
  }
  CHECK(deck::shown_panels(elements, panels.back().last) == elements);
  CHECK(deck::plan(rendering, {}).value->slides.size() == 1);
}
