#pragma once

#include <utility>
#include <vector>

#include "entente/render.hpp"

/// From time to px: linear, with breaks at which the scale changes and empty time is left out.
namespace entente::timeline {

/// A time that something is drawn at; begin < end.
struct Extent {
  double begin = 0, end = 0;
  double weight = 1;  ///< of what it is the date of, 1 on average; 0: shown, but may be crowded
  double center() const { return (begin + end) / 2; }
};

/// A stretch of the axis with one scale.
struct AxisSegment {
  double begin = 0, end = 0;   ///< time at the two edges
  double left = 0, right = 0;  ///< px
  double first = 0, last = 0;  ///< bounds of the dates inside, within [begin, end]
  double px_per_day() const { return (right - left) / (end - begin); }
  double x(double time) const { return left + (time - begin) * px_per_day(); }
};

class Scale {
 public:
  /// `sequential`: segments follow each other without breaks, each step with a scale of its own.
  explicit Scale(std::vector<AxisSegment> segments, bool sequential = false)
      : segments_(std::move(segments)), sequential_(sequential) {}

  const std::vector<AxisSegment>& segments() const { return segments_; }
  bool sequential() const { return sequential_; }
  bool has_breaks() const { return !sequential_ && segments_.size() > 1; }
  double left() const { return segments_.front().left; }
  double right() const { return segments_.back().right; }
  /// Times beyond the ends are put on the edges, times inside a break into its gap.
  double x(double time) const;
  /// [from, to] in px without the gaps of the breaks.
  std::vector<std::pair<double, double>> visible(double from, double to) const;

 private:
  std::vector<AxisSegment> segments_;
  bool sequential_ = false;
};

struct ScaleWish {
  TimeScale scale = TimeScale::automatic;
  double share_power = 0.5;  ///< a segment's share of the width grows with this power of its dates
  double left = 0, right = 0;  ///< px
  double edge = 0;             ///< px kept free at the beginning
  double edge_end = 0;         ///< px kept free at the end
  double pad = 0;              ///< px kept free beside a break
  double gap = 0;              ///< px of a break
  double apart = 0;            ///< px that neighbouring dates should lie apart
  /// Stretches of time of which no break may leave the small beginning behind: eras.
  std::vector<std::pair<double, double>> whole = {};
};

/// Where an axis is broken: positions among the dates in order, at which a new segment begins.
using Cuts = std::vector<std::size_t>;

/// Breaks the axis (twice at most) only where that separates dates that would crowd otherwise,
/// preferably where much time passes without any. No breaks for other scales than `automatic`.
/// Pre: `dates` not empty, finite.
Cuts find_cuts(const std::vector<Extent>& dates, const ScaleWish& wish);

/// The scale with these breaks.
Scale make_scale(const std::vector<Extent>& dates, const ScaleWish& wish, const Cuts& cuts);

inline Scale make_scale(const std::vector<Extent>& dates, const ScaleWish& wish) {
  return make_scale(dates, wish, find_cuts(dates, wish));
}

}  // namespace entente::timeline
