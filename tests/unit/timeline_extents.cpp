#include <algorithm>
#include <cmath>

#include "support/catch.hpp"
#include "support/random.hpp"
#include "timeline/extents.hpp"

using namespace entente;
using namespace entente::timeline;

namespace {

Entry on(const std::vector<std::pair<double, double>>& times) {
  Trace trace;
  for (const auto& [begin, end] : times) {
    Piece piece;
    piece.kind = Piece::Kind::instant;
    piece.begin = piece.solid_begin = begin;
    piece.end = piece.solid_end = end;
    trace.pieces.push_back(piece);
  }
  Entry entry;
  entry.spells.edit().push_back(std::move(trace));
  return entry;
}

std::vector<Extent> extents_of(const Entry& entry) {
  return all_extents(Dossier(), select::Selection(), {entry});
}

}  // namespace

TEST_CASE("a date that is coarse against all others is shown by its middle") {
  const std::vector<Extent> dates =
      extents_of(on({{0, 3650}, {1000, 1001}, {1010, 1011}, {1020, 1021}}));
  REQUIRE(dates.size() == 4);
  CHECK(dates[0].center() == Approx(1825));
  CHECK(dates[0].end - dates[0].begin < 80);
  CHECK(dates[1].end - dates[1].begin == Approx(1));
  // Where others lie outside of it, by a part around that.
  const std::vector<Extent> whole =
      extents_of(on({{0, 3650}, {-5, -4}, {1010, 1011}, {1020, 1021}}));
  CHECK(whole[0].end - whole[0].begin == Approx(3650 / 8.0));
}

TEST_CASE("of a coarse date in which finer ones lie the axis shows no more than its middle") {
  const std::vector<Extent> dates =
      extents_of(on({{0, 365}, {-9000, -8999}, {150, 151}, {160, 161}, {700, 730}}));
  REQUIRE(dates.size() == 5);
  CHECK(dates[0].center() == Approx(182.5));
  CHECK(dates[0].end - dates[0].begin < 50);
  CHECK(dates[4].end - dates[4].begin == Approx(30));  // in it lies none

  Piece loan;
  loan.kind = Piece::Kind::stretch;
  loan.begin = -9000;
  loan.solid_begin = -8999;
  loan.solid_end = 0;
  loan.end = 365;
  Entry entry = on({{150, 151}});
  entry.spells.edit().push_back({{loan}, false});
  for (const Extent& date : extents_of(entry)) CHECK(date.end <= 151);
}

TEST_CASE("an end that lies far beyond the account takes no room, a near one does") {
  select::Selection selection;
  selection.as_of = std::get<date::Edtf>(date::parse("1949-12-31"));
  auto last = [&](const char* when) {
    Entry entry;
    for (const char* date : {when, "1945-01-01", "1949-10-07"}) {
      entry.spells.edit().push_back(trace(std::get<date::Edtf>(date::parse(date))));
    }
    double end = -infinity;
    for (const Extent& date : all_extents(Dossier(), selection, {entry})) {
      end = std::max(end, date.end);
    }
    return date::from_day_number(std::floor(end - 1)).year;
  };
  CHECK(static_cast<int>(last("1948-04-03/1991-12-31")) == 1949);
  CHECK(static_cast<int>(last("1948-04-03/1950-06-30")) == 1950);
}

// A time limit of the test, many times what this takes, tells whether all are compared with all.
TEST_CASE("a million dates are not compared with each other") {
  test::Random random(3);
  std::vector<std::pair<double, double>> times = {{-1000, 2000000}};
  for (int i = 0; i < 1000000; ++i) {
    const double day = random.number(0, 1000000);
    times.emplace_back(day, day + 1);
  }
  const std::vector<Extent> dates = extents_of(on(times));
  CHECK(dates.size() == times.size());
}
