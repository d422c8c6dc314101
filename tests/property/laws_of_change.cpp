#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "change/united.hpp"
#include "entente/difference.hpp"
#include "entente/judgement.hpp"
#include "entente/render.hpp"
#include "scene/scene.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"
#include "support/random_dossier.hpp"
#include "support/realistic_dossier.hpp"

// What holds for every figure about change, whatever the dossier.

using namespace entente;
using namespace entente::test;

namespace {

/// Dossiers of all kinds: hostile small ones, and such as analysts write.
Dossier dossier_of_seed(std::uint64_t seed) {
  return dossier_of(seed % 2 == 0 ? random_dossier(seed / 2).dump()
                                  : realistic_dossier(seed / 2).dump());
}

Checked<Rendering> snapshots(const Dossier& dossier, std::uint64_t seed) {
  const std::string presets[] = {"slide", "a4", "column"};
  const ThemeName themes[] = {ThemeName::light, ThemeName::dark, ThemeName::print};
  RenderOptions options;
  options.figures = {FigureKind::snapshots};
  options.size.preset = presets[seed % 3];
  options.theme = themes[seed / 3 % 3];
  return render(dossier, options);
}

std::string value_of(const scene::Group& group, std::string_view key) {
  for (const auto& [name, value] : group.data) {
    if (name == key) return value;
  }
  return {};
}

/// "3-RU" stands in panel 3.
std::pair<int, std::string> panel_and_id(const std::string& id) {
  const std::size_t dash = id.find('-');
  return {std::stoi(id.substr(0, dash)), id.substr(dash + 1)};
}

/// Everything with an identity, by what it is, then by panel: its first shape.
struct Drawn {
  std::map<std::string, std::map<int, Point>> actors;
  std::map<std::string, std::map<int, Point>> marks;          ///< of lines, by track
  std::map<int, std::set<int>> items;                         ///< by panel
  std::vector<std::pair<std::string, std::size_t>> unbadged;  ///< changed lines without a badge
};

Point middle_of(const scene::Element& element) {
  const auto box = scene::bounds(element);
  return box ? box->center() : Point{};
}

Drawn drawn_in(const scene::Scene& scene) {
  Drawn drawn;
  for (const scene::Element& element : scene.elements) {
    const auto* group = std::get_if<scene::Group>(&element);
    if (!group || group->elements.empty()) continue;
    if (group->part == scene::Part::node) {
      const auto [panel, id] = panel_and_id(value_of(*group, "id"));
      // The outline is as wide as what became of the actor; its middle is the actor's place.
      const Point at = middle_of(group->elements.front());
      drawn.actors[id][panel] = at;
    }
    if (group->part != scene::Part::edge) continue;
    const auto [panel, from] = panel_and_id(value_of(*group, "from"));
    const std::string list = value_of(*group, "events");
    for (std::size_t begin = 0; begin < list.size();) {
      const std::size_t end = std::min(list.find(' ', begin), list.size());
      drawn.items[panel].insert(std::stoi(list.substr(begin, end - begin)));
      begin = end + 1;
    }
    const std::string track = value_of(*group, "track");
    if (track.empty()) continue;
    const bool badge =
        std::any_of(group->elements.begin(), group->elements.end(), [](const scene::Element& part) {
          return std::holds_alternative<scene::CircleShape>(part);
        });
    const std::string change = value_of(*group, "change");
    if (badge != (change != "kept")) drawn.unbadged.emplace_back(change, panel);
  }
  return drawn;
}

/// Whether a period holds a stretch of time, told anew: at its middles, of which an end that
/// nobody knows leaves one.
bool holds(const change::Period& period, const date::Edtf& when, bool lasts) {
  const auto value = [](std::optional<double> day, double otherwise) {
    return day.value_or(otherwise);
  };
  const double earliest = value(date::axis_earliest(when), -1e300);
  const double latest = value(date::axis_latest(when), 1e300);
  const auto in = [&](double day) { return day >= period.from && day < period.next; };
  if (!lasts) {
    const double day = earliest < -1e299 ? latest
                       : latest > 1e299  ? earliest
                                         : (earliest + latest) / 2;
    return in(day);
  }
  const double begin = earliest < -1e299
                           ? earliest
                           : (earliest + value(date::axis_start_latest(when), earliest)) / 2;
  const double end =
      latest > 1e299 ? latest : (latest + value(date::axis_end_earliest(when), latest)) / 2;
  const bool ends_here = end > period.from && end <= period.next;
  if (when.earliest.kind == date::BoundKind::unknown) return ends_here;
  if (when.latest.kind == date::BoundKind::unknown) return in(begin);
  return begin < period.next && end > period.from;
}

/// All places of one panel are those of another, moved as one.
void check_places(const Drawn& drawn) {
  std::map<std::pair<int, int>, std::set<std::pair<double, double>>> moves;
  const auto compare = [&](const std::map<int, Point>& places) {
    for (const auto& [a, first] : places) {
      for (const auto& [b, second] : places) {
        if (a < b) moves[{a, b}].insert({second.x - first.x, second.y - first.y});
      }
    }
  };
  for (const auto& [id, places] : drawn.actors) compare(places);
  for (const auto& [track, places] : drawn.marks) compare(places);
  for (const auto& [panels, ways] : moves) CHECK(ways.size() == 1);
}

/// Every item that is drawn is in the panels of its time, and in no other.
int check_items(const Dossier& dossier, const Drawn& drawn) {
  const Checked<select::Selection> selection = select::apply(dossier, {});
  const change::Story story = change::tell(dossier, *selection.value, {});
  std::set<int> anywhere;
  for (const auto& [panel, items] : drawn.items) anywhere.insert(items.begin(), items.end());
  int compared = 0;
  for (const select::Item& item : selection.value->items) {
    if (anywhere.count(item.number) == 0) continue;  // counted as left out, or told by a tie
    const select::ItemView facts = select::view(dossier, item);
    const bool succession =
        facts.is_event && dossier[std::get<EventIndex>(item.what)].type == "succession";
    if (succession) continue;  // stands at its end
    for (std::size_t p = 0; p < story.panels.size(); ++p) {
      const bool expected =
          std::any_of(facts.when.begin(), facts.when.end(), [&](const date::Edtf* when) {
            const bool open = when->latest.kind != date::BoundKind::finite;
            const bool lasts = when->type == date::Type::interval && (!facts.is_event || open);
            return !date::is_undated(*when) && holds(story.panels[p].period, *when, lasts);
          });
      const auto items = drawn.items.find(static_cast<int>(p) + 1);
      const bool is = items != drawn.items.end() && items->second.count(item.number) > 0;
      INFO("item " << item.number << " panel " << p + 1);
      CHECK(is == expected);
      ++compared;
    }
  }
  return compared;
}

}  // namespace

TEST_CASE("nobody moves from panel to panel; every tie of a period is in its panel, and no other") {
  int figures = 0, compared = 0;
  for (std::uint64_t seed = 0; seed < 24; ++seed) {
    const Dossier dossier = dossier_of_seed(seed);
    const Checked<Rendering> rendering = snapshots(dossier, seed);
    if (!rendering.value || rendering.value->figures.empty()) continue;
    ++figures;
    const Figure& figure = rendering.value->figures.front();
    INFO("seed " << seed);
    for (const Fault& fault : assess(figure).faults) FAIL_CHECK(fault.message);
    const Drawn drawn = drawn_in(*figure.drawing);
    check_places(drawn);
    // In grey, the badge alone tells what is new and what has ended.
    CHECK(drawn.unbadged.empty());
    compared += check_items(dossier, drawn);
  }
  CHECK(figures > 12);
  CHECK(compared > 300);
}

namespace {

/// Numbers of items on lines by what became of them: "new", "kept", "ended", "changed".
std::map<std::string, std::set<int>> items_by_change(const scene::Scene& scene) {
  std::map<std::string, std::set<int>> items;
  for (const scene::Element& element : scene.elements) {
    const auto* group = std::get_if<scene::Group>(&element);
    if (!group || group->part != scene::Part::edge) continue;
    const std::string list = value_of(*group, "events");
    for (std::size_t begin = 0; begin < list.size();) {
      const std::size_t end = std::min(list.find(' ', begin), list.size());
      items[value_of(*group, "change")].insert(std::stoi(list.substr(begin, end - begin)));
      begin = end + 1;
    }
  }
  return items;
}

/// What the list beside a difference names: numbers of items, and who holds or held an office.
struct Listed {
  std::set<int> items;
  std::set<std::string> people;
};

Listed listed_in(const scene::Scene& scene) {
  Listed listed;
  for (const scene::Element& element : scene.elements) {
    const auto* group = std::get_if<scene::Group>(&element);
    if (!group || group->part == scene::Part::edge || group->part == scene::Part::node) continue;
    const std::string number = value_of(*group, "change"), person = value_of(*group, "office");
    if (!number.empty()) listed.items.insert(std::stoi(number));
    if (!person.empty()) listed.people.insert(person);
  }
  return listed;
}

/// Who is drawn inside of a house as new in office or no more in it.
std::set<std::string> changed_people(const scene::Scene& scene) {
  std::set<std::string> people;
  for (const scene::Element& element : scene.elements) {
    const auto* group = std::get_if<scene::Group>(&element);
    if (!group || group->part != scene::Part::node || value_of(*group, "of").empty()) continue;
    if (value_of(*group, "change") != "kept") people.insert(value_of(*group, "id"));
  }
  return people;
}

/// All that is listed is drawn; all that is drawn is listed, unless the list says that it is not
/// whole.
void check_list(const Figure& figure, const Diagnostics& diagnostics) {
  const Listed listed = listed_in(*figure.drawing);
  auto items = items_by_change(*figure.drawing);
  std::set<int> drawn;
  for (const auto& [change, numbers] : items) drawn.insert(numbers.begin(), numbers.end());
  for (const int number : listed.items) {
    INFO("item " << number);
    CHECK(drawn.count(number) == 1);
  }
  const bool cut =
      std::any_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& diagnostic) {
        return diagnostic.message.find("not named in the list") != std::string::npos;
      });
  const std::set<std::string> people = changed_people(*figure.drawing);
  for (const std::string& person : listed.people) CHECK(people.count(person) == 1);
  if (cut) return;
  for (const char* change : {"new", "ended", "kept"}) {
    for (const int number : items[change]) CHECK(listed.items.count(number) == 1);
  }
  // What turned into another is named with it.
  const std::set<int>& turned = items["changed"];
  const auto named = std::count_if(turned.begin(), turned.end(),
                                   [&](int number) { return listed.items.count(number) > 0; });
  CHECK(2 * named >= static_cast<std::ptrdiff_t>(turned.size()));
  CHECK(people == listed.people);
}

/// Whether some stretch of an item is in force at noon of a day, told anew.
bool in_force(const select::ItemView& facts, double noon) {
  return std::any_of(facts.when.begin(), facts.when.end(), [&](const date::Edtf* when) {
    const bool open = when->latest.kind != date::BoundKind::finite;
    if (when->type != date::Type::interval || (facts.is_event && !open)) return false;
    if (date::is_undated(*when)) return false;
    const auto middle = [](std::optional<double> a, std::optional<double> b, double never) {
      return a && b ? (*a + *b) / 2 : a ? *a : b ? *b : never;
    };
    const bool from_ever = !date::axis_earliest(*when);
    const double begin =
        from_ever ? -1e300
                  : middle(date::axis_earliest(*when), date::axis_start_latest(*when), -1e300);
    const double end =
        open ? 1e300 : middle(date::axis_latest(*when), date::axis_end_earliest(*when), 1e300);
    return begin < noon && end > noon;
  });
}

}  // namespace

TEST_CASE("a difference has the ties of both days, and tells of each on which it is in force") {
  int figures = 0;
  for (std::uint64_t seed = 0; seed < 24; ++seed) {
    const Dossier dossier = dossier_of_seed(seed);
    const Checked<select::Selection> selection = select::apply(dossier, {});
    if (!selection.value) continue;
    const change::Facts facts = change::facts_of(dossier, *selection.value);
    const change::Periods periods = change::divide(dossier, *selection.value, facts, {});
    if (periods.list.size() < 2) continue;
    const double first = std::floor(periods.list[0].next), second = periods.list.back().next - 1;
    const auto day = [](double number) {
      return std::get<date::Edtf>(date::parse(date::iso(date::from_day_number(number))));
    };
    RenderOptions options;
    options.figures = {FigureKind::difference};
    options.between = {day(first), day(second)};
    const std::string presets[] = {"slide", "a4", "column"};
    options.size.preset = presets[seed % 3];
    const Checked<Rendering> rendering = render(dossier, options);
    if (!rendering.value || rendering.value->figures.empty()) continue;
    ++figures;
    const Figure& figure = rendering.value->figures.front();
    INFO("seed " << seed);
    for (const Fault& fault : assess(figure).faults) FAIL_CHECK(fault.message);
    check_list(figure, rendering.diagnostics);
    auto items = items_by_change(*figure.drawing);
    for (const select::Item& item : selection.value->items) {
      const select::ItemView view = select::view(dossier, item);
      if (view.when.size() > 1) continue;  // may be several things at once
      const bool was = view.status == Status::happened && in_force(view, first + 0.5);
      const bool is = view.status == Status::happened && in_force(view, std::floor(second) + 0.5);
      INFO("item " << item.number);
      const int number = item.number;
      if (items["new"].count(number) > 0) CHECK((is && !was));
      if (items["ended"].count(number) > 0) CHECK((was && !is));
      if (items["kept"].count(number) > 0) CHECK((was && is));
      if (items["changed"].count(number) > 0) CHECK(was != is);
    }
  }
  CHECK(figures >= 6);
}

namespace {

/// Every item that is drawn as new, ended or changed, by its id in its own version.
std::set<std::string> told_of(const change::United& united, const select::Selection& selection,
                              const change::Story& story) {
  constexpr std::string_view names[] = {"kept ", "new ", "ended ", "changed "};
  std::set<std::string> told;
  for (const change::Mention& mention : story.panels.front().mentions) {
    const int number = story.facts.list[mention.fact].number;
    const auto& what = select::item_of(selection, number).what;
    const auto* event = std::get_if<EventIndex>(&what);
    const std::string& id =
        event ? united.dossier[*event].id : united.dossier[std::get<RelationIndex>(what)].id;
    told.insert(std::string(names[static_cast<std::size_t>(mention.change)]) + id);
  }
  return told;
}

/// A version with the first relation gone, the second denied, an event more.
std::string edited(nlohmann::json document) {
  if (document["relations"].size() > 1) {
    document["relations"][1]["status"] = "denied";
    document["relations"].erase(0);
  }
  if (!document["events"].empty()) {
    auto event = document["events"][0];
    event["id"] = "one-more";
    event["title"] = "One more";
    document["events"].push_back(event);
  }
  return document.dump();
}

}  // namespace

TEST_CASE("the difference of two versions draws what compare() finds, and nothing else") {
  int told = 0, figures = 0;
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    const nlohmann::json document = realistic_dossier(seed);
    const Dossier before = dossier_of(document.dump()), after = dossier_of(edited(document));
    const DossierDifference difference = compare(before, after);
    const change::United united = change::unite(before, after);
    const Checked<select::Selection> selection = select::apply(united.dossier, {});
    REQUIRE(selection.value);
    const change::Story story = change::between_versions(united, *selection.value);
    INFO("seed " << seed);
    std::set<std::string> expected;
    const auto expect = [&](const std::vector<RecordDifference>& list, const std::string& name) {
      for (const RecordDifference& one : list) {
        if (one.kind == RecordKind::actor) continue;
        expected.insert(name + (one.after.empty() ? one.before : one.after));
      }
    };
    expect(difference.added, "new ");
    expect(difference.ended, "ended ");
    expect(difference.changed, "changed ");
    const std::set<std::string> drawn = told_of(united, *selection.value, story);
    for (const std::string& one : drawn) CHECK(expected.count(one) == 1);
    // What joins no two houses is counted.
    CHECK(drawn.size() + story.facts.inside.size() >= expected.size());
    told += static_cast<int>(drawn.size());
    RenderOptions options;
    const Checked<Rendering> rendering = render_difference(before, after, options);
    if (!rendering.value || rendering.value->figures.empty()) continue;
    ++figures;
    for (const Fault& fault : assess(rendering.value->figures.front()).faults) {
      FAIL_CHECK(fault.message);
    }
    check_list(rendering.value->figures.front(), rendering.diagnostics);
  }
  CHECK(told >= 24);
  CHECK(figures >= 8);
}
