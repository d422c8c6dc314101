#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>

#include "geometry/lines.hpp"
#include "geometry/rects.hpp"
#include "layout/map_places.hpp"

namespace entente::layout::maps {
namespace {

using Line = std::vector<Point>;

constexpr double no_limit = std::numeric_limits<double>::infinity();

Rect around(std::span<const Point> line) {
  Point low = line.front(), high = line.front();
  for (const Point p : line) {
    low = {std::min(low.x, p.x), std::min(low.y, p.y)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y)};
  }
  return {low.x, low.y, high.x - low.x, high.y - low.y};
}

bool meet(const Rect& a, const Rect& b) {
  return a.left() <= b.right() && b.left() <= a.right() && a.top() <= b.bottom() &&
         b.top() <= a.bottom();
}

/// A straight line as a cubic.
void add_straight(Point to, Line& cubic) {
  const Point from = cubic.back();
  cubic.push_back(from + (to - from) * (1.0 / 3));
  cubic.push_back(from + (to - from) * (2.0 / 3));
  cubic.push_back(to);
}

Line straight(Point from, Point to) {
  Line cubic{from};
  add_straight(to, cubic);
  return cubic;
}

/// A chain of straight stretches with corners rounded off from `radius` before them.
Line rounded(const Line& chain, double radius) {
  Line cubic{chain.front()};
  for (Index i = 1; i + 1 < chain.size(); ++i) {
    const Point corner = chain[i], in = chain[i - 1] - corner, out = chain[i + 1] - corner;
    const double r = std::min({radius, length(in) / 2, length(out) / 2});
    if (r < 0.5) {
      add_straight(corner, cubic);
      continue;
    }
    const Point before = corner + in * (r / length(in)), after = corner + out * (r / length(out));
    add_straight(before, cubic);
    cubic.push_back(before + (corner - before) * (2.0 / 3));
    cubic.push_back(after + (corner - after) * (2.0 / 3));
    cubic.push_back(after);
  }
  add_straight(chain.back(), cubic);
  return cubic;
}

class Router {
 public:
  Router(const MapProblem& problem, MapSolution& solution) : p_(problem), s_(solution) {
    s_.room.resize(p_.ties.size());
    for (const MapTie& tie : p_.ties) {
      s_.routes.push_back(straight(middle(tie.a), middle(tie.b)));
      flat_.push_back({middle(tie.a), middle(tie.b)});
      bounds_.push_back(around(flat_.back()));
    }
  }

  void route() {
    std::vector<Index> order(p_.ties.size());
    std::iota(order.begin(), order.end(), Index{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](Index x, Index y) { return p_.ties[x].weight > p_.ties[y].weight; });
    for (const Index t : order) {
      s_.room[t] = p_.ties[t].thickness / 2;
      if (free(t, flat_[t], wanted(t)) || bend(t)) continue;
      detour(t);
      s_.behind += !free(t, flat_[t], 0.5);
      s_.room[t] = room_beside(t);
    }
    for (Index t = 0; t < p_.ties.size(); ++t) s_.crossings += crossings(t, flat_[t], t, no_limit);
  }

 private:
  Point middle(int name) const { return s_.names[static_cast<Index>(name)].center(); }
  /// A little less than what places were looked for with.
  double wanted(Index t) const { return clearance(p_.ties[t]) - 0.5; }

  bool is_end(Index t, Index name) const {
    return static_cast<Index>(p_.ties[t].a) == name || static_cast<Index>(p_.ties[t].b) == name;
  }

  bool free(Index t, const Line& line, double room) const {
    const Rect bounds = around(line);
    for (Index k = 0; k < s_.names.size(); ++k) {
      if (is_end(t, k)) continue;
      const Rect name = s_.names[k].grown(room);
      if (meet(bounds, name) && geometry::enters(line, name)) return false;
    }
    return true;
  }

  /// How far its lines may spread to each side, at most as far as they want to.
  double room_beside(Index t) const {
    double room = p_.ties[t].thickness / 2;
    while (room > 0.5 && !free(t, flat_[t], room)) room -= 0.5;
    return room;
  }

  bool inside(const Line& line) const {
    const Rect page{0, 0, p_.area.width, p_.area.height};
    return page.contains(around(line));
  }

  /// With the lines before `end`, or with all; more than `most` are not counted to the end.
  int crossings(Index t, const Line& line, Index end, double most) const {
    const Rect bounds = around(line);
    int count = 0;
    for (Index o = 0; o < end && count <= most; ++o) {
      if (o != t && meet(bounds, bounds_[o])) count += geometry::crossings(line, flat_[o]);
    }
    return count;
  }

  void take(Index t, Line cubic) {
    flat_[t] = geometry::flatten(cubic, steps);
    bounds_[t] = around(flat_[t]);
    s_.routes[t] = std::move(cubic);
  }

  /// One bow, or one to each side: the flattest that is free and crosses few.
  bool bend(Index t) {
    const Point from = middle(p_.ties[t].a), to = middle(p_.ties[t].b), along = to - from;
    const Point across{-along.y, along.x};
    Line best;
    double least = no_limit;
    constexpr int reach = 8;
    constexpr double of_crossing = 3;
    constexpr double step = 0.035;  // of the length
    for (int i = -reach; i <= reach; ++i) {
      for (int k = -reach; k <= reach; ++k) {
        const double bow = std::abs(i) + std::abs(k) + 1.5 * std::abs(i - k);
        double cost = 0.5 * step * length(along) * bow;
        if (cost >= least) continue;
        Line cubic{from, from + along * (1.0 / 3) + across * (step * i),
                   from + along * (2.0 / 3) + across * (step * k), to};
        const Line line = geometry::flatten(cubic, steps);
        if (!inside(line) || !free(t, line, wanted(t))) continue;
        cost += of_crossing * crossings(t, line, flat_.size(), (least - cost) / of_crossing);
        if (cost >= least) continue;
        least = cost;
        best = std::move(cubic);
      }
    }
    if (best.empty()) return false;
    take(t, std::move(best));
    return true;
  }

  /// Around names in wide bows where there is room for them, else as close as the gaps are.
  void detour(Index t) {
    // Names keep a gap: a line of any width finds its way between two of them.
    const double gap = 0.45 * std::min(p_.gap.width, p_.gap.height);
    const double least = std::min(wanted(t), gap);
    Line last;
    for (const double room : {wanted(t) + 2 * gap, wanted(t), least}) {
      last = way_around(t, room);
      if (last.empty()) continue;
      for (const double radius : {80.0, 50.0, 30.0, 15.0}) {
        Line cubic = rounded(last, radius);
        const Line line = geometry::flatten(cubic, steps);
        if (inside(line) && free(t, line, std::min(room, wanted(t)))) {
          take(t, std::move(cubic));
          return;
        }
      }
    }
    if (!last.empty()) take(t, rounded(last, 0));
  }

  /// The shortest way along corners of names (visibility graph, Dijkstra).
  Line way_around(Index t, double room) const {
    Line stops{middle(p_.ties[t].a), middle(p_.ties[t].b)};
    std::vector<Rect> names;
    for (Index k = 0; k < s_.names.size(); ++k) {
      if (!is_end(t, k)) names.push_back(s_.names[k].grown(room));
    }
    for (const Rect& name : s_.names) {
      const Rect r = name.grown(room + 0.05);
      for (const Point corner : {Point{r.left(), r.top()}, Point{r.right(), r.top()},
                                 Point{r.left(), r.bottom()}, Point{r.right(), r.bottom()}}) {
        if (inside({corner})) stops.push_back(corner);
      }
    }
    return shortest(stops, names);
  }

  static bool is_clear(Point from, Point to, const std::vector<Rect>& names) {
    const Rect bounds = around(std::array{from, to});
    return std::none_of(names.begin(), names.end(), [&](const Rect& name) {
      return meet(bounds, name) && geometry::enters(from, to, name);
    });
  }

  /// Whether two points are farther apart than that in one direction alone.
  static bool is_beyond(Point from, Point to, double most) {
    return std::abs(to.x - from.x) > most || std::abs(to.y - from.y) > most;
  }

  static Line shortest(const Line& stops, const std::vector<Rect>& names) {
    constexpr double corner = 20;  // px that a corner may save
    constexpr double rounding = 1e-6;
    std::vector<double> left;  // at least, to the end
    for (const Point stop : stops) left.push_back(distance(stop, stops[1]) + corner);
    left[1] = 0;
    std::vector<double> way(stops.size(), no_limit);
    std::vector<Index> before(stops.size(), 0);
    std::vector<bool> done(stops.size(), false);
    way[0] = 0;
    for (;;) {
      // The one of the shortest way that may lead through it.
      Index next = stops.size();
      double least = no_limit;
      for (Index i = 0; i < stops.size(); ++i) {
        if (done[i] || way[i] + left[i] >= least) continue;
        next = i;
        least = way[i] + left[i];
      }
      if (next == stops.size()) return {};
      if (next == 1) break;
      done[next] = true;
      for (Index i = 1; i < stops.size(); ++i) {
        // What is no shorter than a way that is known is not looked at.
        const double most = std::min(way[i], way[1] - left[i] + rounding) - corner - way[next];
        if (done[i] || most <= 0 || is_beyond(stops[next], stops[i], most)) continue;
        const double then = way[next] + distance(stops[next], stops[i]) + corner;
        if (then >= way[i] || !is_clear(stops[next], stops[i], names)) continue;
        way[i] = then;
        before[i] = next;
      }
    }
    Line chain{stops[1]};
    for (Index i = 1; i != 0;) {
      i = before[i];
      chain.push_back(stops[i]);
    }
    std::reverse(chain.begin(), chain.end());
    return chain;
  }

  static constexpr int steps = 12;  ///< of a cubic

  const MapProblem& p_;
  MapSolution& s_;
  std::vector<Line> flat_;
  std::vector<Rect> bounds_;
};

}  // namespace

void add_routes(const MapProblem& problem, MapSolution& solution) {
  Router(problem, solution).route();
}

}  // namespace entente::layout::maps
