#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "layout/map_places.hpp"

namespace entente::layout::maps {
namespace {

class Pusher {
 public:
  Pusher(const MapProblem& problem, std::vector<Point>& at) : p_(problem), at_(at) {}

  /// Whether all keep apart after so many rounds.
  bool push() {
    for (Index i = 0; i < at_.size(); ++i) keep_inside(i);
    constexpr int rounds = 300;
    for (int round = 0; round < rounds; ++round) {
      bool moved = false;
      for (Index i = 0; i < at_.size(); ++i) {
        for (Index j = 0; j < i; ++j) moved |= part(i, j);
      }
      if (!moved) return true;
    }
    return false;
  }

  /// Rows from top to bottom, each from left to right: what is possible at all.
  void shelve() {
    std::vector<Index> order(at_.size());
    std::iota(order.begin(), order.end(), Index{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](Index a, Index b) { return at_[a].y < at_[b].y; });
    std::vector<std::vector<Index>> rows(1);
    double used = 0;
    for (const Index i : order) {
      const double width = size(i).width + p_.gap.width + 1;
      if (!rows.back().empty() && used + width > p_.area.width + p_.gap.width + 1) {
        rows.emplace_back();
        used = 0;
      }
      used += width;
      rows.back().push_back(i);
    }
    double y = 0;
    for (std::vector<Index>& row : rows) {
      std::stable_sort(row.begin(), row.end(),
                       [&](Index a, Index b) { return at_[a].x < at_[b].x; });
      double x = 0, height = 0;
      for (const Index i : row) {
        at_[i] = {x + size(i).width / 2, y + size(i).height / 2};
        x += size(i).width + p_.gap.width + 1;
        height = std::max(height, size(i).height);
      }
      y += height + p_.gap.height + 1;
    }
  }

  /// Who is new gets the free place nearest to where it stands; nobody with a home moves. False:
  /// there is none, or homes are too near each other.
  bool seat() {
    std::vector<Index> seated;
    for (Index i = 0; i < at_.size(); ++i) {
      if (!p_.names[i].home) continue;
      if (!free_among(seated, i, at_[i])) return false;
      seated.push_back(i);
    }
    if (seated.empty()) return false;
    for (Index i = 0; i < at_.size(); ++i) {
      if (p_.names[i].home) continue;
      const std::optional<Point> place = nearest_free(seated, i);
      if (!place) return false;
      at_[i] = *place;
      seated.push_back(i);
    }
    return true;
  }

 private:
  std::optional<Point> nearest_free(const std::vector<Index>& seated, Index i) const {
    std::optional<Point> best;
    constexpr double step = 4;
    const Size s = size(i);
    for (double y = s.height / 2; y <= p_.area.height - s.height / 2; y += step) {
      for (double x = s.width / 2; x <= p_.area.width - s.width / 2; x += step) {
        const Point place{x, y};
        if (best && distance(place, at_[i]) >= distance(*best, at_[i])) continue;
        if (free_among(seated, i, place)) best = place;
      }
    }
    return best;
  }

  bool free_among(const std::vector<Index>& seated, Index i, Point place) const {
    const Rect rect = around(i, place);
    if (!Rect{0, 0, p_.area.width, p_.area.height}.contains(rect)) return false;
    return std::none_of(seated.begin(), seated.end(), [&](Index k) {
      const Point off = place - at_[k];
      return std::abs(off.x) < (size(i).width + size(k).width) / 2 + p_.gap.width &&
             std::abs(off.y) < (size(i).height + size(k).height) / 2 + p_.gap.height;
    });
  }

  Rect around(Index i, Point middle) const {
    return {middle.x - size(i).width / 2, middle.y - size(i).height / 2, size(i).width,
            size(i).height};
  }

  Size size(Index i) const { return p_.names[i].size; }

  void keep_inside(Index i) {
    const Size s = size(i);
    auto inside = [](double x, double half, double length) {
      return std::clamp(x, half, std::max(half, length - half));
    };
    at_[i] = {inside(at_[i].x, s.width / 2, p_.area.width),
              inside(at_[i].y, s.height / 2, p_.area.height)};
  }

  /// Moves two names apart along the shorter way; one with a home gives way only to another such.
  bool part(Index i, Index j) {
    // Two that were placed before stand on whole px; others come to stand there, which may take
    // one.
    const double more = p_.names[i].home && p_.names[j].home ? 0 : 1;
    const double wide = (size(i).width + size(j).width) / 2 + p_.gap.width + more;
    const double high = (size(i).height + size(j).height) / 2 + p_.gap.height + more;
    const Point off = at_[i] - at_[j];
    const double x = wide - std::abs(off.x), y = high - std::abs(off.y);
    constexpr double enough = 0.01;
    if (x <= enough || y <= enough) return false;
    const bool fixed_i = p_.names[i].home && !p_.names[j].home;
    const bool fixed_j = p_.names[j].home && !p_.names[i].home;
    const double share_i = fixed_i ? 0 : fixed_j ? 1 : 0.5;
    // Flat names pass each other upwards, but for those that stand at nearly one height.
    const bool upward = y / high < x / wide;
    const double way = 1.02 * (upward ? y : x) + enough;
    const double sign = (upward ? off.y : off.x) < 0 ? -1 : 1;
    const Point step = upward ? Point{0, sign * way} : Point{sign * way, 0};
    at_[i] = at_[i] + step * share_i;
    at_[j] = at_[j] - step * (1 - share_i);
    keep_inside(i);
    keep_inside(j);
    return true;
  }

  const MapProblem& p_;
  std::vector<Point>& at_;
};

Point on_whole_px(Point p) { return {std::round(p.x), std::round(p.y)}; }

}  // namespace

bool clear(const MapProblem& problem, const std::vector<Point>& middles) {
  for (Index i = 0; i < middles.size(); ++i) {
    const Size a = problem.names[i].size;
    const Rect rect{middles[i].x - a.width / 2, middles[i].y - a.height / 2, a.width, a.height};
    if (!Rect{0, 0, problem.area.width, problem.area.height}.contains(rect)) return false;
    for (Index j = 0; j < i; ++j) {
      const Size b = problem.names[j].size;
      const Point off = middles[i] - middles[j];
      if (std::abs(off.x) < (a.width + b.width) / 2 + problem.gap.width &&
          std::abs(off.y) < (a.height + b.height) / 2 + problem.gap.height) {
        return false;
      }
    }
  }
  return true;
}

std::vector<Point> apart(const MapProblem& problem, std::vector<Point> middles) {
  MapProblem whole = problem;
  whole.area = {std::floor(problem.area.width), std::floor(problem.area.height)};
  for (Index i = 0; i < middles.size(); ++i) {
    if (problem.names[i].home) middles[i] = on_whole_px(middles[i]);
  }
  Pusher pusher(whole, middles);
  if (!pusher.seat() && !pusher.push()) pusher.shelve();
  for (Point& p : middles) p = on_whole_px(p);
  return middles;
}

}  // namespace entente::layout::maps
