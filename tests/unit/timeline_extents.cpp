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
  // Not if others lie outside of it.
  const std::vector<Extent> whole =
      extents_of(on({{0, 3650}, {-5, -4}, {1010, 1011}, {1020, 1021}}));
  CHECK(whole[0].end - whole[0].begin == Approx(3650));
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
