#include <algorithm>
#include <random>
#include <set>

#include "base/isotonic.hpp"
#include "select/selection.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"
#include "support/days.hpp"
#include "timeline/bars.hpp"
#include "timeline/entries.hpp"
#include "timeline/flags.hpp"
#include "timeline/lane_table.hpp"
#include "timeline/lanes.hpp"
#include "timeline/one_side.hpp"
#include "timeline/trace.hpp"

using namespace entente;
using namespace entente::timeline;
using test::day;

namespace {

Trace trace_of(std::string_view text) {
  const auto parsed = date::parse(text);
  INFO(text);
  REQUIRE(std::holds_alternative<date::Edtf>(parsed));
  return trace(std::get<date::Edtf>(parsed));
}

Piece piece_of(std::string_view text) {
  const Trace found = trace_of(text);
  REQUIRE(found.pieces.size() == 1);
  return found.pieces.front();
}

Scale one_scale() { return Scale({{day(1950, 1, 1), day(2050, 1, 1), 0, 1000, 0, 0}}); }

Sizes slide_sizes() { return Sizes(theme::page({.preset = "slide"}).metrics); }

}  // namespace

TEST_CASE("spread keeps distances, order and bounds, and moves nothing that has room") {
  CHECK(base::spread({10, 50, 90}, {20, 20}, 0, 100) == std::vector<double>{10, 50, 90});
  CHECK(base::spread({50, 50, 50}, {20, 20}, 0, 100) == std::vector<double>{30, 50, 70});
  CHECK(base::spread({95, 95}, std::vector<double>{20}, 0, 100) == std::vector<double>{80, 100});
  const std::vector<double> squeezed = base::spread({5, 5, 5}, {100, 100}, 0, 100);
  CHECK(squeezed == std::vector<double>{0, 50, 100});
  const std::vector<double> heavy =
      base::spread({50, 50}, std::vector<double>{20}, 0, 100, {1, 1000});
  CHECK(heavy[1] == Approx(50).margin(0.1));
}

TEST_CASE("spread is the least-squares solution") {
  std::mt19937 random(1);
  for (int round = 0; round < 50; ++round) {
    std::vector<double> wanted;
    for (int i = 0; i < 6; ++i) wanted.push_back(static_cast<double>(random() % 100));
    std::sort(wanted.begin(), wanted.end());
    const std::vector<double> gaps(5, 12);
    const std::vector<double> best = base::spread(wanted, gaps, -1000, 1000);
    auto error = [&](const std::vector<double>& x) {
      double sum = 0;
      for (std::size_t i = 0; i < x.size(); ++i) sum += (x[i] - wanted[i]) * (x[i] - wanted[i]);
      return sum;
    };
    for (int change = 0; change < 40; ++change) {
      std::vector<double> other = best;
      const std::size_t from = random() % 6;
      const double by = static_cast<double>(random() % 9) - 4;
      for (std::size_t i = from; i < 6 && by > 0; ++i) other[i] += by;
      for (std::size_t i = 0; i <= from && by < 0; ++i) other[i] += by;
      CHECK(error(other) >= error(best) - 1e-6);
    }
  }
}

TEST_CASE("dates are drawn as what they are") {
  CHECK(piece_of("2026-02-18").kind == Piece::Kind::instant);
  CHECK_FALSE(piece_of("2026-02-18").doubtful);
  CHECK(piece_of("2026-02-18").at() == day(2026, 2, 18) + 0.5);
  CHECK(piece_of("2026-02-18?").doubtful);
  CHECK(piece_of("2026-02").kind == Piece::Kind::within);
  CHECK(piece_of("199X").end - piece_of("199X").begin == 3652);
  CHECK(piece_of("1950-01-01/1970-12-31").start == End::sharp);
  CHECK(piece_of("1950/1970").finish == End::coarse);
  CHECK(piece_of("1950~/1970").start == End::soft);
  CHECK(piece_of("1962-02-07/..").finish == End::open);
  CHECK(piece_of("1962-02-07/").finish == End::unknown);
  CHECK(piece_of("../1970").start == End::open);
  CHECK(piece_of("/1970").start == End::unknown);
  CHECK(piece_of("[..1958]").begin == -infinity);
  CHECK(piece_of("[1972..]").end == infinity);
  CHECK(trace_of("[1967,1969]").alternatives);
  CHECK_FALSE(trace_of("{1951,1953,1958}").alternatives);
  CHECK(trace_of("{1951,1953,1958}").pieces.size() == 3);
  CHECK(trace_of("../..").pieces.empty());
}

TEST_CASE("a mark of an interval stands at the end that is known") {
  CHECK(piece_of("1962-02-07/..").at() == day(1962, 2, 7) + 0.5);
  CHECK(piece_of("../1970-03-05").at() == day(1970, 3, 5) + 0.5);
  CHECK(piece_of("[..1958]").at() == (day(1958, 1, 1) + day(1959, 1, 1)) / 2);
}

TEST_CASE("bars end honestly") {
  const Scale scale = one_scale();
  const Sizes sizes = slide_sizes();
  const Bar open = bar_of(piece_of("1962-02-07/.."), scale, sizes);
  CHECK(open.to == scale.right());
  const Bar unknown = bar_of(piece_of("1962-02-07/"), scale, sizes);
  CHECK(unknown.to == unknown.from);
  CHECK(unknown.fade_to < scale.x(day(1970, 1, 1)));
  // A century wide, one year is too short to be seen to fade; what is approximate always fades.
  CHECK(bar_of(piece_of("1960/1970"), scale, sizes).start == End::sharp);
  const Bar circa = bar_of(piece_of("1960~/1970"), scale, sizes);
  CHECK(circa.from - circa.fade_from > sizes.em);
  const Bar decade = bar_of(piece_of("196X/1980-01-01"), scale, sizes);
  CHECK(decade.fade_from == Approx(scale.x(day(1960, 1, 1))));
  CHECK(decade.from == Approx(scale.x(day(1969, 12, 31))));
}

TEST_CASE("lanes that meet often lie side by side") {
  const std::vector<Join> joins = {{{0, 3}, 5}, {{3, 1}, 5}, {{1, 2}, 1}};
  const std::vector<int> order = order_lanes(4, joins, {1, 1, 1, 1});
  auto place = [&](int lane) {
    return std::find(order.begin(), order.end(), lane) - order.begin();
  };
  CHECK(std::abs(place(0) - place(3)) == 1);
  CHECK(std::abs(place(3) - place(1)) == 1);
  // The mirror image is as short; the important lane decides.
  CHECK(order_lanes(2, {{{0, 1}, 1}}, {1, 9}) == std::vector<int>{1, 0});
  CHECK(order_lanes(20, {{{0, 19}, 1}}, std::vector<double>(20, 1)).size() == 20);
}

TEST_CASE("stretches of one row never overlap") {
  const std::vector<Stretch> stretches = {{0, 50, 1}, {10, 30, 2}, {60, 90, 3}, {0, 50, 1}};
  const std::vector<int> rows = pack_rows(stretches, 5);
  CHECK(rows == std::vector<int>{0, 1, 0, 0});  // the first and the last are the same strip
}

TEST_CASE("labels overlap neither each other nor a pole") {
  std::mt19937 random(3);
  int placed = 0;
  double cost = 0;
  for (int round = 0; round < 200; ++round) {
    std::vector<Flag> flags;
    const std::size_t count = 1 + random() % 14;
    for (std::size_t i = 0; i < count; ++i) {
      const double site = 60 + static_cast<double>(random() % 1100);
      flags.push_back({site, 90 + static_cast<double>(random() % 160), 26});
    }
    std::sort(flags.begin(), flags.end(),
              [](const Flag& a, const Flag& b) { return a.site < b.site; });
    const FlagWish wish{40, 1240, 14, 5, 16, 1 + static_cast<int>(random() % 4)};
    const auto plan = place_flags(flags, wish);
    if (!plan) continue;
    ++placed;
    cost += plan->cost;
    struct Box {
      double left, right;
    };
    std::vector<Box> boxes;
    for (std::size_t i = 0; i < count; ++i) {
      const double near = flags[i].badge / 2, far = flags[i].width - near;
      const FlagPlace& p = plan->places[i];
      boxes.push_back(p.mirrored ? Box{p.pole - far, p.pole + near}
                                 : Box{p.pole - near, p.pole + far});
      CHECK(boxes[i].left >= wish.low - 0.01);
      CHECK(boxes[i].right <= wish.high + 0.01);
      CHECK((p.level >= 0 && p.level < wish.levels));
    }
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t j = 0; j < count; ++j) {
        const FlagPlace &a = plan->places[i], &b = plan->places[j];
        if (i < j) CHECK(a.pole < b.pole);
        if (i < j && a.level == b.level) CHECK(boxes[i].right <= boxes[j].left);
        const bool passes = a.level > b.level;  // the pole of a runs past the level of b
        if (passes) CHECK((a.pole <= boxes[j].left || a.pole >= boxes[j].right));
      }
    }
  }
  // As found by a search that passes over nothing.
  CHECK(placed == 145);
  CHECK(cost == Approx(186.536521227173).epsilon(1e-9));
}

TEST_CASE("labels that have room stand over their sites") {
  const auto plan =
      place_flags({{200, 150, 26}, {600, 150, 26}, {1000, 150, 26}}, {40, 1240, 14, 5, 16, 3});
  REQUIRE(plan);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(plan->places[i].pole == Approx(200.0 + 400.0 * static_cast<double>(i)));
    CHECK(plan->places[i].level == 0);
    CHECK_FALSE(plan->places[i].mirrored);
  }
  CHECK_FALSE(place_flags({{100, 900, 26}, {110, 900, 26}}, {40, 1240, 14, 5, 16, 1}));
}

TEST_CASE("a rounded year has its mark where it is written, not in the middle of what it may be") {
  const Piece piece = piece_of("Y-4600000000S2");
  CHECK(piece.begin < piece.at());
  const double year = 365.2425, written = -4600000000.0 * year;
  CHECK(std::abs(piece.at() - written) < std::abs((piece.begin + piece.end) / 2 - written));
  CHECK(piece_of("1950").at() == Approx((day(1950, 1, 1) + day(1951, 1, 1)) / 2));
}

TEST_CASE("what happened lies before the as-of date; several dates are counted, with their years") {
  const Dossier dossier = test::small_dossier(R"("as_of":"2026-02-18",
    "relations":[{"from":"A","to":"B","type":"aid","when":["2002-08-23","2005-01-01","2011-03-05"]}],
    "events":[{"when":"2026-02","title":"a","participants":["A","B"]},
              {"when":"2026-02","title":"b","status":"planned","participants":["A","B"]}])");
  const select::Selection selection = select::apply(dossier, {}).value.value();
  const std::vector<Entry> entries =
      make_entries(dossier, selection, {0, 1, 2}, LaneChoice::houses);
  CHECK(entries[0].date.get() == "2002, 2005, 2011");
  CHECK(entries[1].spells.front().pieces.front().end == day(2026, 2, 19));
  CHECK(entries[2].spells.front().pieces.front().end == day(2026, 3, 1));
}

namespace {

/// Entries of events from one to another, a year apart: "AB CB" are two.
std::vector<Entry> entries_of(const std::string& pairs) {
  std::vector<Entry> entries;
  for (std::size_t i = 0; i + 1 < pairs.size(); i += 3) {
    auto lane = [](char actor) {
      return LaneKey{LaneKey::Kind::actor, static_cast<ActorIndex>(actor - 'A')};
    };
    Entry entry;
    entry.number = static_cast<int>(i / 3) + 1;
    entry.stops = {{lane(pairs[i]), Glyph::mark}, {lane(pairs[i + 1]), Glyph::arrow}};
    entry.spells = {trace_of(std::to_string(1950 + i / 3))};
    entries.push_back(std::move(entry));
  }
  return entries;
}

bool each_has_one_mark(const std::vector<Entry>& entries) {
  return std::all_of(entries.begin(), entries.end(), [](const Entry& entry) {
    return entry.stops.size() == 1 && entry.stops.front().part == Glyph::mark;
  });
}

}  // namespace

TEST_CASE("who takes part in every item has no lane") {
  std::vector<Entry> visits = entries_of("AB AC AB AD");
  const OneSide side = take_one_side(visits);
  REQUIRE(side.common);
  CHECK(side.common->actor == static_cast<ActorIndex>(0));
  CHECK(each_has_one_mark(visits));
  std::vector<Entry> both_ways = entries_of("AB CA AB AD");
  CHECK_FALSE(take_one_side(both_ways).common);
  CHECK(both_ways.front().stops.size() == 2);
  std::vector<Entry> of_two = entries_of("AB AB AB");
  CHECK_FALSE(take_one_side(of_two).common);
}

TEST_CASE("where many act upon a few, the lanes are those of the few") {
  std::vector<Entry> gifts = entries_of("CA DB EA FB GA HB");
  const OneSide side = take_one_side(gifts);
  CHECK((side.unnamed == 6 && side.many_act && !side.common));
  CHECK(each_has_one_mark(gifts));
  std::vector<Entry> wages = entries_of("AC BD AE BF AG BH");
  CHECK((take_one_side(wages).unnamed == 6 && each_has_one_mark(wages)));
  std::vector<Entry> tangle = entries_of("CA DB EA FC GA HD");
  CHECK(take_one_side(tangle).unnamed == 0);
}

namespace {

/// An event of the past between two houses.
Entry dealing(std::size_t item, std::uint32_t from, std::uint32_t to, double importance,
              bool quiet = false) {
  Entry entry;
  entry.item = item;
  entry.sign = Sign::conflict;
  entry.importance = importance;
  entry.quiet = quiet;
  entry.spells = std::vector<Trace>{trace_of("2003-03-20")};
  auto lane = [](std::uint32_t house) { return LaneKey{LaneKey::Kind::actor, ActorIndex{house}}; };
  entry.stops = std::vector<Stop>{{lane(from), Glyph::mark}, {lane(to), Glyph::arrow}};
  return entry;
}

}  // namespace

TEST_CASE("What has words keeps its mark where nobody in it has a lane") {
  const LaneKey nobody{LaneKey::Kind::nobody, {}};
  std::vector<Entry> entries = {dealing(0, 0, 1, 9), dealing(1, 2, 3, 2), dealing(2, 4, 5, 1),
                                dealing(3, 2, 5, 1, true)};
  const LaneTable table(entries, 2);
  CHECK(table.keys().size() == 3);
  CHECK(table.lane(nobody) == 2);
  CHECK(table.alone() == 3);
  CHECK(table.without().size() == 4);
  CHECK(table.rest().size() == 4);
  CHECK(table.items_of_rest() == std::set<std::size_t>{1, 2, 3});
  for (std::size_t i = 1; i < entries.size(); ++i) {
    CHECK_FALSE(entries[i].counted);
    CHECK(entries[i].stops.front().lane == nobody);
  }
  CHECK(entries[3].quiet);
}

TEST_CASE("Where words lead to the lane of nobody, what would be counted stands there too, bare") {
  std::vector<Entry> entries = {dealing(0, 0, 1, 9), dealing(1, 2, 3, 2),
                                dealing(2, 0, 1, 1, true)};
  entries[2].counted = true;
  const LaneTable table(entries, 2);
  CHECK(table.alone() == 2);
  CHECK_FALSE(entries[2].counted);
  CHECK(entries[2].bare);
  // Two of those who stand there have lanes: they are no "2 other countries".
  CHECK(table.rest().empty());
  CHECK(table.items_of_rest().empty());
}

TEST_CASE("The lane of the rest comes to nothing where others take part elsewhere too") {
  std::vector<Entry> entries = {dealing(0, 0, 1, 9), dealing(1, 2, 3, 2), dealing(2, 0, 3, 2)};
  const LaneTable table(entries, 2);
  CHECK(table.rest().size() == 2);
  CHECK(table.items_of_rest().empty());
}

TEST_CASE(
    "A shared lane is none of one house alone: that has a lane with all that it takes part in") {
  std::vector<Entry> entries = {dealing(0, 0, 1, 9), dealing(1, 2, 0, 5), dealing(2, 2, 1, 5),
                                dealing(3, 2, 2, 2), dealing(4, 3, 0, 1), dealing(5, 4, 1, 1)};
  const LaneTable table(entries, 3);
  CHECK(table.merged().empty());
  const LaneKey third{LaneKey::Kind::actor, ActorIndex{2}};
  CHECK(table.lane(third) >= 0);
  for (std::size_t i : {1, 2}) CHECK(entries[i].stops.size() == 2);
}

TEST_CASE("What has neither words nor a lane is only counted") {
  std::vector<Entry> entries = {dealing(0, 0, 1, 9), dealing(1, 2, 3, 2, true)};
  const LaneTable table(entries, 2);
  CHECK(table.keys().size() == 2);
  CHECK(table.alone() == 0);
  CHECK(entries[1].counted);
}

TEST_CASE("Who is acted upon by somebody without a lane does not pass for who acts") {
  // 0 and 1 deal with each other, 2 acts upon 1, and 1 upon 2.
  std::vector<Entry> entries = {dealing(0, 0, 1, 9), dealing(1, 2, 1, 2), dealing(2, 1, 2, 2)};
  const LaneTable table(entries, 2);
  REQUIRE(entries[1].stops.size() == 1);
  CHECK(entries[1].stops.front().part == Glyph::mark);
  CHECK(entries[1].stops.front().upon);
  REQUIRE(entries[2].stops.size() == 1);
  CHECK_FALSE(entries[2].stops.front().upon);
}

TEST_CASE("Two who are acted upon by somebody without a lane do not act on each other") {
  std::vector<Entry> entries = {dealing(0, 0, 1, 9), dealing(1, 2, 0, 2)};
  entries[1].stops.edit().push_back({{LaneKey::Kind::actor, ActorIndex{1}}, Glyph::arrow});
  const LaneTable table(entries, 2);
  REQUIRE(entries[1].stops.size() == 2);
  for (const Stop& stop : entries[1].stops) CHECK((stop.part == Glyph::mark && stop.upon));
}
