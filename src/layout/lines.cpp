#include "layout/lines.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/isotonic.hpp"
#include "geometry/lines.hpp"
#include "geometry/rects.hpp"
#include "layout/score.hpp"

namespace entente::layout {
namespace {

using Curve = std::vector<Point>;  ///< piecewise cubic

/// A curve as a polyline with its bounds, for quick comparisons.
struct Line {
  std::vector<Point> points;
  Point low, high;

  explicit Line(const Curve& curve)
      : points(geometry::flatten(curve, 8)), low(curve.front()), high(curve.front()) {
    for (Point p : points) {
      low = {std::min(low.x, p.x), std::min(low.y, p.y)};
      high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
  }
  bool may_touch(const Rect& r) const {
    return high.x > r.left() && low.x < r.right() && high.y > r.top() && low.y < r.bottom();
  }
  int crossings_with(const Line& o) const {
    const bool apart = high.x < o.low.x || o.high.x < low.x || high.y < o.low.y || o.high.y < low.y;
    return apart ? 0 : geometry::crossings(points, o.points);
  }
};

/// All half lines, to count what one of them would cross if it ran otherwise.
class Web {
 public:
  explicit Web(const std::vector<Curve>& curves) : lines_(curves.begin(), curves.end()) {
    known_.resize(lines_.size());
  }

  const Line& operator[](std::size_t e) const { return lines_[e]; }
  void set(std::size_t e, const Curve& curve) {
    const Line next(curve);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (i == e || !known_[i]) continue;
      *known_[i] += lines_[i].crossings_with(next) - lines_[i].crossings_with(lines_[e]);
    }
    lines_[e] = next;
    known_[e].reset();
  }

  /// Crossings of a line with all but `e` and `other`.
  int crossings_of(const Line& line, std::size_t e, std::size_t other) const {
    int sum = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (i != e && i != other) sum += lines_[i].crossings_with(line);
    }
    return sum;
  }
  int crossings_of(std::size_t e) {
    if (!known_[e]) known_[e] = crossings_of(lines_[e], e, e);
    return *known_[e];
  }

  /// How much of a line runs so near to another that the two look like one.
  int merging_of(const Line& line, std::size_t e, double near) const {
    int sum = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (i != e) sum += geometry::merged(line.points, lines_[i].points, near);
    }
    return sum;
  }

 private:
  std::vector<Line> lines_;
  std::vector<std::optional<int>> known_;
};

/// Moves the end of a curve to height `y`, at its front or at its back.
void move_end(Curve& curve, bool front, double y) {
  const std::size_t n = curve.size();
  (front ? curve[0] : curve[n - 1]).y = y;
  (front ? curve[1] : curve[n - 2]).y = y;
}

/// Level, then an S between two shares of the way, then level again.
Curve s_between(Point from, Point to, double begin, double end) {
  const double dx = to.x - from.x, dy = to.y - from.y;
  const Point a{from.x + begin * dx, from.y}, b{from.x + end * dx, to.y};
  const Point third = {(end - begin) * dx / 2, 0};
  Curve curve{from};
  auto level = [&](Point p) {
    const Point q = curve.back();
    curve.insert(curve.end(), {q + (p - q) * (1.0 / 3), q + (p - q) * (2.0 / 3), p});
  };
  if (begin > 0) level(a);
  if (dy == 0) {
    level(b);
  } else {
    curve.insert(curve.end(), {a + third, b - third, b});
  }
  if (end < 1) level(to);
  return curve;
}

class LineWork {
 public:
  LineWork(const Problem& problem, Arrangement& arrangement, const Translation& translation,
           EngineResult& result)
      : problem_(problem),
        arrangement_(arrangement),
        translation_(translation),
        graph_(translation.graph),
        result_(result),
        nodes_(translation.node_rects(result)),
        web_(result.splines) {}

  /// Slots of a row need not stand evenly: lines should run level where they can.
  void relax() {
    for_each_side([&](std::size_t b, std::size_t r, int side) { relax_side(b, r, side); });
  }

  void exchange(bool routed) {
    constexpr int rounds = 6;
    for (int round = 0; round < rounds; ++round) {
      bool changed = false;
      for_each_side([&](std::size_t b, std::size_t r, int side) {
        auto& slots = arrangement_.slots[b][r][at(side)];
        for (std::size_t i = 1; i < slots.size(); ++i) {
          if (!exchanged(slots[i - 1], slots[i], side == 1, routed)) continue;
          std::swap(slots[i - 1], slots[i]);
          changed = true;
        }
      });
      if (!changed) break;
    }
  }

  /// Replaces the engine's routes by plain ones where nothing stands in their way: all strands of a
  /// bundle on one side alike, so that they do not cross each other.
  void smooth() {
    for (std::size_t b = 0; b < problem_.bundles.size(); ++b) {
      for (int side : {0, 1}) {
        if (!smoothed(b, side, 0, 1, false)) {
          constexpr std::array<std::array<double, 2>, 8> shares{
              {{0.2, 1}, {0, 0.8}, {0.4, 1}, {0, 0.6}, {0.6, 1}, {0, 0.4}, {0.75, 1}, {0, 0.25}}};
          for (const auto& [begin, end] : shares) {
            if (smoothed(b, side, begin, end, true)) break;
          }
        }
      }
    }
  }

 private:
  template <class Action>
  void for_each_side(const Action& action) {
    for (std::size_t b = 0; b < problem_.boxes.size(); ++b) {
      for (std::size_t r = 0; r < problem_.boxes[b].rows.size(); ++r) {
        for (int side : {0, 1}) action(b, r, side);
      }
    }
  }

  /// The half line that ends in a slot.
  std::size_t edge_at(const Arrangement::Slot& slot, bool right_side) const {
    const int first = translation_.first_edge[at(slot.bundle)][at(slot.strand)];
    return at(right_side ? first : first + 1);
  }

  void relax_side(std::size_t b, std::size_t r, int side) {
    const Rect row = translation_.rows[b][r].moved({nodes_[b].x, nodes_[b].y});
    const bool right_side = side == 1;
    std::vector<std::size_t> edges;
    std::vector<double> wish;
    for (const Arrangement::Slot& slot : arrangement_.slots[b][r][at(side)]) {
      edges.push_back(edge_at(slot, right_side));
      const Curve& curve = result_.splines[edges.back()];
      const std::size_t far = std::min<std::size_t>(curve.size() - 1, 3);
      wish.push_back(right_side ? curve[far].y : curve[curve.size() - 1 - far].y);
    }
    const double inset =
        std::max(0.35 * problem_.spacing.strand, r == 0 ? 0 : member_inset * row.height);
    const std::vector<double> placed =
        base::spread(wish, problem_.spacing.strand, row.top() + inset, row.bottom() - inset);
    std::vector<Curve> moved;
    for (std::size_t i = 0; i < placed.size(); ++i) {
      moved.push_back(result_.splines[edges[i]]);
      move_end(moved.back(), right_side, placed[i]);
      if (runs_into_more(edges[i], moved.back())) return;
    }
    for (std::size_t i = 0; i < placed.size(); ++i) take(edges[i], std::move(moved[i]));
  }

  /// Whether a curve for edge `e` collides, or comes too near where today's does not.
  bool runs_into_more(std::size_t e, const Curve& curve) const {
    const double margin = clearance(problem_);
    const bool near = collides(graph_, nodes_, e, result_.splines[e], margin);
    return collides(graph_, nodes_, e, curve, near ? 0 : margin);
  }

  void take(std::size_t e, Curve curve) {
    web_.set(e, curve);
    result_.splines[e] = std::move(curve);
  }

  bool exchanged(const Arrangement::Slot& a, const Arrangement::Slot& b, bool right_side,
                 bool routed) {
    const std::size_t e = edge_at(a, right_side), f = edge_at(b, right_side);
    const int before =
        web_.crossings_of(e) + web_.crossings_of(f) - web_[e].crossings_with(web_[f]);
    if (before == 0) return false;
    Curve de = result_.splines[e], df = result_.splines[f];
    const double ye = (right_side ? de.front() : de.back()).y;
    move_end(de, right_side, (right_side ? df.front() : df.back()).y);
    move_end(df, right_side, ye);
    const Line le(de), lf(df);
    const int after =
        web_.crossings_of(le, e, f) + web_.crossings_of(lf, e, f) + le.crossings_with(lf);
    if (after >= before) return false;
    if (routed && (runs_into_more(e, de) || runs_into_more(f, df))) return false;
    take(e, std::move(de));
    take(f, std::move(df));
    return true;
  }

  /// `careful`: only if nothing gets worse by it.
  bool smoothed(std::size_t bundle, int side, double begin, double end, bool careful) {
    std::vector<Curve> plain;
    for (int first : translation_.first_edge[bundle]) {
      const std::size_t e = at(first + side);
      const Curve& old = result_.splines[e];
      plain.push_back(s_between(old.front(), old.back(), begin, end));
      if (collides(graph_, nodes_, e, plain.back(), 0.6 * graph_.node_separation)) return false;
      if (!careful) continue;
      const double near = 0.25 * problem_.spacing.strand;
      const Line line(plain.back());
      if (web_.crossings_of(line, e, e) > web_.crossings_of(e) ||
          web_.merging_of(line, e, near) > web_.merging_of(web_[e], e, near)) {
        return false;
      }
    }
    for (std::size_t s = 0; s < plain.size(); ++s) {
      take(at(translation_.first_edge[bundle][s] + side), std::move(plain[s]));
    }
    return true;
  }

  const Problem& problem_;
  Arrangement& arrangement_;
  const Translation& translation_;
  const EngineGraph& graph_;
  EngineResult& result_;
  std::vector<Rect> nodes_;
  Web web_;
};

}  // namespace

double clearance(const Problem& problem) { return 0.5 * problem.spacing.node; }

bool collides(const EngineGraph& graph, const std::vector<Rect>& nodes, std::size_t e,
              const std::vector<Point>& route, double margin) {
  const Line line(route);
  for (std::size_t n = 0; n < nodes.size(); ++n) {
    const bool own =
        static_cast<int>(n) == graph.edges[e].tail || static_cast<int>(n) == graph.edges[e].head;
    const Rect around = nodes[n].grown(margin);
    if (!own && line.may_touch(around) && geometry::enters(line.points, around)) return true;
  }
  return false;
}

void exchange_slots(const Problem& problem, Arrangement& arrangement,
                    const Translation& translation, bool routed, EngineResult& result) {
  LineWork(problem, arrangement, translation, result).exchange(routed);
}

void settle_lines(const Problem& problem, Arrangement& arrangement, const Translation& translation,
                  EngineResult& result) {
  LineWork work(problem, arrangement, translation, result);
  work.exchange(true);
  work.relax();
  work.smooth();
  work.exchange(true);
}

}  // namespace entente::layout
