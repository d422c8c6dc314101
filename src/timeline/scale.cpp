#include "timeline/scale.hpp"

#include <algorithm>
#include <cmath>

namespace entente::timeline {
namespace {

constexpr double least_share = 0.18;       // of the width, for a segment
constexpr double least_gap = 0.15;         // of the time around it, for a break
constexpr double cost_of_break = 0.07;     // a reader must notice it: it has to pay
constexpr std::size_t most_tried = 16;     // gaps looked at; pairs of them are tried too
constexpr double least_range = 1.0 / 1e5;  // days: about a second

/// Dates in order with the empty time before each.
struct Dates {
  std::vector<Extent> sorted;
  std::vector<double> gap;         ///< gap[i]: empty time between what comes before i and i
  std::vector<double> last_until;  ///< latest end up to and including i

  explicit Dates(std::vector<Extent> dates) : sorted(std::move(dates)) {
    std::sort(sorted.begin(), sorted.end(), [](const Extent& a, const Extent& b) {
      return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
    });
    double until = sorted.front().begin;
    for (const Extent& date : sorted) {
      gap.push_back(std::max(0.0, date.begin - until));
      until = std::max(until, date.end);
      last_until.push_back(until);
    }
  }
  std::size_t size() const { return sorted.size(); }
};

/// `cuts`: positions where a new segment begins, ascending.
using Cuts = std::vector<std::size_t>;

std::vector<double> shares(const std::vector<std::size_t>& counts) {
  std::vector<double> share;
  double sum = 0;
  for (std::size_t count : counts) {
    share.push_back(std::sqrt(static_cast<double>(count)));
    sum += share.back();
  }
  double missing = 0, rest = 0;
  for (double& s : share) {
    s /= sum;
    (s < least_share ? missing : rest) += s < least_share ? least_share - s : s - least_share;
  }
  for (double& s : share) {
    s = s < least_share ? least_share : s - missing * (s - least_share) / std::max(rest, 1e-9);
  }
  return share;
}

Scale build(const Dates& dates, const Cuts& cuts, const ScaleWish& wish) {
  std::vector<std::size_t> starts = {0}, counts;
  starts.insert(starts.end(), cuts.begin(), cuts.end());
  starts.push_back(dates.size());
  for (std::size_t i = 0; i + 1 < starts.size(); ++i) counts.push_back(starts[i + 1] - starts[i]);
  const std::vector<double> share = shares(counts);
  const double breaks = static_cast<double>(cuts.size());
  const double room = wish.right - wish.left - wish.gap * breaks;
  std::vector<Segment> segments;
  double x = wish.left;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    Segment s;
    s.left = x;
    s.right = x + room * share[i];
    x = s.right + wish.gap;
    s.first = dates.sorted[starts[i]].begin;
    s.last = std::max(dates.last_until[starts[i + 1] - 1], s.first + least_range);
    const double limit = 0.3 * (s.right - s.left);
    const double before = std::min(limit, i == 0 ? wish.edge : wish.pad);
    const double after = std::min(limit, i + 1 == counts.size() ? wish.edge : wish.pad);
    const double per_px = (s.last - s.first) / (s.right - s.left - before - after);
    s.begin = s.first - before * per_px;
    s.end = s.last + after * per_px;
    segments.push_back(s);
  }
  return Scale(std::move(segments));
}

/// Whether the gap before `cut` is a good part of the time in the two segments beside it.
bool pays(const Dates& dates, std::size_t cut, std::size_t from, std::size_t to) {
  const double around = dates.last_until[to - 1] - dates.sorted[from].begin;
  return dates.gap[cut] >= least_gap * around;
}

/// How much dates crowd, 0 to 1, and what the breaks cost.
double badness(const Dates& dates, const Cuts& cuts, const ScaleWish& wish) {
  const Scale scale = build(dates, cuts, wish);
  double sum = 0, pairs = 0, previous = scale.x(dates.sorted.front().center());
  for (std::size_t i = 1; i < dates.size(); ++i) {
    const double x = scale.x(dates.sorted[i].center());
    if (dates.sorted[i].center() != dates.sorted[i - 1].center()) {
      const double crowding = std::max(0.0, 1 - std::abs(x - previous) / wish.apart);
      sum += crowding * crowding;
      pairs += 1;
    }
    previous = x;
  }
  return (pairs > 0 ? sum / pairs : 0) + cost_of_break * static_cast<double>(cuts.size());
}

Cuts best_cuts(const Dates& dates, const ScaleWish& wish) {
  std::vector<std::size_t> widest;
  for (std::size_t i = 1; i < dates.size(); ++i) {
    if (dates.gap[i] > 0) widest.push_back(i);
  }
  std::stable_sort(widest.begin(), widest.end(),
                   [&](std::size_t a, std::size_t b) { return dates.gap[a] > dates.gap[b]; });
  if (widest.size() > most_tried) widest.resize(most_tried);
  std::sort(widest.begin(), widest.end());

  Cuts best;
  double least = badness(dates, {}, wish);
  auto consider = [&](const Cuts& cuts) {
    const double now = badness(dates, cuts, wish);
    if (now < least - 1e-9) {
      least = now;
      best = cuts;
    }
  };
  const std::size_t n = dates.size();
  for (std::size_t a = 0; a < widest.size(); ++a) {
    if (pays(dates, widest[a], 0, n)) consider({widest[a]});
    for (std::size_t b = a + 1; b < widest.size(); ++b) {
      if (pays(dates, widest[a], 0, widest[b]) && pays(dates, widest[b], widest[a], n)) {
        consider({widest[a], widest[b]});
      }
    }
  }
  return best;
}

}  // namespace

double Scale::x(double time) const {
  const Segment* before = nullptr;
  for (const Segment& s : segments_) {
    if (time < s.first && before && time > before->last) {
      // Inside a break's time: on whichever side still shows it, else in the gap.
      const double there = before->left + (time - before->begin) * before->px_per_day();
      if (there <= before->right) return there;
      const double here = s.left + (time - s.begin) * s.px_per_day();
      return here >= s.left ? here : (before->right + s.left) / 2;
    }
    if (time <= s.last || &s == &segments_.back()) {
      const double x = s.left + (time - s.begin) * s.px_per_day();
      return std::clamp(x, s.left, s.right);
    }
    before = &s;
  }
  return segments_.back().right;
}

std::vector<std::pair<double, double>> Scale::visible(double from, double to) const {
  std::vector<std::pair<double, double>> parts;
  for (const Segment& s : segments_) {
    const double a = std::max(from, s.left), b = std::min(to, s.right);
    if (b > a) parts.push_back({a, b});
  }
  return parts;
}

Scale make_scale(std::vector<Extent> dates, const ScaleWish& wish) {
  const Dates sorted(std::move(dates));
  return build(sorted, best_cuts(sorted, wish), wish);
}

}  // namespace entente::timeline
