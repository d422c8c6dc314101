#include "timeline/trace.hpp"

#include <algorithm>
#include <cmath>

namespace entente::timeline {
namespace {

constexpr double one_day = 1.0 + 1e-9;

bool finite(double t) { return std::isfinite(t); }

Piece moment_piece(double begin, double end, bool doubtful) {
  Piece piece;
  piece.kind = end - begin <= one_day ? Piece::Kind::instant : Piece::Kind::within;
  piece.begin = piece.solid_begin = begin;
  piece.end = piece.solid_end = end;
  piece.doubtful = doubtful;
  if (!finite(begin)) piece.start = End::open;
  if (!finite(end)) piece.finish = End::open;
  return piece;
}

bool qualified(const date::Moment& m) {
  return m.year.uncertain || m.year.approximate || m.month.uncertain || m.month.approximate ||
         m.day.uncertain || m.day.approximate;
}

double begin_of(const date::Moment& m) { return date::day_number(m.earliest); }
double end_of(const date::Moment& m) { return date::day_number(m.latest) + 1; }

double year_middle(date::Year year) {
  return (date::day_number({year, 1, 1}) + date::day_number({year, 12, 31}) + 1) / 2;
}

End end_kind(const date::Member& end) {
  if (end.kind == date::BoundKind::open) return End::open;
  if (end.kind == date::BoundKind::unknown || !end.first) return End::unknown;
  if (qualified(*end.first)) return End::soft;
  return end_of(*end.first) - begin_of(*end.first) <= one_day ? End::sharp : End::coarse;
}

bool is_doubtful(const date::Member& end) { return end.first && qualified(*end.first); }

Piece stretch_piece(const date::Edtf& when) {
  Piece piece;
  piece.kind = Piece::Kind::stretch;
  piece.begin = date::axis_earliest(when).value_or(-infinity);
  piece.end = date::axis_latest(when).value_or(infinity);
  piece.solid_begin = date::axis_start_latest(when).value_or(piece.begin);
  piece.solid_end = date::axis_end_earliest(when).value_or(piece.end);
  piece.start = end_kind(when.members.front());
  piece.finish = end_kind(when.members.back());
  if (piece.start == End::open || piece.start == End::unknown) {
    piece.begin = piece.solid_begin = -infinity;
  }
  if (piece.finish == End::open || piece.finish == End::unknown) {
    piece.end = piece.solid_end = infinity;
  }
  piece.doubtful = is_doubtful(finite(piece.begin) ? when.members.front() : when.members.back());
  return piece;
}

Piece member_piece(const date::Member& member, bool one_of) {
  const date::Moment& first = *member.first;
  const bool doubtful = qualified(first);
  if (member.open_before || member.open_after) {
    Piece piece = moment_piece(member.open_before ? -infinity : begin_of(first),
                               member.open_after ? infinity : end_of(first), true);
    piece.solid_begin = begin_of(first);
    piece.solid_end = end_of(first);
    return piece;
  }
  if (!member.last) return moment_piece(begin_of(first), end_of(first), doubtful);
  if (one_of) return moment_piece(begin_of(first), end_of(*member.last), doubtful);
  Piece piece = moment_piece(begin_of(first), end_of(*member.last), doubtful);
  piece.kind = Piece::Kind::stretch;
  return piece;
}

}  // namespace

double Piece::at() const {
  if (estimate) return *estimate;
  if (finite(begin) && finite(end) && kind != Kind::stretch) return (begin + end) / 2;
  if (kind != Kind::stretch) return (solid_begin + solid_end) / 2;
  // The first or last day itself is the place, not the midnight before or after it.
  if (finite(begin)) return (begin + std::min(std::max(solid_begin, begin) + 1, end)) / 2;
  if (!finite(end)) return -infinity;
  return (std::min(solid_end, end) - 1 + end) / 2;
}

Trace trace(const date::Edtf& when) {
  if (date::is_undated(when)) return {};
  if (when.type == date::Type::interval) return {{stretch_piece(when)}, false};
  if (when.type == date::Type::one_of || when.type == date::Type::all_of) {
    Trace result;
    result.alternatives = when.type == date::Type::one_of && when.members.size() > 1;
    for (const date::Member& member : when.members) {
      result.pieces.push_back(member_piece(member, when.type == date::Type::one_of));
    }
    std::stable_sort(result.pieces.begin(), result.pieces.end(),
                     [](const Piece& a, const Piece& b) { return a.at() < b.at(); });
    return result;
  }
  const double begin = date::axis_earliest(when).value_or(-infinity);
  const double end = date::axis_latest(when).value_or(infinity);
  Piece piece = moment_piece(begin, end, when.uncertain || when.approximate);
  if (when.members.front().first && when.members.front().first->estimate &&
      piece.kind == Piece::Kind::within) {
    piece.estimate = std::clamp(year_middle(*when.members.front().first->estimate), begin, end);
  }
  return {{piece}, false};
}

}  // namespace entente::timeline
