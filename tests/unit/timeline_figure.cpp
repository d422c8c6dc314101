#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "select/selection.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"
#include "theme/phrases.hpp"
#include "timeline/plan.hpp"

using namespace entente;
using namespace entente::timeline;
using test::small_dossier;

namespace {

struct Drawing {
  Dossier dossier;
  select::Selection selection;
  Plan plan;
  scene::Body body;
};

Drawing draw(const std::string& sections, Rect area = {40, 110, 1200, 490}, bool words = true,
             const std::string& preset = "slide") {
  Drawing drawing;
  drawing.dossier = small_dossier(sections);
  drawing.selection = *select::apply(drawing.dossier, {}).value;
  const theme::Metrics metrics = theme::page({.preset = preset}).metrics;
  drawing.plan = make_plan(drawing.dossier, drawing.selection, metrics, area, preset != "slide",
                           {.words = words});
  drawing.body =
      scene::compose_timeline(drawing.dossier, drawing.selection, theme::theme(ThemeName::light),
                              metrics, area, preset != "slide", {.words = words});
  return drawing;
}

std::string event(int id, const std::string& when, const std::string& rest = {}) {
  return fmt::format(R"({{"id":"e{}","when":"{}","title":"Event {}","type":"talks",
                         "from":"A","to":"B"{}}})",
                     id, when, id, rest);
}

std::string events(int count) {
  std::string list;
  for (int i = 0; i < count; ++i) {
    list += (i ? "," : "") + event(i, fmt::format("{}-03-{:02}", 1950 + i % 70, 1 + i % 28));
  }
  return "\"events\":[" + list + "]";
}

std::vector<std::string> texts(const std::vector<scene::Element>& elements) {
  std::vector<std::string> found;
  for (const scene::Element& element : elements) {
    if (const auto* text = std::get_if<scene::TextShape>(&element)) found.push_back(text->text);
    if (const auto* group = std::get_if<scene::Group>(&element)) {
      for (std::string& inner : texts(group->elements)) found.push_back(std::move(inner));
    }
  }
  return found;
}

bool shows(const Drawing& drawing, const std::string& words) {
  const std::vector<std::string> all = texts(drawing.body.elements);
  return std::find(all.begin(), all.end(), words) != all.end();
}

}  // namespace

TEST_CASE("an arrow runs from who acts to who is acted upon") {
  const Drawing d = draw("\"events\":[" + event(1, "2026-02-18") + "]");
  REQUIRE(d.plan.items.size() == 1);
  int marks = 0, arrows = 0;
  for (const Mark& mark : d.plan.items[0].marks) {
    const LaneKey& lane = d.plan.lanes[static_cast<std::size_t>(mark.lane)].key;
    const std::string& name = d.dossier[lane.actor].name;
    if (mark.part == Part::mark) CHECK((++marks, name == "A"));
    if (mark.part == Part::arrow) CHECK((++arrows, name == "B"));
  }
  CHECK(marks == 1);
  CHECK(arrows == 1);
}

TEST_CASE("officials and organizations stand on the lane of their house") {
  const Drawing d = draw(R"("events":[{"id":"e","when":"2026","title":"Inside","type":"talks",
    "participants":[{"actor":"P","role":"party"},{"actor":"O","role":"party"}]}])");
  REQUIRE(d.plan.lanes.size() == 1);
  CHECK(d.plan.lanes[0].name == std::vector<std::string>{"A"});
  CHECK(d.plan.items[0].marks.size() == 1);
}

TEST_CASE("what has no date has no place on the axis") {
  const Drawing d = draw(R"("events":[)" + event(1, "2026-02-18") + R"(,
    {"id":"u","title":"Some day","type":"talks","from":"A","to":"B"}])");
  REQUIRE(d.plan.items.size() == 2);
  CHECK(d.plan.items[1].marks.empty());
  CHECK(shows(d, "Undated"));
  CHECK(shows(d, "Some day (A → B)"));
}

TEST_CASE("nothing but undated items gives no axis") {
  const Drawing d = draw(R"("events":[{"id":"u","title":"Some day","type":"talks",
    "from":"A","to":"B"}])");
  CHECK_FALSE(d.plan.scale);
  CHECK(shows(d, "Some day (A → B)"));
}

TEST_CASE("the as-of line lies between what happened and what is planned on its day") {
  const Drawing d =
      draw("\"as_of\":\"2026-02-18\",\"events\":[" + event(1, "2026-02-18") + "," +
           event(2, "2026-02-18", R"(,"status":"planned")") + "," + event(3, "2026-02-01") + "]");
  REQUIRE(d.plan.as_of);
  for (const Drawn& item : d.plan.items) {
    const bool planned = item.entry.status == Status::planned;
    CHECK((item.site > d.plan.as_of->x) == planned);
  }
  CHECK(shows(d, "As of 18 Feb 2026"));
}

TEST_CASE("x follows time") {
  const Drawing d = draw(events(12));
  std::vector<const Drawn*> items;
  for (const Drawn& item : d.plan.items) items.push_back(&item);
  for (const Drawn* a : items) {
    for (const Drawn* b : items) {
      const double earlier = a->entry.spells[0].pieces[0].at();
      const double later = b->entry.spells[0].pieces[0].at();
      if (earlier < later) CHECK(a->site < b->site);
    }
  }
}

TEST_CASE("marks of one date stand apart") {
  std::string list;
  for (int i = 0; i < 6; ++i) list += (i ? "," : "") + event(i, "2026-02-18");
  const Drawing d = draw("\"events\":[" + list + "]");
  std::set<double> sites;
  for (const Drawn& item : d.plan.items) sites.insert(item.site);
  REQUIRE(sites.size() == 6);
  double last = -1e9;
  for (double site : sites) {
    CHECK(site - last > 16);
    last = site;
  }
}

TEST_CASE("every item is drawn or counted, at any size") {
  for (int count : {1, 8, 25, 60, 140}) {
    for (const std::string preset : {"slide", "a4", "column"}) {
      const theme::Page page = theme::page({.preset = preset});
      const double margin = page.metrics.margin;
      const Rect area{margin, 60, page.size.width - 2 * margin, preset == "slide" ? 500.0 : 700.0};
      const Drawing d = draw(events(count), area, true, preset);
      INFO(count << " on " << preset);
      REQUIRE(d.body.fits);
      const std::size_t in_strip = d.plan.strip ? d.plan.strip->count : 0;
      CHECK(d.plan.items.size() + in_strip + d.plan.left_out == static_cast<std::size_t>(count));
      CHECK(d.body.bottom <= area.bottom() + 0.5);
      const auto box = scene::bounds(d.body.elements);
      REQUIRE(box);
      CHECK(box->left() >= area.left() - margin);
      CHECK(box->right() <= area.right() + margin);
      const bool said = std::any_of(d.body.diagnostics.begin(), d.body.diagnostics.end(),
                                    [](const Diagnostic& x) { return x.code == Code::reduced; });
      CHECK(said == (d.plan.quiet + d.plan.left_out > 0));
      CHECK(d.body.notes.size() >= (said ? 1u : 0u));
    }
  }
}

TEST_CASE("numbers alone need little room") {
  const Drawing d = draw(events(30), {40, 110, 1200, 200}, false);
  CHECK(d.body.fits);
  CHECK(d.plan.left_out == 0);
  CHECK_FALSE(shows(d, "Event 1"));
  CHECK(shows(d, "30"));
}

TEST_CASE("a page that is far too small is refused, not overfilled") {
  const Drawing d = draw(events(5), {40, 110, 1200, 30});
  CHECK_FALSE(d.body.fits);
  REQUIRE(d.body.diagnostics.size() == 1);
  CHECK(d.body.diagnostics[0].code == Code::does_not_fit);
}

TEST_CASE("only what is drawn gets a key") {
  const Drawing plain = draw("\"events\":[" + event(1, "2026-02-18") + "]");
  CHECK(plain.body.keys.count(scene::Key::uncertain) == 0);
  CHECK(plain.body.keys.count(scene::Key::interval) == 0);
  const Drawing rich = draw(R"("relations":[{"id":"r","from":"A","to":"B","type":"embargo",
    "when":"1962-02-07/.."}],"eras":[{"title":"Age","when":"1960/1980"}],"events":[)" +
                            event(1, "197X") + "," + event(2, "1999-01-01") + "]");
  for (scene::Key key : {scene::Key::uncertain, scene::Key::interval, scene::Key::open_end,
                         scene::Key::era, scene::Key::conflict}) {
    CHECK(rich.body.keys.count(key) == 1);
  }
}

TEST_CASE("drawn twice is drawn alike") {
  CHECK(draw(events(40)).body.elements == draw(events(40)).body.elements);
}
