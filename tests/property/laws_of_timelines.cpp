#include <algorithm>
#include <cmath>
#include <set>

#include "support/build_dossier.hpp"
#include "support/catch.hpp"
#include "support/draw.hpp"
#include "support/random_dossier.hpp"
#include "support/realistic_dossier.hpp"
#include "timeline/plan.hpp"

// What a timeline tells, tried on dossiers of all shapes.

using namespace entente;
using namespace entente::test;

namespace {

constexpr std::uint64_t stories = 24;

/// What the groups of a drawing say about items, by their numbers.
struct Told {
  std::set<int> worded;   ///< with words
  std::set<int> printed;  ///< with a number in ink
  std::size_t longest_badge = 0;
};

std::vector<int> numbers_in(const std::string& words) {
  std::vector<int> numbers;
  int range_from = 0;
  std::string digits;
  auto flush = [&](bool range) {
    if (digits.empty()) return;
    const int number = std::stoi(digits);
    digits.clear();
    for (int n = range_from > 0 ? range_from + 1 : number; n <= number; ++n) numbers.push_back(n);
    range_from = range ? number : 0;
  };
  for (const char c : words) {
    if (c >= '0' && c <= '9') {
      digits += c;
    } else {
      flush(static_cast<unsigned char>(c) == 0xE2);  // the dash of a range
    }
  }
  flush(false);
  return numbers;
}

bool is_numbers(const std::string& words) {
  return words.find_first_not_of("0123456789, \xE2\x80\x93") == std::string::npos;
}

void read(const std::vector<scene::Element>& elements, std::size_t items, Told& told) {
  for (const scene::Element& element : elements) {
    const auto* group = std::get_if<scene::Group>(&element);
    if (!group) continue;
    if (group->part != scene::Part::event) {
      read(group->elements, items, told);
      continue;
    }
    std::vector<int> own;
    for (const auto& [name, value] : group->data) {
      if (name == "events") own = numbers_in(value);
    }
    bool first = true;
    for (const scene::Element& inner : group->elements) {
      const auto* text = std::get_if<scene::TextShape>(&inner);
      if (!text) continue;
      // The number comes first, where there is one; a date of a mere year is none.
      const std::vector<int> numbers = numbers_in(text->text);
      const bool numbered = std::all_of(numbers.begin(), numbers.end(), [items](int number) {
        return number <= static_cast<int>(items);
      });
      if (first && numbered && is_numbers(text->text)) {
        told.printed.insert(numbers.begin(), numbers.end());
        told.longest_badge = std::max(told.longest_badge, numbers.size());
      } else {
        told.worded.insert(own.begin(), own.end());
      }
      first = false;
    }
  }
}

Told told_by(const Dossier& dossier, const std::string& preset, FigureKind kind) {
  const Drawing drawing = draw(dossier, kind, preset);
  Told told;
  if (drawing.scene.value) {
    read(drawing.scene.value->elements, drawing.selection.items.size(), told);
  }
  return told;
}

/// How many actors a graph draws, and how many items have words on its lines.
struct Shown {
  std::size_t actors = 0, worded = 0;
};

void count(const std::vector<scene::Element>& elements, std::set<std::string>& actors,
           std::set<int>& worded) {
  for (const scene::Element& element : elements) {
    const auto* group = std::get_if<scene::Group>(&element);
    if (!group) continue;
    // What has a node says there what it is.
    const bool to_event = std::any_of(group->data.begin(), group->data.end(), [](const auto& data) {
      return (data.first == "from" || data.first == "to") && data.second == "event";
    });
    for (const auto& [name, value] : group->data) {
      if (group->part == scene::Part::node && name == "id") actors.insert(value);
      if (group->part != scene::Part::edge || name != "events") continue;
      const bool words =
          to_event ||
          std::any_of(group->elements.begin(), group->elements.end(), [](const auto& inner) {
            const auto* text = std::get_if<scene::TextShape>(&inner);
            return text && !is_numbers(text->text);
          });
      if (!words) continue;
      const std::vector<int> numbers = numbers_in(value);
      worded.insert(numbers.begin(), numbers.end());
    }
    count(group->elements, actors, worded);
  }
}

Shown shown_by(const Dossier& dossier, const std::string& preset) {
  const Drawing drawing = draw(dossier, FigureKind::graph, preset);
  std::set<std::string> actors;
  std::set<int> worded;
  if (drawing.scene.value) count(drawing.scene.value->elements, actors, worded);
  return {actors.size(), worded.size()};
}

Dossier story(std::uint64_t seed) { return dossier_of(realistic_dossier(seed).dump()); }

timeline::Plan plan_of(const Dossier& dossier, const select::Selection& selection) {
  const theme::Metrics metrics = theme::page({.preset = "slide"}).metrics;
  const marks::Context context{dossier, selection, {theme::theme(ThemeName::light), metrics}};
  return timeline::make_plan(context, {40, 110, 1200, 490}, {});
}

}  // namespace

TEST_CASE("a timeline prints no number without its words, and few in a badge") {
  for (std::uint64_t seed = 0; seed < stories; ++seed) {
    const Dossier dossier = story(seed);
    for (const char* preset : {"slide", "a4", "column"}) {
      INFO("seed " << seed << " on " << preset);
      const Told told = told_by(dossier, preset, FigureKind::timeline);
      CHECK(std::includes(told.worded.begin(), told.worded.end(), told.printed.begin(),
                          told.printed.end()));
      CHECK(told.longest_badge <= 6);
    }
  }
}

TEST_CASE("a timeline on a larger page has words for no less") {
  for (std::uint64_t seed = 0; seed < stories; ++seed) {
    INFO("seed " << seed);
    const Dossier dossier = story(seed);
    const Told slide = told_by(dossier, "slide", FigureKind::timeline);
    const Told a4 = told_by(dossier, "a4", FigureKind::timeline);
    CHECK(std::includes(a4.worded.begin(), a4.worded.end(), slide.worded.begin(),
                        slide.worded.end()));
  }
}

TEST_CASE("a graph on a larger page says no less and shows no fewer") {
  for (std::uint64_t seed = 0; seed < stories; ++seed) {
    INFO("seed " << seed);
    const Dossier dossier = story(seed);
    const Shown slide = shown_by(dossier, "slide"), a4 = shown_by(dossier, "a4");
    CHECK(a4.worded >= slide.worded);
    // Where a slide has names and hardly a word, as a map, words may take the place of some of them
    // on a4: not of more.
    const bool names_alone = 2 * slide.worded < slide.actors;
    const std::size_t words = names_alone ? a4.worded - slide.worded : 0;
    CHECK(a4.actors + words >= slide.actors);
  }
}

TEST_CASE("a shared lane holds little, and no enemies") {
  for (std::uint64_t seed = 0; seed < 2 * stories; ++seed) {
    INFO("seed " << seed);
    const Dossier dossier = story(seed);
    const select::Selection selection = select::apply(dossier, {}).value.value();
    const timeline::Plan plan = plan_of(dossier, selection);
    const std::set<timeline::LaneKey> merged(plan.merged.begin(), plan.merged.end());
    if (merged.empty()) continue;
    std::size_t held = 0, shown = 0;
    for (const timeline::Drawn& drawn : plan.items) {
      if (!drawn.entry.dated()) continue;
      const auto stops =
          std::count_if(drawn.entry.stops.begin(), drawn.entry.stops.end(),
                        [&](const timeline::Stop& stop) { return merged.count(stop.lane) > 0; });
      ++shown;
      held += stops > 0 ? 1 : 0;
      CHECK((drawn.entry.sign != Sign::conflict || stops < 2));
    }
    CHECK(4 * held <= shown);
  }
}

TEST_CASE(
    "words stand at their marks or in a list, never in both, and the few at marks weigh most") {
  std::size_t mixed = 0;
  for (std::uint64_t seed = 0; seed < 2 * stories; ++seed) {
    INFO("seed " << seed);
    const Dossier dossier = story(seed);
    const select::Selection selection = select::apply(dossier, {}).value.value();
    const timeline::Plan plan = plan_of(dossier, selection);
    double least_at_marks = 1e9, least_listed = 1e9;
    std::size_t at_marks = 0, listed = 0;
    for (const timeline::Drawn& drawn : plan.items) {
      const bool label = drawn.label && !drawn.label->words.title.empty();
      if (label && drawn.entry.dated()) {
        ++at_marks;
        least_at_marks = std::min(least_at_marks, drawn.entry.importance);
      }
      if (drawn.listed) {
        ++listed;
        least_listed = std::min(least_listed, drawn.entry.importance);
        CHECK(drawn.entry.listed);
      }
      CHECK_FALSE((label && drawn.listed));
      if (!drawn.entry.quiet) CHECK((drawn.label || drawn.listed));
    }
    if (at_marks == 0 || listed == 0) continue;
    ++mixed;
    CHECK(least_at_marks >= least_listed);
    for (const timeline::Drawn& drawn : plan.items) {
      if (!drawn.listed && drawn.label && drawn.entry.dated()) CHECK(drawn.label->number.empty());
    }
  }
  CHECK(mixed > 0);
}

TEST_CASE("a mark stands at its date, on its side of every tick, era and of today") {
  constexpr double seen = 2.01;  // px that nobody sees
  std::size_t asked = 0, stacked = 0;
  for (std::uint64_t seed = 0; seed < 2 * stories; ++seed) {
    INFO("seed " << seed);
    const Dossier dossier = story(seed);
    const select::Selection selection = select::apply(dossier, {}).value.value();
    const timeline::Plan plan = plan_of(dossier, selection);
    if (!plan.scale || plan.scale->sequential()) continue;
    std::vector<double> borders;
    for (const timeline::Tick& tick : plan.ticks.marks) borders.push_back(tick.x);
    if (plan.as_of) borders.push_back(plan.as_of->x);
    for (const timeline::Drawn& drawn : plan.items) {
      if (!drawn.entry.dated() || drawn.marks.empty()) continue;
      const timeline::Piece& piece = drawn.entry.spells.front().pieces.front();
      const bool known = std::isfinite(piece.begin) && std::isfinite(piece.end);
      const bool stretch = piece.kind == timeline::Piece::Kind::stretch;
      const double at = plan.scale->x(piece.at());
      const double from = stretch || !known ? at : plan.scale->x(piece.begin);
      const double to = stretch || !known ? at : plan.scale->x(piece.end);
      INFO("item " << drawn.entry.number);
      CHECK(drawn.site >= from - seen);
      CHECK(drawn.site <= to + seen);
      for (const double border : borders) {
        if (border < from) CHECK(drawn.site >= border);
        if (border > to) CHECK(drawn.site <= border);
      }
      ++asked;
      stacked += drawn.bars.empty() && drawn.marks.front().row > 0 ? 1 : 0;
    }
  }
  CHECK(asked > 500);
  CHECK(stacked > 0);
}

TEST_CASE("thousands of items have no marks on lanes but those with words: the strip counts them") {
  const Dossier dossier = dossier_of(realistic_dossier(1, {40, 100, 2500}).dump());
  const select::Selection selection = select::apply(dossier, {}).value.value();
  const timeline::Plan plan = plan_of(dossier, selection);
  REQUIRE(plan.fits);
  REQUIRE(plan.strip);
  std::size_t worded = 0;
  for (const timeline::Drawn& drawn : plan.items) worded += drawn.entry.quiet ? 0 : 1;
  CHECK(worded > 10);
  CHECK(worded == plan.items.size());
  CHECK(worded + plan.strip->count + plan.left_out == selection.items.size());
}
