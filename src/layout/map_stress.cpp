#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "layout/map_places.hpp"

namespace entente::layout::maps {
namespace {

using Matrix = std::vector<std::vector<double>>;

/// Length of a tie: heavy ones are short, and so are those inside a group.
double length_of(const MapProblem& problem, const MapTie& tie) {
  const MapName &a = problem.names[static_cast<Index>(tie.a)],
                &b = problem.names[static_cast<Index>(tie.b)];
  const double length = 1 / std::sqrt(std::sqrt(std::max(tie.weight, 0.01)));
  return a.group == b.group && a.group >= 0 ? length / 2 : length;
}

/// Distances along ties (Floyd and Warshall); who is not tied at all stands a little beyond the
/// farthest.
Matrix distances(const MapProblem& problem) {
  constexpr double none = std::numeric_limits<double>::infinity();
  const Index n = problem.names.size();
  Matrix d(n, std::vector<double>(n, none));
  for (Index i = 0; i < n; ++i) d[i][i] = 0;
  for (const MapTie& tie : problem.ties) {
    const Index a = static_cast<Index>(tie.a), b = static_cast<Index>(tie.b);
    d[a][b] = d[b][a] = std::min(d[a][b], length_of(problem, tie));
  }
  for (Index k = 0; k < n; ++k) {
    for (Index i = 0; i < n; ++i) {
      for (Index j = 0; j < n; ++j) d[i][j] = std::min(d[i][j], d[i][k] + d[k][j]);
    }
  }
  double farthest = 1;
  for (const auto& row : d) {
    for (const double x : row) farthest = x < none ? std::max(farthest, x) : farthest;
  }
  for (auto& row : d) {
    for (double& x : row) x = std::min(x, 1.1 * farthest);
  }
  return d;
}

double stress(const Matrix& d, const std::vector<Point>& at) {
  double sum = 0;
  for (Index i = 0; i < at.size(); ++i) {
    for (Index j = 0; j < i; ++j) {
      const double off = distance(at[i], at[j]) / d[i][j] - 1;
      sum += off * off;
    }
  }
  return sum;
}

/// Each point in turn where the others would have it, weighted by 1 / distance².
void majorize(const Matrix& d, std::vector<Point>& at) {
  for (Index i = 0; i < at.size(); ++i) {
    Point sum{0, 0};
    double weights = 0;
    for (Index j = 0; j < at.size(); ++j) {
      if (j == i) continue;
      const double w = 1 / (d[i][j] * d[i][j]);
      const Point off = at[i] - at[j];
      const double now = std::max(1e-6, std::sqrt(off.x * off.x + off.y * off.y));
      sum = sum + (at[j] + off * (d[i][j] / now)) * w;
      weights += w;
    }
    if (weights > 0) at[i] = sum * (1 / weights);
  }
}

/// The best of several starts.
std::vector<Point> least_stress(const Matrix& d) {
  constexpr int starts = 8, rounds = 120;
  Dice dice(1);
  std::vector<Point> best;
  double least = std::numeric_limits<double>::infinity();
  for (int start = 0; start < starts; ++start) {
    std::vector<Point> at(d.size());
    for (Point& p : at) p = {dice.spread(), dice.spread()};
    for (int round = 0; round < rounds; ++round) majorize(d, at);
    const double now = stress(d, at);
    if (now < least) {
      least = now;
      best = std::move(at);
    }
  }
  return best;
}

/// Turned so that the longest extent is level, or upright.
void turn(std::vector<Point>& at, bool upright) {
  Point mean{0, 0};
  for (const Point& p : at) mean = mean + p * (1 / static_cast<double>(at.size()));
  double xx = 0, xy = 0, yy = 0;
  for (Point& p : at) {
    p = p - mean;
    xx += p.x * p.x;
    xy += p.x * p.y;
    yy += p.y * p.y;
  }
  const double angle = 0.5 * std::atan2(2 * xy, xx - yy);
  const double c = std::cos(angle), s = std::sin(angle);
  for (Point& p : at) {
    p = {c * p.x + s * p.y, c * p.y - s * p.x};
    if (upright) p = {p.y, p.x};
  }
}

/// Spread over `room`: half by place, half by rank, so that the crowd in the middle gets air.
void spread(std::vector<Point>& at, double Point::*axis, double from, double to) {
  std::vector<Index> order(at.size());
  std::iota(order.begin(), order.end(), Index{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](Index a, Index b) { return at[a].*axis < at[b].*axis; });
  const double low = at[order.front()].*axis, high = at[order.back()].*axis;
  const double last = std::max<double>(1, static_cast<double>(at.size() - 1));
  for (Index r = 0; r < order.size(); ++r) {
    double& x = at[order[r]].*axis;
    const double place = high > low ? (x - low) / (high - low) : 0.5;
    const double rank = at.size() > 1 ? static_cast<double>(r) / last : 0.5;
    x = from + (to - from) * (0.5 * place + 0.5 * rank);
  }
}

/// Who is new among names that have their places stands between those it is tied to.
void take_homes(const MapProblem& problem, std::vector<Point>& at) {
  std::vector<Point> sum(at.size());
  std::vector<double> weights(at.size(), 0);
  bool any = false;
  for (const MapTie& tie : problem.ties) {
    const Index ends[] = {static_cast<Index>(tie.a), static_cast<Index>(tie.b)};
    for (int k = 0; k < 2; ++k) {
      const std::optional<Point>& home = problem.names[ends[1 - k]].home;
      if (!home) continue;
      sum[ends[k]] = sum[ends[k]] + *home * tie.weight;
      weights[ends[k]] += tie.weight;
    }
  }
  for (Index i = 0; i < at.size(); ++i) any |= problem.names[i].home.has_value();
  for (Index i = 0; any && i < at.size(); ++i) {
    if (problem.names[i].home) {
      at[i] = *problem.names[i].home;
    } else if (weights[i] > 0) {
      at[i] = sum[i] * (1 / weights[i]);
    }
  }
}

}  // namespace

std::vector<Point> stress_places(const MapProblem& problem) {
  std::vector<Point> at = least_stress(distances(problem));
  if (at.empty()) return at;
  turn(at, problem.area.height > problem.area.width);
  Size largest{0, 0};
  for (const MapName& name : problem.names) {
    largest = {std::max(largest.width, name.size.width),
               std::max(largest.height, name.size.height)};
  }
  const Point first{largest.width / 2, largest.height / 2};
  spread(at, &Point::x, first.x, problem.area.width - first.x);
  spread(at, &Point::y, first.y, problem.area.height - first.y);
  take_homes(problem, at);
  return at;
}

}  // namespace entente::layout::maps
