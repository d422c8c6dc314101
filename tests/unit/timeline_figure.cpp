#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>

#include "languages/language.hpp"
#include "select/selection.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"
#include "timeline/breaks.hpp"
#include "timeline/marks.hpp"
#include "timeline/plan.hpp"
#include "timeline/strip.hpp"

using namespace entente;
using namespace entente::timeline;
using test::small_dossier;

namespace {

struct Drawing {
  Dossier dossier;
  select::Selection selection;
  Plan plan;
  marks::Body body;
};

Drawing draw(const std::string& sections, Rect area = {40, 110, 1200, 490},
             const std::string& preset = "slide", const std::string& from = {}) {
  Drawing drawing;
  drawing.dossier = small_dossier(sections);
  select::Options window;
  if (!from.empty()) window.from = std::get<date::Edtf>(date::parse(from));
  drawing.selection = *select::apply(drawing.dossier, window).value;
  const theme::Metrics metrics = theme::page({.preset = preset}).metrics;
  const marks::Context context{.dossier = drawing.dossier,
                               .selection = drawing.selection,
                               .look = {theme::theme(ThemeName::light), metrics},
                               .grows = preset != "slide"};
  drawing.plan = make_plan(context, area, {});
  drawing.body = timeline::compose_timeline(context, area, {});
  return drawing;
}

date::Edtf parsed(std::string_view text) { return std::get<date::Edtf>(date::parse(text)); }

/// Whether the legend has an entry of these words.
bool explains(const Drawing& drawing, const std::string& words) {
  return std::any_of(drawing.body.legend.begin(), drawing.body.legend.end(),
                     [&](const marks::LegendEntry& entry) { return entry.words == words; });
}

std::string event(int id, const std::string& when, const std::string& rest = {}) {
  return fmt::format(R"({{"id":"e{}","when":"{}","title":"Event {}","type":"visit",
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
    if (mark.part == Glyph::mark) CHECK((++marks, name == "A"));
    if (mark.part == Glyph::arrow) CHECK((++arrows, name == "B"));
  }
  CHECK(marks == 1);
  CHECK(arrows == 1);
}

TEST_CASE("officials and organizations stand on the lane of their house") {
  const Drawing d = draw(R"("events":[{"id":"e","when":"2026","title":"Inside","type":"talks",
    "participants":[{"actor":"P","role":"party"},{"actor":"O","role":"party"}]},)" +
                         event(1, "2026-01") + "," + event(2, "2026-02") + "]");
  REQUIRE(d.plan.lanes.size() == 2);
  CHECK(d.plan.lanes[0].name == std::vector<std::string>{"A"});
  for (const Drawn& item : d.plan.items) {
    if (item.entry.id == "e") CHECK(item.marks.size() == 1);
  }
}

TEST_CASE("what has no date has no place on the axis") {
  const Drawing d = draw(R"("events":[)" + event(1, "2026-02-18") + R"(,
    {"id":"u","title":"Some day","type":"visit","from":"A","to":"B"}])");
  REQUIRE(d.plan.items.size() == 2);
  CHECK(d.plan.items[1].marks.empty());
  CHECK(shows(d, "Undated"));
  CHECK(shows(d, "Some day (A → B)"));
}

TEST_CASE("nothing but undated items gives no axis") {
  const Drawing d = draw(R"("events":[{"id":"u","title":"Some day","type":"visit",
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
      const Drawing d = draw(events(count), area, preset);
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

TEST_CASE("where no words fit, marks stand without numbers") {
  const Drawing d = draw(events(30), {40, 110, 1200, 80});
  REQUIRE(d.body.fits);
  CHECK(d.plan.left_out == 0);
  CHECK(d.plan.quiet == 30);
  CHECK_FALSE(shows(d, "Event 1"));
  CHECK_FALSE(shows(d, "30"));
}

TEST_CASE("a page that is far too small is refused, not overfilled") {
  const Drawing d = draw(events(5), {40, 110, 1200, 30});
  CHECK_FALSE(d.body.fits);
  REQUIRE(d.body.diagnostics.size() == 1);
  CHECK(d.body.diagnostics[0].code == Code::does_not_fit);
}

TEST_CASE("only what is drawn gets a key") {
  const Drawing plain = draw("\"events\":[" + event(1, "2026-02-18") + "]");
  CHECK_FALSE(explains(plain, "Date uncertain"));
  CHECK_FALSE(explains(plain, "Period"));
  const Drawing rich = draw(R"("relations":[{"id":"r","from":"A","to":"B","type":"embargo",
    "when":"1962-02-07/.."}],"eras":[{"title":"Age","when":"1960/1980"}],"events":[)" +
                            event(1, "197X") + "," + event(2, "1999-01-01") + "]");
  for (const char* words : {"Date uncertain", "Period", "Continues", "Era", "Conflict"}) {
    INFO(words);
    CHECK(explains(rich, words));
  }
}

TEST_CASE("houses share a lane only while there is no room for one each") {
  std::string actors, list;
  for (int i = 0; i < 15; ++i) {
    actors += fmt::format(R"({}{{"id":"H{}","kind":"country","name":"House {}"}})", i ? "," : "", i,
                          static_cast<char>('A' + i));
  }
  for (int i = 0; i < 15; ++i) {
    list += fmt::format(R"({}{{"id":"e{}","when":"{}","title":"T","type":"talks","from":"H{}",
                             "to":"H{}"}})",
                        i ? "," : "", i, 1900 + 8 * i, i, (i + 1) % 15);
  }
  const Drawing d = draw("\"actors\":[" + actors + "],\"events\":[" + list + "]");
  double lane = 0;
  for (const Lane& each : d.plan.lanes) lane = std::max(lane, each.height);
  CHECK((d.plan.merged.empty() || d.plan.bottom + lane > 600));
}

TEST_CASE("what is still to come stands on a ground of its own, if anything does") {
  const std::string past = event(1, "2026-02-01") + "," + event(2, "2026-02-10");
  const std::string ahead = "," + event(3, "2026-03-01", R"(,"status":"planned")");
  auto has_ground = [](const Drawing& d) {
    const theme::Color fill = timeline::future_fill(theme::theme(ThemeName::light));
    return std::any_of(d.body.elements.begin(), d.body.elements.end(), [&](const auto& element) {
      const auto* rect = std::get_if<scene::RectShape>(&element);
      return rect && rect->paint.fill == fill && rect->rect.x >= d.plan.as_of->x;
    });
  };
  const Drawing with = draw("\"as_of\":\"2026-02-18\",\"events\":[" + past + ahead + "]");
  CHECK(explains(with, "Still to come"));
  CHECK(has_ground(with));
  const Drawing without = draw("\"as_of\":\"2026-02-18\",\"events\":[" + past + "]");
  CHECK_FALSE(explains(without, "Still to come"));
  CHECK_FALSE(has_ground(without));
}

TEST_CASE("other versions of a date stand hollow on the lane and row of the first") {
  const Drawing d = draw(R"("events":[{"id":"x","when":"2026-02-10","title":"T","type":"talks",
      "from":"C","to":"A","claims":[{"when":"2026-02-03","text":"says A"}]},)" +
                         event(1, "2026-02-12") + "," + event(2, "2026-02-01") + "]");
  const Sizes sizes(theme::page({.preset = "slide"}).metrics);
  const auto item = std::find_if(d.plan.items.begin(), d.plan.items.end(),
                                 [](const Drawn& drawn) { return !drawn.entry.claims.empty(); });
  REQUIRE(item != d.plan.items.end());
  double first = 0, other = 0;
  for (const Mark& mark : item->marks) {
    const double y = d.plan.y(mark.lane, mark.row, sizes);
    if (mark.version) CHECK((mark.hollow && mark.x < item->site));
    if (mark.version) other = y;
    if (mark.part == Glyph::mark) first = y;
  }
  CHECK(first > 0);
  CHECK(other == first);
  CHECK(explains(d, "Date as claimed"));
}

TEST_CASE("dotted lines between versions of two dates never lie on each other") {
  auto claimed = [](int id, const std::string& when, const std::string& other) {
    return event(id, when, R"(,"claims":[{"when":")" + other + R"(","text":"no"}])");
  };
  const Drawing d = draw("\"events\":[" + claimed(1, "2026-02-01", "2026-02-12") + "," +
                         claimed(2, "2026-02-06", "2026-02-20") + "]");
  REQUIRE(d.plan.items.size() == 2);
  std::vector<const Mark*> firsts;
  for (const Drawn& item : d.plan.items) {
    for (const Mark& mark : item.marks) {
      if (mark.part == Glyph::mark) firsts.push_back(&mark);
    }
  }
  REQUIRE(firsts.size() == 2);
  CHECK(firsts[0]->lane == firsts[1]->lane);
  CHECK(firsts[0]->row != firsts[1]->row);
}

TEST_CASE("a date far coarser than the story does not stretch its axis") {
  const std::string story = event(1, "2025-03-01") + "," + event(2, "2025-03-20") + "," +
                            event(3, "2025-04-02") + "," + event(4, "2025-05-12");
  const Drawing d = draw("\"events\":[" + story + "," + event(5, "202X") + "]");
  const Drawn* coarse = nullptr;
  double first = 1e9, last = 0;
  for (const Drawn& item : d.plan.items) {
    if (item.entry.id == "e5") coarse = &item;
    if (item.entry.id == "e5") continue;
    first = std::min(first, item.site);
    last = std::max(last, item.site);
  }
  CHECK(last - first > 500);  // of 1200
  REQUIRE(coarse);
  REQUIRE_FALSE(coarse->bars.empty());
  CHECK(coarse->bars[0].start == End::open);
  CHECK(coarse->bars[0].finish == End::open);
}

TEST_CASE("a coarse date is not narrowed where others are far from it") {
  const Drawing d =
      draw("\"events\":[" + event(1, "Y-4600000000S2") + "," + event(2, "Y-538800000S4") + "," +
           event(3, "Y-315000S3") + "," + event(4, "-3499~") + "]");
  for (const Tick& tick : d.plan.ticks.contexts) CHECK(tick.label == "no months in deep time");
  for (const Drawn& item : d.plan.items) {
    for (const Bar& bar : item.bars) CHECK((bar.start != End::open && bar.finish != End::open));
  }
}

TEST_CASE("a bar across a break carries the sign of the break") {
  std::string week = event(0, "1914/2026-03-01");
  for (int day = 10; day < 17; ++day) week += "," + event(day, fmt::format("2026-02-{}", day));
  const Drawing d = draw("\"events\":[" + event(1, "1962-10-22") + "," + week + "]");
  REQUIRE(d.plan.scale->has_breaks());
  // Slanted lines: two for each break on the axis, as many on the bar.
  std::size_t slanted = 0;
  auto count = [&](const auto& self, const std::vector<scene::Element>& elements) -> void {
    for (const scene::Element& element : elements) {
      if (const auto* group = std::get_if<scene::Group>(&element)) self(self, group->elements);
      const auto* path = std::get_if<scene::PathShape>(&element);
      if (!path || path->segments.size() != 2) continue;
      const Point a = path->segments[0].to, b = path->segments[1].to;
      const double across = std::abs(a.x - b.x);
      slanted += across > 0.5 && across < 12 && a.y != b.y ? 1 : 0;
    }
  };
  count(count, d.body.elements);
  CHECK(slanted == 4 * (d.plan.scale->segments().size() - 1));
}

TEST_CASE("where all happens on one day the labels name the time and the axis the day") {
  const std::string day = event(1, "2026-02-18T08:05:00Z") + "," +
                          event(2, "2026-02-18T10:30:00Z") + "," + event(3, "2026-02-18T10:34:00Z");
  const Drawing d = draw("\"events\":[" + day + "]");
  CHECK(shows(d, "10:30"));
  CHECK(shows(d, "18 Feb 2026"));
  CHECK_FALSE(shows(d, "18 Feb 2026, 10:30"));
  const Drawing next = draw("\"events\":[" + day + "," + event(4, "2026-02-19T07:00:00Z") + "]");
  CHECK_FALSE(shows(next, "10:34"));
}

TEST_CASE("a label says who where neither title nor lane does") {
  // The envoy stands on the lane of A; two events have one title.
  const Drawing d = draw(R"("events":[
    {"id":"a","when":"2001-03-01","title":"Ambassador","type":"talks","from":"P","to":"B"},
    {"id":"b","when":"2011-03-01","title":"Ambassador","type":"talks","from":"C","to":"B"},
    {"id":"c","when":"2020-03-01","title":"P meets","type":"talks","from":"P","to":"B"}])");
  CHECK(shows(d, "Ambassador (P)"));
  CHECK(shows(d, "Ambassador (C)"));
  CHECK(shows(d, "P meets"));
}

TEST_CASE("where the legend says what all items are, words say who and how much") {
  const std::string type = R"("types":{"gift":{"label":"gift","plural":"gifts","sign":"cooperation",
                                             "medium":"material"}},)";
  auto gift = [](int year, const char* to, const char* title) {
    return fmt::format(R"({{"from":"A","to":"{}","type":"gift","when":"{}","title":"{}",
                           "amount":{{"value":{}0,"unit":"EUR"}}}})",
                       to, year, title, year);
  };
  const std::string two = gift(2001, "B", "Gift") + "," + gift(2011, "C", "gift") + ",";
  const Drawing alike = draw(type + "\"events\":[" + two + gift(2020, "B", "Gift") + "]");
  CHECK(shows(alike, "A → B €20k"));
  CHECK(shows(alike, "A → C €20.1k"));

  const Drawing mixed = draw(type + "\"events\":[" + two + gift(2020, "B", "A feast") + "]");
  CHECK_FALSE(shows(mixed, "A → C €20.1k"));
}

TEST_CASE("items of different status are told apart in a strip") {
  Strip strip;
  std::vector<Entry> entries(2);
  for (Entry& entry : entries) entry.spells = {trace(parsed("2020-05-01"))};
  entries[1].status = Status::denied;
  Plan plan;
  plan.scale = Scale({{18000, 19000, 0, 1000, 18000, 19000}});
  plan.strip = strip;
  fill_strip(entries, Sizes(theme::page({.preset = "slide"}).metrics), {}, plan);
  REQUIRE(plan.strip->stacks.size() == 1);
  CHECK(plan.strip->stacks[0].total == 2);
  REQUIRE(plan.strip->stacks[0].portions.size() == 2);
  CHECK(plan.strip->stacks[0].portions[1].status == Status::denied);
}

TEST_CASE("an as-of date far behind the last event takes no room") {
  const std::string story =
      event(1, "2020-03-01") + "," + event(2, "2020-06-01") + "," + event(3, "2020-09-01");
  const Drawing far = draw("\"as_of\":\"2026-02-18\",\"events\":[" + story + "]");
  CHECK_FALSE(far.plan.as_of);
  CHECK(far.plan.items.back().site > 1000);  // of 1240
  const Drawing near = draw("\"as_of\":\"2020-09-03\",\"events\":[" + story + "]");
  CHECK(near.plan.as_of);
}

TEST_CASE("a mark stands in its day, however many others want to be near") {
  std::string list;
  for (int i = 0; i < 28; ++i) {
    const int day = i < 14 ? 10 + i : 24;
    list += (i ? "," : "") + event(i, fmt::format("1962-10-{}", day));
  }
  const Drawing d = draw("\"events\":[" + list + "]");
  for (const Drawn& drawn : d.plan.items) {
    const Piece& day = drawn.entry.spells.front().pieces.front();
    CHECK(drawn.site >= d.plan.scale->x(day.begin) - 0.01);
    CHECK(drawn.site <= d.plan.scale->x(day.end) + 0.01);
  }
}

TEST_CASE("marks of one place share it in rows") {
  std::string list = event(0, "1985-10-02") + "," + event(1, "1985-10-02");
  list += "," + event(2, "1985-10-02");
  for (int i = 3; i < 11; ++i) list += "," + event(i, fmt::format("{}-03-01", 1930 + 10 * i));
  const Drawing d = draw("\"events\":[" + list + "]");
  std::set<int> rows;
  double first = 1e9, last = 0;
  for (const Drawn& drawn : d.plan.items) {
    if (!std::set<std::string>{"e0", "e1", "e2"}.count(drawn.entry.id)) continue;
    rows.insert(drawn.marks.front().row);
    first = std::min(first, drawn.site);
    last = std::max(last, drawn.site);
  }
  CHECK(last - first < 5);
  CHECK(rows.size() == 3);
}

TEST_CASE("what began before the window runs in from its edge, without a mark") {
  const std::string sections =
      R"("relations":[{"id":"r","from":"A","to":"B","type":"alliance","when":"1879-10-07/.."},
                      {"id":"o","from":"A","to":"B","type":"aid","when":"1890/.."}],
         "events":[)" +
      event(1, "1914-07-01") + "," + event(2, "1914-07-20") + "]";
  const Drawing whole = draw(sections);
  const Drawing cut = draw(sections, {40, 110, 1200, 490}, "slide", "1914-06-28");
  for (const char* id : {"r", "o"}) {
    const auto item_of = [&](const Drawing& d) {
      return *std::find_if(d.plan.items.begin(), d.plan.items.end(),
                           [&](const Drawn& drawn) { return drawn.entry.id == id; });
    };
    CHECK(item_of(whole).marks.size() == 2);
    CHECK(item_of(cut).marks.empty());
    std::set<int> lanes;
    for (const Bar& bar : item_of(cut).bars) {
      CHECK(bar.start == End::open);
      CHECK(bar.fade_from == cut.plan.scale->left());
      lanes.insert(bar.lane);
    }
    CHECK(lanes.size() == 2);
  }
  CHECK(shows(cut, "since 7 Oct 1879"));
}

TEST_CASE(
    "the pole of what runs in gives way to marks near the edge, and no strip counts it there") {
  std::string ties, list;
  for (int i = 0; i < 40; ++i) {
    ties += (i ? "," : "") + fmt::format(R"({{"id":"r{}","from":"A","to":"B","type":"alliance",
        "when":"18{}/..","weight":{}}})",
                                         i, 50 + i, i == 0 ? 9 : 0.1);
    list += (i ? "," : "") + event(i, fmt::format("1914-07-{:02}", 1 + i % 30));
  }
  const Drawing d = draw("\"relations\":[" + ties + "],\"events\":[" + list + "]",
                         {40, 110, 1200, 490}, "slide", "1914-06-28");
  double first = 1e9;
  const Drawn* alliance = nullptr;
  for (const Drawn& drawn : d.plan.items) {
    if (drawn.entry.id == "r0") alliance = &drawn;
    if (!drawn.marks.empty() && !drawn.entry.quiet) first = std::min(first, drawn.site);
  }
  REQUIRE(alliance);
  CHECK(alliance->site < first - 8);
  if (d.plan.strip) {
    for (const Strip::Stack& stack : d.plan.strip->stacks)
      CHECK(stack.x > d.plan.scale->left() + 12);
  }
}

TEST_CASE("what weighs more has a larger mark") {
  const Drawing d =
      draw("\"events\":[" + event(1, "2026-02-01") + "," +
           event(2, "2026-02-10", R"(,"weight":4)") + "," + event(3, "2026-02-20") + "]");
  CHECK(d.plan.items[0].entry.size == 1);
  CHECK(d.plan.items[1].entry.size > 1.3);
}

TEST_CASE("the story inside one country has lanes for its people") {
  const Drawing d = draw(R"("events":[
    {"id":"a","when":"2001","title":"Quarrel","type":"talks","from":"P","to":"O"},
    {"id":"b","when":"2005","title":"Peace","type":"talks","from":"O","to":"P"}])");
  CHECK(d.plan.lanes.size() == 2);
}

TEST_CASE("an era that runs on does not hide what is still to come") {
  const Drawing d = draw(
      "\"as_of\":\"2026-02-18\",\"eras\":[{\"title\":\"Age\",\"when\":"
      "\"2026-01-01/..\"}],\"events\":[" +
      event(1, "2026-02-01") + "," + event(2, "2026-03-01", R"(,"status":"planned")") + "]");
  const theme::Color fill = timeline::future_fill(theme::theme(ThemeName::light));
  std::size_t era = 0, ground = 0;
  for (std::size_t i = 0; i < d.body.elements.size(); ++i) {
    const auto* group = std::get_if<scene::Group>(&d.body.elements[i]);
    if (group && group->part == scene::Part::era) era = i + 1;
    const auto* rect = std::get_if<scene::RectShape>(&d.body.elements[i]);
    if (rect && rect->paint.fill == fill) ground = i + 1;
  }
  REQUIRE(era > 0);
  CHECK(ground > era);  // later is above
}

TEST_CASE("drawn twice is drawn alike") {
  CHECK(draw(events(40)).body.elements == draw(events(40)).body.elements);
}

TEST_CASE("Lanes of a figure of one kind say what their items come to") {
  auto sent = [](int count, const char* from, const char* to, const char* amount) {
    std::string list;
    for (int i = 0; i < count; ++i) {
      list +=
          fmt::format(R"({}{{"when":"20{:02}-03-{:02}","type":"visit","from":"{}","to":"{}"{}}})",
                      i ? "," : "", 2 + i, 5 + i, from, to, amount);
    }
    return list;
  };
  auto tallies = [](const Drawing& drawing) {
    std::set<std::string> words;
    for (const Lane& lane : drawing.plan.lanes) words.insert(lane.tally);
    return words;
  };
  const std::string six = sent(6, "A", "B", ""), seven = sent(7, "C", "B", "");
  CHECK(tallies(draw(R"("events": [)" + six + "," + seven + "]")) ==
        std::set<std::string>{"6 visits", "7 visits"});
  // Few are counted at a glance; of several types nobody knows what is counted.
  CHECK(tallies(draw(R"("events": [)" + sent(2, "A", "B", "") + "]")) == std::set<std::string>{""});
  const std::string call = R"({"when":"2003","type":"call","from":"A","to":"B"})";
  CHECK(tallies(draw(R"("events": [)" + six + "," + seven + "," + call + "]")) ==
        std::set<std::string>{""});
  const char* euros = R"(,"amount":{"value":200,"unit":"EUR"})";
  const std::string some = sent(3, "A", "B", euros);
  CHECK(tallies(draw(R"("events": [)" + some + "]")) == std::set<std::string>{"€600"});
  CHECK(tallies(draw(R"("events": [)" + some + "," + call + "]")) == std::set<std::string>{""});
  // Who takes and once gives is told by what he takes.
  const std::string back = sent(1, "B", "D", R"(,"amount":{"value":50,"unit":"EUR"})");
  CHECK(tallies(draw(R"("events": [)" + some + "," + back + "]")) ==
        std::set<std::string>{"€600", "€50"});
}

TEST_CASE("The lane of those who have none counts them, and what they come to") {
  std::string actors = R"({"id":"Z","kind":"country","name":"Zembla"})", list;
  for (int i = 0; i < 24; ++i) {
    actors += fmt::format(R"(,{{"id":"c{0}","kind":"country","name":"Country {0}"}})", i);
    list += fmt::format(R"({}{{"when":"2018-03-{:02}","type":"expulsion","from":"c{}","to":"Z",
                              "amount":{{"value":{},"unit":"EUR"}}}})",
                        i > 0 ? "," : "", 1 + i % 9, i, i == 0 ? 60 : 1);
  }
  const Drawing drawing = draw(R"("actors":[)" + actors + R"(],"events":[)" + list + "]");
  REQUIRE(drawing.plan.without.size() > 1);
  const auto rest =
      std::find_if(drawing.plan.lanes.begin(), drawing.plan.lanes.end(),
                   [](const Lane& lane) { return lane.key.kind == LaneKey::Kind::nobody; });
  REQUIRE(rest != drawing.plan.lanes.end());
  const std::size_t others = drawing.plan.without.size();
  CHECK(fmt::format("{}", fmt::join(rest->name, " ")) == fmt::format("{} other countries", others));
  CHECK(rest->tally == fmt::format("€{}", others));
  // The lane has counted them: no note does so again.
  CHECK_FALSE(std::any_of(drawing.body.notes.begin(), drawing.body.notes.end(),
                          [](const std::string& note) { return note.starts_with("Not shown"); }));
}

TEST_CASE("The bars of what stands out are strong, all others pale") {
  std::string relations = R"("relations":[)";
  for (int i = 0; i < 6; ++i) {
    relations += fmt::format(R"({}{{"from":"A","to":"B","type":"sanctions","label":"Label {}",
                                   "when":"{}-01-01/{}-01-01","weight":{}}})",
                             i > 0 ? "," : "", i, 1990 + i, 2000 + i, i == 2 ? 3 : 1);
  }
  const Drawing drawing = draw(relations + "]");
  REQUIRE(drawing.selection.stressed.size() == 1);
  const theme::Theme colors = theme::theme(ThemeName::light);
  auto fills = [&](theme::Color color) {
    std::size_t count = 0;
    std::function<void(const std::vector<scene::Element>&)> read = [&](const auto& elements) {
      for (const scene::Element& element : elements) {
        if (const auto* group = std::get_if<scene::Group>(&element)) read(group->elements);
        const auto* path = std::get_if<scene::PathShape>(&element);
        const auto* rect = std::get_if<scene::RectShape>(&element);
        const scene::Paint* paint = path ? &path->paint : rect ? &rect->paint : nullptr;
        count += paint && paint->fill == color ? 1 : 0;
      }
    };
    read(drawing.body.elements);
    return count;
  };
  CHECK(fills(colors.strong_tint(Sign::conflict)) == 1);
  CHECK(fills(colors.tint(Sign::conflict)) == 5);
}

TEST_CASE("Whom the title names has a lane of his own") {
  auto lanes = [](const std::string& title) {
    Drawing d = draw(R"("title": ")" + title + R"(", "events": [
        {"when":"2003","type":"visit","from":"P","to":"B"},
        {"when":"2004","type":"visit","from":"A","to":"B"}])");
    std::set<std::string> ids;
    for (const Lane& lane : d.plan.lanes) ids.insert(d.dossier[lane.key.actor].id);
    return ids;
  };
  CHECK(lanes("Two visits") == std::set<std::string>{"A", "B"});
  CHECK(lanes("What P did") == std::set<std::string>{"A", "B", "P"});
}

TEST_CASE("Who acts out of office has a lane of his own, if the story is about him") {
  auto lanes = [](const std::string& office) {
    const Drawing d = draw(R"("actors":[
        {"id":"A","kind":"country","name":"A"},{"id":"B","kind":"country","name":"B"},
        {"id":"L","kind":"official","name":"L","posts":[
          {"role":"Deputy","of":"A","when":")" +
                           office + R"("}]}],
      "events":[{"when":"2006","type":"threaten","from":"L","to":"B"},
        {"when":"2007","type":"accuse","from":"B","to":"L"},
        {"when":"2009","type":"visit","from":"A","to":"B"},
        {"when":"2012","type":"visit","from":"L","to":"B"}])");
    std::set<std::string> ids;
    for (const Lane& lane : d.plan.lanes) ids.insert(d.dossier[lane.key.actor].id);
    return ids;
  };
  CHECK(lanes("2010/..") == std::set<std::string>{"A", "B", "L"});
  CHECK(lanes("2005/..") == std::set<std::string>{"A", "B"});
}

TEST_CASE("The as-of line never runs through its words") {
  const std::string story = R"("eras":[
      {"when":"1914-06-28/1914-07-22","title":"Murder and blank cheque"},
      {"when":"1914-07-23/1914-07-28","title":"Ultimatum"},
      {"when":"1914-07-29/1914-08-12","title":"Declarations of war"}],
    "events":[)" + event(1, "1914-01-10") +
                            "," + event(2, "1914-07-23") + "," + event(3, "1914-12-20") + "]";
  std::size_t below = 0;
  for (int day = 10; day < 31; ++day) {
    const Drawing d = draw(fmt::format(R"("as_of":"1914-08-{}",)", day) + story);
    REQUIRE(d.plan.as_of);
    const AsOf& now = *d.plan.as_of;
    below += std::any_of(d.plan.eras.begin(), d.plan.eras.end(), [&](const EraBand& band) {
      return band.text.y > now.baseline + 1 && band.text.x < now.x &&
             band.text.x + band.text_width > now.x;
    });
    double words = 0, lowest = 0;
    for (const scene::Element& element : d.body.elements) {
      const auto* text = std::get_if<scene::TextShape>(&element);
      if (text && text->text == now.words) words = text->at.y;
      const auto* path = std::get_if<scene::PathShape>(&element);
      if (!path || path->segments.size() != 2) continue;
      const Point a = path->segments[0].to, b = path->segments[1].to;
      if (std::abs(a.x - now.x) > 0.01 || std::abs(b.x - now.x) > 0.01) continue;
      lowest = std::max({lowest, a.y, b.y});
    }
    CHECK(words > 0);
    CHECK(lowest < words);
  }
  CHECK(below > 0);
}

TEST_CASE("a date that has just room is in one line") {
  timeline::WordsCache cache;
  timeline::Entry entry;
  for (const char* date : {"12 Aug 2016", "14 Apr 2024", "1 Nov 1911"}) {
    ++entry.item;
    entry.date = std::string(date);
    const double width = text::width(date, {16, true}) + 0.1;
    CHECK(timeline::date_lines(entry, 16, width, cache).lines == std::vector<std::string>{date});
  }
}

TEST_CASE("A dash never stands alone on a line of a date") {
  WordsCache cache;
  Entry entry;
  entry.date = std::string("1 июня 1988 – 26 дек. 1991");
  for (double width = 60; width < 200; width += 5) {
    const WordsCache::Date& broken = date_lines(entry, 16, width, cache);
    for (const std::string& line : broken.lines) CHECK(line.size() > 3);
  }
}

TEST_CASE("Beside a graph too, the legend shows the mark of a status that only the timeline has") {
  Drawing d = draw(R"("events":[)" + event(1, "2020-01-01") + "," +
                   event(2, "2021-01-01", R"(,"status":"denied")") + "]");
  marks::Legend possible = d.body.legend;
  for (marks::LegendEntry& entry : possible) entry.samples = {{100, {}}};
  const marks::Legend shown = marks::explained_as(possible, d.body.legend);
  const auto denied = std::find_if(shown.begin(), shown.end(), [](const auto& entry) {
    return entry.rank == marks::Rank::status;
  });
  REQUIRE(denied != shown.end());
  REQUIRE(denied->samples.size() == 1);
  CHECK(denied->samples[0].width < 100);
}

TEST_CASE("The legend has what a reader can find, not what lies under something else") {
  const Drawing alone = draw(R"("events":[)" + event(1, "2020-01-01") + "," +
                             event(2, "2021-01-01", R"(,"sign":"neutral")") + "]");
  CHECK(explains(alone, "Neutral"));
  // Many that weigh more have the words; the two of one place and day lie on each other.
  std::string list = event(0, "1985-10-02", R"(,"sign":"neutral","weight":0.1)");
  for (int i = 1; i < 60; ++i) {
    const std::string when = i == 1 ? "1985-10-02" : fmt::format("{}-03-01", 1930 + i);
    list += "," + event(i, when, R"(,"weight":3)");
  }
  const Drawing many = draw("\"events\":[" + list + "]");
  const auto hidden = std::find_if(many.plan.items.begin(), many.plan.items.end(),
                                   [](const Drawn& drawn) { return drawn.entry.id == "e0"; });
  REQUIRE(hidden != many.plan.items.end());
  REQUIRE(hidden->entry.quiet);
  CHECK_FALSE(explains(many, "Neutral"));
}

TEST_CASE("Who of several stands on no lane is named with all; who has his house there, alone") {
  auto titles = [](const std::string& who) {
    const Drawing drawing = draw(R"("events": [
        {"when":"2003","type":"talks","title":"Alone","participants":["A","B"]},
        {"when":"2004","type":"talks","title":"All meet","participants":)" +
                                 who + "}]");
    std::set<std::string> words;
    for (const Drawn& drawn : drawing.plan.items) words.insert(drawn.entry.title);
    return words;
  };
  CHECK(titles(R"(["O","B"])") == std::set<std::string>{"Alone", "All meet (O)"});
}

TEST_CASE("the few events that weigh most are set in bold, many alike are not") {
  auto titles_in_bold = [](const std::string& sections) {
    const Drawing d = draw(sections);
    std::set<std::string> bold;
    std::function<void(const std::vector<scene::Element>&)> read = [&](const auto& elements) {
      for (const scene::Element& element : elements) {
        const auto* text = std::get_if<scene::TextShape>(&element);
        if (text && text->bold && text->text.rfind("Event", 0) == 0) bold.insert(text->text);
        if (const auto* group = std::get_if<scene::Group>(&element)) read(group->elements);
      }
    };
    read(d.body.elements);
    return bold;
  };
  std::string some = events(12), all = "\"events\":[";
  for (int i : {30, 31}) {
    some.insert(some.size() - 1, "," + event(i, fmt::format("19{}-05-01", i), R"(,"weight":3)"));
  }
  for (int i = 0; i < 12; ++i) {
    all += (i ? "," : "") + event(i, fmt::format("19{}-05-01", 50 + i), R"(,"weight":3)");
  }
  CHECK(titles_in_bold(some) == std::set<std::string>{"Event 30", "Event 31"});
  CHECK(titles_in_bold(all + "]").empty());
}

TEST_CASE("a label is as narrow as its lines allow, and breaks no word") {
  const theme::Metrics metrics = theme::page({.preset = "slide"}).metrics;
  Entry entry;
  entry.title = "Negotiations about extraordinary compensation begin in Geneva";
  entry.date = std::string("18 Feb 2026");
  double before = 1e9;
  const std::vector<WordsCache::Broken> all = broken_words(entry, metrics, 6);
  REQUIRE(all.size() == 6);
  for (int lines = 1; lines <= 6; ++lines) {
    INFO(lines << " lines");
    const WordsCache::Broken& broken = all[static_cast<std::size_t>(lines) - 1];
    CHECK(static_cast<int>(broken.words.date.size() + broken.words.title.size()) <=
          std::max(2, lines));
    CHECK(broken.words.width <= before);
    before = broken.words.width;
    if (broken.cut) continue;
    CHECK(fmt::format("{}", fmt::join(broken.words.title, " ")) == entry.title.get());
  }
  CHECK_FALSE(all.front().cut);
  CHECK_FALSE(all.back().cut);
}

TEST_CASE("who has a third of the story has a lane of his own") {
  auto has_own_lane = [](int of_him, const std::string& within) {
    std::string list;
    for (int i = 0; i < 12; ++i) {
      const std::string who = i < of_him ? "L" : "A";
      list += fmt::format(R"({}{{"when":"{}","title":"T{}","type":"visit","from":"{}","to":"B"}})",
                          i > 0 ? "," : "", 1990 + i, i, who);
    }
    const Drawing drawing = draw(R"("actors":[{"id":"A","kind":"country","name":"Arland"},
        {"id":"B","kind":"country","name":"Borduria"},{"id":"L","kind":"official","name":"Lee",)" +
                                 within + R"(}],"events":[)" + list + "]");
    return std::any_of(drawing.plan.lanes.begin(), drawing.plan.lanes.end(), [](const Lane& lane) {
      return lane.name == std::vector<std::string>{"Lee"};
    });
  };
  for (const char* within : {R"("posts":[{"role":"Envoy","of":"A"}])", R"("of":"A")"}) {
    CHECK(has_own_lane(5, within));
    CHECK_FALSE(has_own_lane(3, within));
  }
}

TEST_CASE("a bar that runs in from before the axis ends at its mark, and keeps its length") {
  for (const char* when : {"../1986-05-04", "1950-02-03/1986-05-04"}) {
    const Drawing drawing = draw(R"("relations":[{"from":"A","to":"B","type":"alliance","when":")" +
                                     std::string(when) + R"("}],"events":[
        {"when":"1981-01-02","title":"Raid","type":"attack","from":"A","to":"B"},
        {"when":"1992-01-06","title":"Note","type":"protest","from":"B","to":"A"}])",
                                 {40, 110, 1200, 490}, "slide", "1980");
    std::size_t bars = 0;
    for (const Drawn& drawn : drawing.plan.items) {
      for (const Bar& bar : drawn.bars) {
        ++bars;
        CHECK(bar.to == Approx(drawn.site));
        CHECK(bar.to - bar.from > 200);
      }
    }
    CHECK(bars > 0);
  }
}

TEST_CASE("what ends on a day stands before what happens on it, and its bar ends at its mark") {
  const Drawing drawing = draw(R"("relations":[
      {"from":"A","to":"B","type":"diplomatic-relations","when":"/2016-01-03"}],"events":[
      {"when":"2016-01-02","title":"Raid","type":"attack","from":"A","to":"B"},
      {"when":"2016-01-03","title":"Break","type":"break-relations","from":"B","to":"A"},
      {"when":"2016-01-06","title":"Note","type":"protest","from":"B","to":"A"}])");
  const Drawn *relations = nullptr, *breaking = nullptr;
  for (const Drawn& drawn : drawing.plan.items) {
    if (!drawn.bars.empty()) relations = &drawn;
    if (drawn.entry.title.get() == "Break") breaking = &drawn;
  }
  REQUIRE((relations && breaking));
  CHECK(relations->site < breaking->site);
  for (const Bar& bar : relations->bars) {
    CHECK(bar.fade_to == Approx(relations->site));
    CHECK(bar.fade_from < bar.fade_to);
  }
}

TEST_CASE("of thousands, those without words are counted, and none twice or never") {
  constexpr int all = 1500;
  std::string list;
  for (int i = 0; i < all; ++i) {
    list += (i ? "," : "") + event(i, fmt::format("{}-05-{:02}", 1900 + i % 100, 1 + i % 28));
  }
  const Drawing d = draw("\"events\":[" + list + "]");
  REQUIRE(d.plan.strip);
  const std::size_t worded = d.plan.items.size();
  CHECK(worded >= 10);
  CHECK(d.plan.strip->count + worded == all);
  CHECK(d.plan.quiet == d.plan.strip->count);
  CHECK(d.plan.left_out == 0);
  std::size_t stacked = 0;
  for (const Strip::Stack& stack : d.plan.strip->stacks) {
    stacked += static_cast<std::size_t>(stack.total);
  }
  CHECK(stacked == d.plan.strip->count);
}

TEST_CASE("where time runs down and dates are thousands, those that matter least are left out") {
  constexpr int all = 1500;
  std::string list;
  for (int i = 0; i < all; ++i) {
    list += (i ? "," : "") + event(i, fmt::format("{}-05-{:02}", 1900 + i % 100, 1 + i % 28));
  }
  RenderOptions options;
  options.figures = {FigureKind::timeline};
  options.orientation = Orientation::vertical;
  const Checked<Rendering> rendering = render(small_dossier("\"events\":[" + list + "]"), options);
  REQUIRE(rendering.value);
  const std::string& svg = rendering.value->figures.front().svg;
  CHECK(svg.find("Further events not shown: 1000") != svg.npos);
}
