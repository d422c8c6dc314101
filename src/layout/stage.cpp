#include "layout/stage.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>

#include "base/random.hpp"

namespace entente::layout {
namespace {

using Index = std::size_t;

double sixteenth(double v) { return std::round(16 * v) / 16; }

Point on_sixteenths(Point p) { return {sixteenth(p.x), sixteenth(p.y)}; }

double norm(Point p) { return std::sqrt(p.x * p.x + p.y * p.y); }

double dot(Point a, Point b) { return a.x * b.x + a.y * b.y; }
double cross(Point a, Point b) { return a.x * b.y - a.y * b.x; }

/// Where the ray from a point inside of a rectangle leaves it, in units of the direction.
double way_out(const Rect& r, Point from, Point direction) {
  double most = std::numeric_limits<double>::infinity();
  if (direction.x > 0) most = std::min(most, (r.right() - from.x) / direction.x);
  if (direction.x < 0) most = std::min(most, (r.left() - from.x) / direction.x);
  if (direction.y > 0) most = std::min(most, (r.bottom() - from.y) / direction.y);
  if (direction.y < 0) most = std::min(most, (r.top() - from.y) / direction.y);
  return most;
}

double to_segment(Point p, const StageSegment& s) {
  const Point along = s.to - s.from;
  const double square = dot(along, along);
  const double t = square > 0 ? std::clamp(dot(p - s.from, along) / square, 0.0, 1.0) : 0;
  return norm(p - (s.from + along * t));
}

bool proper_crossing(const StageSegment& s, const StageSegment& t) {
  const Point a = s.to - s.from, b = t.to - t.from;
  const double s1 = cross(a, t.from - s.from), s2 = cross(a, t.to - s.from);
  const double t1 = cross(b, s.from - t.from), t2 = cross(b, s.to - t.from);
  return s1 * s2 < 0 && t1 * t2 < 0;
}

/// How much of a segment lies inside a rectangle.
double inside(const StageSegment& s, const Rect& r) {
  const Point d = s.to - s.from;
  double from = 0, to = 1;
  for (const auto& [at, step, low, high] : {std::tuple(s.from.x, d.x, r.left(), r.right()),
                                            std::tuple(s.from.y, d.y, r.top(), r.bottom())}) {
    if (step == 0) {
      if (at <= low || at >= high) return 0;
      continue;
    }
    const double a = (low - at) / step, b = (high - at) / step;
    from = std::max(from, std::min(a, b));
    to = std::min(to, std::max(a, b));
  }
  return to > from ? (to - from) * norm(d) : 0;
}

double between(const Rect& a, const Rect& b) {
  const double x = std::max({0.0, a.left() - b.right(), b.left() - a.right()});
  const double y = std::max({0.0, a.top() - b.bottom(), b.top() - a.bottom()});
  return norm({x, y});
}

/// The side of the largest square around a point that keeps out of a rectangle, halved.
double beside(Point p, const Rect& r) {
  return std::max(std::max(r.left() - p.x, p.x - r.right()),
                  std::max(r.top() - p.y, p.y - r.bottom()));
}

/// Moves boxes as long as that pays, then less and less patiently.
class StageSearch {
 public:
  explicit StageSearch(const StageProblem& problem) : p_(problem) {
    std::map<std::pair<int, int>, std::vector<std::uint64_t>> lanes;  // what is seen in each
    for (const StageLine& line : p_.lines) {
      std::vector<std::uint64_t>& of_pair = lanes[ends_of(line)];
      Index lane = 0;
      while (lane < of_pair.size() && (of_pair[lane] & line.seen) != 0) ++lane;
      if (lane == of_pair.size()) of_pair.push_back(0);
      of_pair[lane] |= line.seen;
      rank_.push_back(static_cast<int>(lane));
    }
    for (const StageLine& line : p_.lines) {
      of_pair_.push_back(static_cast<int>(lanes[ends_of(line)].size()));
    }
    for (Index i = 0; i < p_.boxes.size(); ++i) {
      if (!p_.boxes[i].home) free_.push_back(i);
    }
  }

  StageSolution search() {
    const double n = static_cast<double>(p_.boxes.size()), m = static_cast<double>(p_.lines.size());
    const double work = m * m / 2 + m * n + n * n / 2 + 20;
    const int moves = static_cast<int>(std::clamp(effort / work, 500.0, 30000.0));
    StageSolution best;
    best.cost = std::numeric_limits<double>::infinity();
    for (std::uint64_t start = 0; start < (free_.empty() ? 1 : starts); ++start) {
      StageSolution found = descend(start, moves);
      if (std::pair(!found.fits, found.cost) < std::pair(!best.fits, best.cost)) {
        best = std::move(found);
      }
      if (start + 1 < least_starts) continue;
      if (best.cost > hopeless || (best.fits && best.crossings == 0)) break;
    }
    return best;
  }

 private:
  static constexpr double effort = 1.6e7;
  static constexpr std::uint64_t starts = 8, least_starts = 3;
  static constexpr double hopeless = 4500;  ///< so much is never made good by another start

  static std::pair<int, int> ends_of(const StageLine& line) { return std::minmax(line.a, line.b); }

  Rect rect(Index i) const {
    const Size size = p_.boxes[i].size;
    return {at_[i].x - size.width / 2, at_[i].y - size.height / 2, size.width, size.height};
  }

  /// Nearest middle at which the box lies in the area.
  Point placed(Index i, Point middle) const {
    const Size size = p_.boxes[i].size;
    return {std::clamp(middle.x, size.width / 2,
                       std::max(size.width / 2, p_.area.width - size.width / 2)),
            std::clamp(middle.y, size.height / 2,
                       std::max(size.height / 2, p_.area.height - size.height / 2))};
  }

  StageSolution descend(std::uint64_t start, int moves) {
    base::Random dice(11 + start);
    auto anywhere = [&] {
      return Point{dice.fraction() * p_.area.width, dice.fraction() * p_.area.height};
    };
    at_.assign(p_.boxes.size(), {});
    for (Index i = 0; i < at_.size(); ++i) {
      const std::optional<Point>& home = p_.boxes[i].home;
      at_[i] = placed(i, home ? *home : anywhere());
    }
    double cost = evaluate();
    std::vector<Point> best = at_;
    double least = cost;
    for (int move = 0; move < moves && !free_.empty(); ++move) {
      const double rest = 1 - static_cast<double>(move) / moves;
      const std::vector<Point> before = at_;
      change_something(dice, rest);
      const double now = evaluate();
      if (now > cost + 2500 * rest * rest * rest * dice.fraction()) {
        at_ = before;
        continue;
      }
      cost = now;
      if (cost < least) {
        least = cost;
        best = at_;
      }
    }
    at_ = std::move(best);
    return solution();
  }

  void change_something(base::Random& dice, double rest) {
    const Index i = free_[dice.next() % free_.size()];
    const Index j = dice.next() % at_.size();
    const double kind = dice.fraction();
    Point to = at_[i];
    if (kind < 0.12) {
      const Index other = free_[dice.next() % free_.size()];
      to = at_[other];
      at_[other] = placed(other, at_[i]);
    } else if (kind < 0.22) {
      to.x = at_[j].x;
    } else if (kind < 0.32) {
      to.y = at_[j].y;
    } else if (kind < 0.32 + 0.15 * rest) {
      to = {dice.fraction() * p_.area.width, dice.fraction() * p_.area.height};
    } else {
      const double reach = 3 + 0.3 * rest * rest * p_.area.width;
      to = to + Point{(2 * dice.fraction() - 1) * reach, (2 * dice.fraction() - 1) * reach};
    }
    at_[i] = placed(i, {std::round(to.x), std::round(to.y)});
  }

  /// From border to border, beside the others of its pair.
  StageSegment segment(Index l) const {
    const auto [first, second] = ends_of(p_.lines[l]);
    const Rect a = rect(static_cast<Index>(first)), b = rect(static_cast<Index>(second));
    const Point chord = b.center() - a.center();
    const double size = std::max(1e-9, norm(chord));
    const Point along = chord * (1 / size), across{-along.y, along.x};
    // What of a box is seen along the lines is what they may be spread over.
    auto face = [&](const Rect& r) {
      return r.width * std::abs(along.y) + r.height * std::abs(along.x);
    };
    const double others = of_pair_[l] - 1;
    const double room = std::max(0.0, std::min(face(a), face(b)) - 1.2 * p_.mark);
    const double step = others > 0 ? std::min(2.4 * p_.mark, room / others) : 0;
    const Point off = across * ((rank_[l] - others / 2) * step);
    const Rect wide_a = a.grown(p_.border), wide_b = b.grown(p_.border);
    const Point from = a.center() + off, to = b.center() + off;
    auto leaves = [&](int box, const Rect& wide, Point at, Point way) {
      if (!p_.boxes[static_cast<Index>(box)].round) return way_out(wide, at, way);
      return wide.width / 2 - p_.border;
    };
    StageSegment s{from + along * leaves(first, wide_a, from, along),
                   to - along * leaves(second, wide_b, to, along * -1),
                   {}};
    if (dot(s.to - s.from, along) < 0) s.to = s.from;  // the boxes overlap
    if (first != p_.lines[l].a) std::swap(s.from, s.to);
    const double seen = std::max(1e-9, norm(s.to - s.from));
    const double shift = (p_.lines[l].head_a - p_.lines[l].head_b) / 2;
    s.mark = s.from + (s.to - s.from) * (0.5 + std::clamp(shift / seen, -0.4, 0.4));
    return s;
  }

  double evaluate() {
    hard_ = crossings_ = 0;
    double cost = 0;
    rects_.clear();
    segments_.clear();
    for (Index i = 0; i < at_.size(); ++i) rects_.push_back(rect(i));
    for (Index l = 0; l < p_.lines.size(); ++l) segments_.push_back(segment(l));
    for (Index i = 0; i < at_.size(); ++i) {
      for (Index j = 0; j < i; ++j) cost += apart(rects_[i], rects_[j]);
    }
    for (Index l = 0; l < segments_.size(); ++l) {
      cost += alone(l);
      for (Index k = 0; k < l; ++k) cost += together(l, k);
    }
    return cost + 500 * hard_;
  }

  double apart(const Rect& a, const Rect& b) {
    const double room = between(a, b);
    double cost = 500 / (room + 6);
    if (room < p_.gap) {
      ++hard_;
      cost += 4000 + 100 * (p_.gap - room) + a.grown(p_.gap).overlap(b);
    }
    return cost;
  }

  /// Whether it runs to a mark of several: it has none of its own.
  bool has_round_end(const StageLine& line) const {
    return p_.boxes[static_cast<Index>(line.a)].round || p_.boxes[static_cast<Index>(line.b)].round;
  }

  double alone(Index l) {
    const StageLine& line = p_.lines[l];
    const StageSegment& s = segments_[l];
    const double seen = norm(s.to - s.from);
    double cost =
        0.3 * line.weight * std::max(0.0, seen - std::max(1.2 * p_.wished, 2 * line.need));
    if (seen < line.need) {
      cost += 45 * (line.need - seen);
      if (seen < 0.98 * line.need) ++hard_;
    }
    // Twice as long is easier to read.
    const double wished = std::max(p_.wished, 1.7 * line.need);
    cost += 6 * std::max(0.0, wished - seen);
    const Point d = s.to - s.from;
    if (std::min(std::abs(d.x), std::abs(d.y)) < 0.6) cost -= 20;
    cost += shallow(s.from, d, line.head_a, line.a) + shallow(s.to, d * -1, line.head_b, line.b);
    for (Index i = 0; i < rects_.size(); ++i) {
      const double off = beside(s.mark, rects_[i]);
      if (!has_round_end(line) && off < 1.18 * p_.mark) {
        ++hard_;
        cost += 300 + 40 * (1.18 * p_.mark - off);
      }
      if (static_cast<int>(i) == line.a || static_cast<int>(i) == line.b) continue;
      // A box may have a mark at its corner.
      cost += 0.5 * inside(s, rects_[i].grown(1.5 * p_.mark));
      const double passed = inside(s, rects_[i].grown(0.7 * p_.mark));
      if (passed <= 0) continue;
      ++hard_;
      cost += 1500 + 40 * passed;
    }
    return cost;
  }

  /// A line that runs along the border of its box has its bar on it.
  double shallow(Point end, Point way, double head, int box) {
    if (head <= 0) return 0;
    const Point along = way * (1 / std::max(1e-9, norm(way)));
    const Point across = Point{-along.y, along.x} * (0.95 * p_.mark);
    const Point bar = end + along * (0.8 * head);
    const Rect r = rects_[static_cast<Index>(box)].grown(1);
    if (!r.contains(bar + across) && !r.contains(bar - across)) return 0;
    ++hard_;
    return 400;
  }

  /// Lines that no panel shows together may do as they like.
  double together(Index l, Index k) {
    const StageSegment &s = segments_[l], &t = segments_[k];
    const bool seen = (p_.lines[l].seen & p_.lines[k].seen) != 0;
    if (!seen) return proper_crossing(s, t) ? 15 : 0;
    double cost = 0;
    if (proper_crossing(s, t)) {
      ++crossings_;
      cost += 2600;
    }
    const Point a = s.mark, b = t.mark;
    cost += crowded(norm(a - b), 2.25 * p_.mark);
    cost += crowded(to_segment(a, t), 1.25 * p_.mark) + crowded(to_segment(b, s), 1.25 * p_.mark);
    const auto ends = [](const StageSegment& segment, const StageLine& line) {
      return std::array{std::pair(segment.from, line.head_a), std::pair(segment.to, line.head_b)};
    };
    for (const auto& [p, head_p] : ends(s, p_.lines[l])) {
      for (const auto& [q, head_q] : ends(t, p_.lines[k])) {
        const double room = norm(p - q), least = half_room(head_p) + half_room(head_q);
        if (room < 1.9 * p_.mark) cost += 25 * (1.9 * p_.mark - room);
        if (room < least) ++hard_;
      }
    }
    return cost;
  }

  /// What an end needs at either side: a head is wider than a bare line.
  double half_room(double head) const { return (head > 0 ? 0.85 : 0.45) * p_.mark; }

  double crowded(double room, double least) {
    if (room >= least) return 0;
    if (room < 0.95 * least) ++hard_;
    return 300 + 40 * (least - room);
  }

  StageSolution solution() {
    for (Index i = 0; i < at_.size(); ++i) {
      const Size size = p_.boxes[i].size;  // corners, not middles, on sixteenths
      at_[i] = {sixteenth(at_[i].x - size.width / 2) + size.width / 2,
                sixteenth(at_[i].y - size.height / 2) + size.height / 2};
    }
    StageSolution result;
    result.cost = evaluate();
    result.fits = hard_ == 0;
    result.crossings = crossings_;
    for (Index i = 0; i < at_.size(); ++i) {
      const Size size = p_.boxes[i].size;
      result.boxes.push_back(
          {sixteenth(rects_[i].x), sixteenth(rects_[i].y), size.width, size.height});
    }
    for (const StageSegment& s : segments_) {
      result.segments.push_back(
          {on_sixteenths(s.from), on_sixteenths(s.to), on_sixteenths(s.mark)});
    }
    return result;
  }

  const StageProblem& p_;
  std::vector<int> rank_, of_pair_;  ///< by line: in which of how many lanes of its pair
  std::vector<Index> free_;
  std::vector<Point> at_;  ///< middles
  std::vector<Rect> rects_;
  std::vector<StageSegment> segments_;
  int hard_ = 0, crossings_ = 0;
};

}  // namespace

StageSolution solve_stage(const StageProblem& problem) { return StageSearch(problem).search(); }

}  // namespace entente::layout
