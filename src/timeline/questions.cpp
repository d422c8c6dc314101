#include "timeline/questions.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "text/measure.hpp"
#include "timeline/bars.hpp"

namespace entente::timeline {
namespace {

// What a place is worth less for, in shares of the "?" that lie on something.
constexpr double weight_of_mark = 6;
constexpr double weight_of_line = 4;   // a leader, a join, the as-of line
constexpr double weight_of_bar = 0.6;  // pale: the sign stays readable on its plate
constexpr double weight_of_own = 0.2;
constexpr double weight_of_gap = 2;      // of a break: there is no time there
constexpr double weight_of_away = 0.35;  // per em from the end
constexpr double most_of_small = 1;      // beyond, a small bar goes without

/// Something drawn, in chart coordinates.
struct Obstacle {
  Rect box;
  double weight = 0;
  const Drawn* owner = nullptr;
};

Rect around(double x, double y, double half_x, double half_y) {
  return {x - half_x, y - half_y, 2 * half_x, 2 * half_y};
}

Rect between(double x1, double x2, double y1, double y2) {
  return {std::min(x1, x2), std::min(y1, y2), std::abs(x2 - x1), std::abs(y2 - y1)};
}

class Placer {
 public:
  Placer(const theme::Metrics& metrics, Plan& plan) : m_(metrics), sizes_(metrics), plan_(plan) {
    const double width = text::width("?", {m_.note, true}) * text::safety;
    half_ = {width / 2 + 1, 0.5 * m_.note + 0.6};
    if (plan.down) std::swap(half_.x, half_.y);
  }

  void run() {
    plan_.questions.clear();
    collect();
    for (bool quiet : {false, true}) {
      for (const Drawn& drawn : plan_.items) {
        if (drawn.entry.quiet != quiet) continue;
        for (const Bar& bar : drawn.bars) {
          if (bar.within) continue;
          if (bar.start == End::unknown) put(drawn, bar, bar.fade_from, -1);
          if (bar.finish == End::unknown) put(drawn, bar, bar.fade_to, 1);
        }
      }
    }
  }

 private:
  void collect() {
    const double thin = 0.5 * m_.leader;
    for (const Drawn& drawn : plan_.items) {
      collect_marks(drawn);
      for (const Bar& bar : drawn.bars) {
        const double y = plan_.y(bar.lane, bar.row, sizes_);
        const double half = (bar.thin ? 0.45 : 1) * sizes_.bar / 2;
        obstacles_.push_back({between(bar.fade_from, bar.fade_to, y - half, y + half),
                              bar.within ? weight_of_line : weight_of_bar, &drawn});
        collect_breaks(bar, y, half_of_break_sign(2 * half, sizes_));
      }
    }
    if (plan_.as_of) {
      obstacles_.push_back({between(plan_.as_of->x - thin, plan_.as_of->x + thin, plan_.lanes_top,
                                    plan_.lanes_bottom),
                            weight_of_line});
    }
    for (const Cluster& cluster : plan_.clusters) {
      obstacles_.push_back(
          {between(cluster.from, cluster.to, plan_.lanes_top, plan_.lanes_top + 0.2 * sizes_.em),
           weight_of_line});
    }
    const std::vector<AxisSegment>& segments = plan_.scale->segments();
    for (std::size_t i = 0; plan_.scale->has_breaks() && i + 1 < segments.size(); ++i) {
      obstacles_.push_back(
          {between(segments[i].right, segments[i + 1].left, plan_.lanes_top, plan_.lanes_bottom),
           weight_of_gap});
    }
  }

  /// The signs that a bar carries where it goes on across a break.
  void collect_breaks(const Bar& bar, double y, Point half) {
    const auto visible = plan_.scale->visible(bar.fade_from, bar.fade_to);
    for (std::size_t i = 0; i + 1 < visible.size(); ++i) {
      for (const double x : {visible[i].second, visible[i + 1].first}) {
        obstacles_.push_back({around(x, y, half.x + 0.5, half.y), weight_of_line});
      }
    }
  }

  /// Marks, the joins between them, and the leader to the first ones.
  void collect_marks(const Drawn& drawn) {
    std::map<double, std::pair<double, double>> joins;
    const double size = (drawn.entry.quiet ? 0.55 : 1.1) * sizes_.mark;
    for (const Mark& mark : drawn.marks) {
      const double y = plan_.y(mark.lane, mark.row, sizes_);
      obstacles_.push_back({around(mark.x, y, size, size), weight_of_mark, &drawn});
      if (mark.version) {
        obstacles_.push_back({between(drawn.site, mark.x, y - 1, y + 1), weight_of_line, &drawn});
        if (mark.part == Glyph::ring) continue;
      }
      const auto [at, added] = joins.insert({mark.x, {y, y}});
      at->second.first = std::min(at->second.first, y);
      at->second.second = std::max(at->second.second, y);
    }
    const double half = 0.6 * m_.verbal;
    for (const auto& [x, reach] : joins) {
      double from = reach.first, to = reach.second;
      if (drawn.label && drawn.label->led && std::abs(x - drawn.site) < 0.01) {
        (plan_.down ? to : from) = plan_.down ? plan_.lanes_bottom : plan_.lanes_top;
      }
      if (to > from) {
        obstacles_.push_back({between(x - half, x + half, from, to), weight_of_line, &drawn});
      }
    }
  }

  double cost(const Rect& box, const Drawn& own) const {
    double sum = 0;
    for (const Question& other : plan_.questions) {
      if (around(other.at.x, other.at.y, half_.x, half_.y).overlap(box) > 0) return infinity;
    }
    const double whole = box.width * box.height;
    for (const Obstacle& obstacle : obstacles_) {
      const double shared = obstacle.box.overlap(box);
      if (shared <= 0) continue;
      const bool pale = obstacle.owner == &own && obstacle.weight == weight_of_bar;
      // A line is thin, but it is cut wherever it is met.
      const double share = obstacle.weight == weight_of_line ? 1 : shared / whole;
      sum += (pale ? weight_of_own : obstacle.weight) * share;
    }
    return sum;
  }

  void put(const Drawn& drawn, const Bar& bar, double end, double side) {
    const Scale& scale = *plan_.scale;
    const Lane& lane = plan_.lanes[static_cast<std::size_t>(bar.lane)];
    const double y = plan_.y(bar.lane, bar.row, sizes_);
    const double first = end + side * (0.15 * sizes_.em + half_.x);
    double least = infinity;
    Point best;
    for (double up : {0.0, -1.0, 1.0}) {
      for (double out : {0.0, 0.4, 0.8, 1.2, 1.6, 2.2, -0.6, -1.2}) {
        const double x = std::clamp(first + side * out * sizes_.em, scale.left() + half_.x,
                                    scale.right() - half_.x);
        const double at = y + up * (sizes_.bar / 2 + half_.y);
        // There is the axis; baselines come to stand on whole px.
        if (at + half_.y > plan_.lanes_bottom - m_.rule - 0.5) continue;
        if (up != 0 && (at - half_.y < lane.top || at + half_.y > lane.top + lane.height)) continue;
        const double away = std::abs(x - first) / sizes_.em + (up != 0 ? 0.6 : 0);
        if (weight_of_away * away >= least - 1e-9) continue;
        const double now = cost(around(x, at, half_.x, half_.y), drawn) + weight_of_away * away;
        if (now >= least - 1e-9) continue;
        least = now;
        best = {x, at};
      }
    }
    if (least == infinity || (drawn.entry.quiet && least > most_of_small)) return;
    plan_.questions.push_back({best, drawn.entry.number});
  }

  const theme::Metrics& m_;
  Sizes sizes_;
  Plan& plan_;
  Point half_;
  std::vector<Obstacle> obstacles_;
};

}  // namespace

double question_room(const Sizes& sizes, bool down) { return (down ? 1.2 : 0.9) * sizes.em; }

void put_questions(const theme::Metrics& metrics, Plan& plan) {
  if (plan.scale) Placer(metrics, plan).run();
}

}  // namespace entente::timeline
