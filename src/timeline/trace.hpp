#pragma once

#include <limits>
#include <optional>
#include <vector>

#include "entente/date.hpp"

/// What a date looks like on an axis, in days of that axis: no pixels yet.
namespace entente::timeline {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// How a stretch of time ends.
enum class End : std::uint8_t {
  sharp,   ///< known to the day or better
  coarse,  ///< known to the month, the year …: between an outer and an inner bound
  soft,    ///< "?" or "~"
  open,    ///< goes on: ".."
  unknown  ///< nobody says: "2004/"
};

/// One connected piece of a date.
struct Piece {
  enum class Kind : std::uint8_t {
    instant,  ///< a day, or a time of day
    within,   ///< some moment between `begin` and `end`
    stretch   ///< all the time from the one to the other
  } kind = Kind::instant;
  double begin = 0, end = 0;  ///< outer bounds; infinite if open or unknown
  /// Of a stretch: the inner bounds; crossed if no part of it is sure. Of an open moment ("on or
  /// before 1760"): the date named.
  double solid_begin = 0, solid_end = 0;
  End start = End::sharp, finish = End::sharp;
  bool doubtful = false;                ///< "?" or "~"
  std::optional<double> estimate = {};  ///< a better guess than the middle: the year as written

  /// Where its mark stands.
  double at() const;
  bool operator==(const Piece&) const = default;
};

struct Trace {
  std::vector<Piece> pieces;  ///< in order of time; never empty unless the date is undated
  bool alternatives = false;  ///< only one of the pieces is true
};

Trace trace(const date::Edtf& when);

}  // namespace entente::timeline
