#include <algorithm>

#include "entente/date.hpp"
#include "support/catch.hpp"
#include "support/days.hpp"
#include "timeline/scale.hpp"
#include "timeline/ticks.hpp"

using namespace entente;
using namespace entente::timeline;
using test::day;

namespace {

Extent on(int year, int month, int d) { return {day(year, month, d), day(year, month, d) + 1}; }

ScaleWish wish() {
  return {.left = 100, .right = 1100, .edge = 20, .pad = 16, .gap = 16, .apart = 24};
}

std::vector<std::string> labels(const std::vector<Tick>& ticks) {
  std::vector<std::string> words;
  for (const Tick& tick : ticks) words.push_back(tick.label);
  return words;
}

Ticks ticks_of(const std::vector<Extent>& dates, bool day_is_finest = true) {
  return make_ticks(make_scale(dates, wish()), {{16, false}, "en", day_is_finest});
}

}  // namespace

TEST_CASE("dates of equal distance stay on one scale") {
  std::vector<Extent> dates;
  for (int year = 1950; year < 1990; year += 4) dates.push_back(on(year, 6, 1));
  const Scale scale = make_scale(dates, wish());
  REQUIRE(scale.segments().size() == 1);
  const double first = scale.x(dates[0].center()), second = scale.x(dates[1].center()),
               third = scale.x(dates[2].center());
  CHECK(third - second == Approx(second - first).margin(1));
}

TEST_CASE("a century and one week are broken apart") {
  std::vector<Extent> dates = {on(1914, 8, 1), on(1939, 9, 1), on(1962, 10, 1)};
  for (int d = 10; d < 17; ++d) dates.push_back(on(2026, 2, d));
  const Scale scale = make_scale(dates, wish());
  REQUIRE(scale.segments().size() == 2);
  CHECK(scale.segments()[0].right < scale.segments()[1].left);
  CHECK(scale.x(day(2026, 2, 11)) - scale.x(day(2026, 2, 10)) > 24);
  CHECK(scale.segments()[0].right - scale.segments()[0].left >= 0.17 * 1000);
}

TEST_CASE("an axis is whole where no more than two dates come to stand at one place") {
  std::vector<Extent> dates = {on(1900, 1, 1), on(1900, 1, 3), on(1960, 6, 1), on(2026, 2, 10),
                               on(2026, 2, 12)};
  CHECK(make_scale(dates, wish()).segments().size() == 1);
  dates.push_back(on(2026, 2, 12));  // that day again: no break could part the two
  CHECK(make_scale(dates, wish()).segments().size() == 1);
  dates.push_back(on(2026, 2, 14));
  CHECK(make_scale(dates, wish()).segments().size() > 1);
}

TEST_CASE("x never falls as time goes on") {
  std::vector<Extent> dates = {on(1902, 5, 27), on(1960, 5, 8), on(1962, 2, 7), on(2024, 1, 1)};
  for (int d = 1; d < 28; d += 3) dates.push_back(on(2026, 2, d));
  const Scale scale = make_scale(dates, wish());
  double last = 0;
  for (double t = day(1890); t < day(2030); t += 5) {
    const double x = scale.x(t);
    REQUIRE(x >= last);
    REQUIRE(x >= scale.left());
    REQUIRE(x <= scale.right());
    last = x;
  }
}

TEST_CASE("the same dates get more of the axis if more depends on them") {
  auto room_of_spring = [](double weight) {
    std::vector<Extent> dates;
    for (int year = 1990; year < 2026; year += 3) dates.push_back(on(year, 6, 1));
    for (int d = 1; d < 28; d += 3) dates.push_back(on(2026, 4, d));
    for (Extent& date : dates) {
      if (date.begin >= day(2026, 1, 1)) date.weight = weight;
    }
    const Scale scale = make_scale(dates, wish());
    return scale.x(day(2026, 4, 25)) - scale.x(day(2026, 4, 1));
  };
  CHECK(room_of_spring(3) > room_of_spring(1) + 24);
}

TEST_CASE("what must be shown but may be crowded causes no break") {
  std::vector<Extent> dates = {on(1930, 1, 1), on(1950, 1, 1), on(1970, 1, 1), on(1990, 1, 1)};
  for (int d = 1; d < 9; ++d) dates.push_back({day(1960, 5, d), day(1960, 5, d) + 1, 0});
  CHECK(make_scale(dates, wish()).segments().size() == 1);
}

TEST_CASE("no break leaves the first days of an era behind") {
  std::vector<Extent> dates = {on(1985, 5, 1), on(1990, 1, 2)};
  for (int d = 10; d < 17; ++d) dates.push_back(on(2026, 2, d));
  ScaleWish asked = wish();
  const auto breaks_after_1990 = [&] {
    const Scale scale = make_scale(dates, asked);
    return std::any_of(
        scale.segments().begin(), scale.segments().end(),
        [](const AxisSegment& segment) { return segment.last == day(1990, 1, 2) + 1; });
  };
  CHECK(breaks_after_1990());
  asked.whole = {{day(1990, 1, 1), day(2026, 3, 1)}};
  CHECK_FALSE(breaks_after_1990());
}

TEST_CASE("one date alone fills the axis and is named") {
  const Ticks ticks = ticks_of({on(2026, 2, 18)});
  REQUIRE(labels(ticks.marks) == std::vector<std::string>{"18"});
  CHECK(labels(ticks.contexts) == std::vector<std::string>{"Feb 2026"});
}

TEST_CASE("ticks take the unit that fits, the year once below months") {
  CHECK(labels(ticks_of({on(1950, 1, 1), on(1990, 1, 1)}).marks).front() == "1950");
  const Ticks months = ticks_of({on(2025, 7, 20), on(2026, 4, 20)});
  CHECK(labels(months.marks) ==
        std::vector<std::string>{"Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar", "Apr"});
  CHECK(labels(months.contexts) == std::vector<std::string>{"2025", "2026"});
}

TEST_CASE("times of day give clock ticks, but days never do") {
  const double noon = day(2026, 2, 18) + 0.5;
  const std::vector<Extent> hour = {{noon, noon + 1e-5}, {noon + 1 / 24.0, noon + 1.0001 / 24}};
  CHECK(labels(ticks_of(hour, false).marks).front() == "12:00");
  for (const std::string& label : labels(ticks_of({on(2026, 2, 18), on(2026, 2, 19)}).marks)) {
    CHECK(label.find(':') == std::string::npos);
  }
}

TEST_CASE("there is no year 0 on the axis") {
  const Ticks ticks = ticks_of({on(-299, 1, 1), on(300, 1, 1)});
  const std::vector<std::string> words = labels(ticks.marks);
  CHECK(std::count(words.begin(), words.end(), "100 BCE") == 1);
  CHECK(std::count(words.begin(), words.end(), "1 BCE") == 0);
}

TEST_CASE("deep time is counted in millions") {
  const double per_year = 365.2425;
  const Ticks ticks = ticks_of({{-45e8 * per_year, -44e8 * per_year}, {-1e8 * per_year, 0}});
  const std::vector<std::string> words = labels(ticks.marks);
  REQUIRE(words.size() >= 3);
  CHECK(std::count(words.begin(), words.end(), "2 billion BCE") == 1);
}

TEST_CASE("deep time in little room still has round ticks") {
  auto years = [](double year) { return (year - 1970) * 365.2425; };
  const AxisSegment wide{years(-4.8e9), years(1e8), 180, 523, years(-4.6e9), years(-6.6e7)};
  CHECK(labels(make_ticks(Scale({wide}), {{16, false}, "en"}).marks) ==
        std::vector<std::string>{"4 billion BCE", "2 billion BCE"});
  const AxisSegment narrow{years(-4.8e9), years(1e8), 180, 300, years(-4.6e9), years(-6.6e7)};
  for (const std::string& label : labels(make_ticks(Scale({narrow}), {{16, false}, "en"}).marks)) {
    CHECK(label.size() < std::string("2.33 billion BCE").size());
  }
}

TEST_CASE("minutes go by twos where ones are too close") {
  const double half_past_ten = day(2026, 2, 18) + 10.5 / 24, minute = 1.0 / 24 / 60;
  const AxisSegment talk{
      half_past_ten - 0.3 * minute, half_past_ten + 6.3 * minute, 480, 824, half_past_ten,
      half_past_ten + 6 * minute};
  CHECK(labels(make_ticks(Scale({talk}), {{16, false}, "en", false}).marks).size() >= 3);
}

TEST_CASE("labels of ticks never touch") {
  for (double range : {0.01, 0.7, 3.0, 40.0, 200.0, 1000.0, 1e4, 1e6, 1e9}) {
    for (double width : {150.0, 400.0, 1100.0}) {
      ScaleWish narrow = wish();
      narrow.right = narrow.left + width;
      const double begin = day(2024, 11, 27);
      const Scale scale =
          make_scale({{begin, begin + range / 100}, {begin + range, begin + 1.01 * range}}, narrow);
      const Ticks ticks = make_ticks(scale, {{16, false}, "en", range > 2});
      INFO("range " << range << ", width " << width);
      for (const auto& row : {ticks.marks, ticks.contexts}) {
        for (std::size_t i = 0; i + 1 < row.size(); ++i) {
          const double half = text::width(row[i].label, {16, false}) / 2;
          const double next = text::width(row[i + 1].label, {16, false}) / 2;
          CHECK(row[i].label_x + half < row[i + 1].label_x - next);
        }
      }
    }
  }
}

TEST_CASE("labels of ticks stay on the page, and what they belong to does") {
  // A narrow segment after a break, as wide as its clock time but not as the day below it.
  const double noon = day(2026, 3, 9) + 0.5;
  const AxisSegment wide{noon - 0.4, noon + 0.4, 20, 240, noon - 0.3, noon + 0.3};
  const AxisSegment narrow{noon + 0.8, noon + 1.2, 256, 316, noon + 0.9, noon + 1.1};
  for (const double low : {-1e9, 12.0}) {
    const Ticks ticks = make_ticks(Scale({wide, narrow}), {{12, false}, "en", false, false, low});
    REQUIRE_FALSE(ticks.contexts.empty());
    for (const auto& row : {ticks.marks, ticks.contexts}) {
      for (const Tick& tick : row) {
        const double half = text::width(tick.label, {12, false}) / 2;
        INFO(tick.label);
        CHECK(tick.label_x + half <= 316);
        CHECK(tick.label_x - half >= low);
      }
    }
  }
  const AxisSegment years{day(1900), day(1980), 12, 300, day(1901), day(1979)};
  CHECK(labels(make_ticks(Scale({years}), {{12, false}, "en"}).marks).front() == "1900");
  CHECK(labels(make_ticks(Scale({years}), {{12, false}, "en", true, false, 12}).marks).front() !=
        "1900");
}

TEST_CASE("years beyond the precision of days still have an axis") {
  const double far = 9e18 * 365.2425;
  const std::vector<Extent> dates = {{-far, -far}, {day(2020), day(2021)}, {far, far}};
  const Scale scale = make_scale(dates, wish());
  CHECK(scale.x(-far) < scale.x(day(2020)));
  CHECK(scale.x(day(2020)) < scale.x(far));
  CHECK(make_ticks(scale, {{16, false}, "en", true}).marks.size() > 1);
  CHECK_FALSE(ticks_of({{far, far}}).marks.empty());
}
