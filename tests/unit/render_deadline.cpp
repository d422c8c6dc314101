#include <algorithm>

#include "entente/dossier.hpp"
#include "entente/render.hpp"
#include "support/catch.hpp"

using namespace entente;

namespace {

constexpr const char* text = R"({ "format": "entente/1", "title": "Alba feeds Bero",
  "actors": [ { "id": "a", "kind": "country", "name": "Alba" },
              { "id": "b", "kind": "country", "name": "Bero" } ],
  "relations": [ { "from": "a", "to": "b", "type": "aid", "label": "grain", "when": "2020/.." } ] })";

Checked<Rendering> drawn(FigureKind kind, const char* size, bool isolated, double deadline) {
  const Checked<Dossier> dossier = load(text, "story.json");
  REQUIRE(dossier.value);
  RenderOptions options;
  options.figures = {kind};
  if (kind == FigureKind::path) {
    options.path_from = "a";
    options.path_to = "b";
  }
  options.size.preset = size;
  options.isolated = isolated;
  options.deadline = deadline;
  return render(*dossier.value, options);
}

}  // namespace

TEST_CASE("what is not laid out in time is a failed layout, said once for the whole figure") {
  for (const bool isolated : {true, false}) {
    {
      for (const char* size : {"slide", "a4"}) {
        INFO(size << ", isolated " << isolated);
        const Checked<Rendering> none = drawn(FigureKind::path, size, isolated, 0);
        CHECK((!none.value || none.value->figures.empty()));
        const auto late = [](const Diagnostic& d) {
          return d.code == Code::layout_failed && d.message == "the layout was not found in time";
        };
        CHECK(std::count_if(none.diagnostics.begin(), none.diagnostics.end(), late) == 1);
      }
    }
  }
}

TEST_CASE("a size that nobody knows is refused") {
  const Checked<Rendering> none = drawn(FigureKind::timeline, "a5", false, 60);
  CHECK_FALSE(none.value);
  REQUIRE(none.diagnostics.size() == 1);
  CHECK(none.diagnostics.front().code == Code::bad_enum);
  CHECK(none.diagnostics.front().message == "no size is called \"a5\"");
}

TEST_CASE("text alternatives are known by their form") {
  for (const FigureKind kind : {FigureKind::graph, FigureKind::timeline, FigureKind::dossier}) {
    const auto figure = drawn(kind, "slide", false, 60);
    REQUIRE(figure.value);
    CHECK(is_text_alternative(figure.value->figures.front().alt + '\n'));
    CHECK_FALSE(is_text_alternative(figure.value->figures.front().alt + "\nmine\n"));
  }
  for (const char* mine :
       {"", "mine\n", "Timeline: mine\n", "Timeline: mine. Actors: 3.\n", "Relationship graph\n"}) {
    INFO(mine);
    CHECK_FALSE(is_text_alternative(mine));
  }
}

TEST_CASE("a figure is the same in a child and here; columns and timelines need no engine") {
  for (const FigureKind kind : {FigureKind::graph, FigureKind::path}) {
    const auto child = drawn(kind, "slide", true, 60), here = drawn(kind, "slide", false, 60);
    REQUIRE(child.value);
    REQUIRE(here.value);
    REQUIRE(child.value->figures.size() == 1);
    CHECK(child.value->figures.front().svg == here.value->figures.front().svg);
  }
  for (const FigureKind kind : {FigureKind::timeline, FigureKind::graph, FigureKind::dossier}) {
    const auto quick = drawn(kind, "slide", false, 0);
    REQUIRE(quick.value);
    CHECK(quick.value->figures.size() == 1);
  }
}
