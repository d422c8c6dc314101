#include "timeline/scale.hpp"

#include <algorithm>
#include <cmath>

namespace entente::timeline {
namespace {

constexpr double least_share = 0.14;      // of the width, for a segment
constexpr double least_gap = 0.12;        // of the time around it, for a break to leave time out
constexpr double few = 0.2;               // crowded dates: one scale is easier to read
constexpr std::size_t most_together = 2;  // the same: dates at one place
constexpr double cost_of_break = 0.05;    // a reader must notice it: it has to pay
constexpr double cost_of_change = 0.06;   // the same if no time is left out, only the scale changes
constexpr std::size_t most_gaps = 60;     // the widest are looked at
constexpr std::size_t most_tried = 16;    // places looked at in pairs
constexpr std::size_t most_work = 300'000;  // dates looked at in all, about
constexpr double least_range = 1.0 / 1e5;   // days: about a second
constexpr double least_context = 4;         // a lone date is shown with time around it

/// Dates in order with the empty time before each.
struct Dates {
  std::vector<Extent> sorted;
  std::vector<double> gap;         ///< gap[i]: empty time between what comes before i and i
  std::vector<double> last_until;  ///< latest end up to and including i

  explicit Dates(std::vector<Extent> dates) : sorted(std::move(dates)) {
    for (Extent& date : sorted) {
      // Far from today a double cannot tell a day from the next.
      const double least = std::max(least_range, 1e-9 * std::abs(date.begin));
      date.end = std::max(date.end, date.begin + least);
    }
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
  double weight(std::size_t from, std::size_t to) const {
    double sum = 0;
    for (std::size_t i = from; i < to; ++i) sum += sorted[i].weight;
    return sum;
  }
};

std::vector<double> shares(const std::vector<double>& weights, double power) {
  std::vector<double> share;
  double sum = 0;
  for (double weight : weights) {
    share.push_back(std::pow(std::max(weight, 1.0), power));
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

/// What lies beside the dates of a segment.
struct Margin {
  double px = 0;     ///< wanted
  double time = 0;   ///< wanted beyond that
  double limit = 0;  ///< time that may be used: a segment ends halfway to the next date
};

/// Gives the segment its times at the edges. The margins in px depend on the scale, and the scale
/// on the margins: a few rounds settle it.
void fit(AxisSegment& s, const Margin& before, const Margin& after) {
  const double width = s.right - s.left, range = s.last - s.first;
  double per_px = range / width, front = 0, back = 0;
  for (int round = 0; round < 12; ++round) {
    front = std::min(before.limit, before.time + std::min(before.px, 0.3 * width) * per_px);
    back = std::min(after.limit, after.time + std::min(after.px, 0.3 * width) * per_px);
    per_px = (range + front + back) / width;
  }
  s.begin = s.first - front;
  s.end = s.last + back;
}

Scale build(const Dates& dates, const Cuts& cuts, const ScaleWish& wish) {
  std::vector<std::size_t> starts = {0};
  std::vector<double> weights;
  starts.insert(starts.end(), cuts.begin(), cuts.end());
  starts.push_back(dates.size());
  for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
    weights.push_back(dates.weight(starts[i], starts[i + 1]));
  }
  const std::vector<double> share = shares(weights, wish.share_power);
  const double breaks = static_cast<double>(cuts.size());
  const double room = wish.right - wish.left - wish.gap * breaks;
  std::vector<AxisSegment> segments;
  double x = wish.left;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const bool is_first = i == 0, is_last = i + 1 == weights.size();
    AxisSegment s;
    s.left = x;
    s.right = x + room * share[i];
    x = s.right + wish.gap;
    s.first = dates.sorted[starts[i]].begin;
    s.last = dates.last_until[starts[i + 1] - 1];
    double shortest = s.last - s.first;
    for (std::size_t d = starts[i]; d < starts[i + 1]; ++d) {
      shortest = std::min(shortest, dates.sorted[d].end - dates.sorted[d].begin);
    }
    const double extra =
        cuts.empty() ? 0 : std::max(0.0, least_context * shortest - (s.last - s.first)) / 2;
    fit(s, {is_first ? wish.edge : wish.pad, extra, is_first ? 1e300 : dates.gap[starts[i]] / 2},
        {is_last ? wish.edge_end : wish.pad, extra,
         is_last ? 1e300 : dates.gap[starts[i + 1]] / 2});
    segments.push_back(s);
  }
  return Scale(std::move(segments));
}

/// Whether the gap before `cut` is a good part of the time in the two segments beside it.
bool pays(const Dates& dates, std::size_t cut, std::size_t from, std::size_t to) {
  const double around = dates.last_until[to - 1] - dates.sorted[from].begin;
  return dates.gap[cut] >= least_gap * around;
}

/// Whether so many dates come to stand at one place that their marks cannot stand beside each
/// other.
bool huddles(const Dates& dates, const ScaleWish& wish) {
  const Scale scale = build(dates, {}, wish);
  std::vector<double> places;
  for (const Extent& date : dates.sorted) {
    if (date.weight > 0) places.push_back(scale.x(date.center()));
  }
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  for (std::size_t i = most_together; i < places.size(); ++i) {
    if (places[i] - places[i - most_together] <= wish.apart) return true;
  }
  return false;
}

/// How much dates crowd, 0 to 1.
double crowding(const Dates& dates, const Cuts& cuts, const ScaleWish& wish) {
  const Scale scale = build(dates, cuts, wish);
  double sum = 0, pairs = 0, previous = 0;
  const Extent* last = nullptr;
  for (const Extent& date : dates.sorted) {
    if (date.weight == 0) continue;
    const double x = scale.x(date.center());
    if (last && date.center() != last->center()) {
      const double close = std::max(0.0, 1 - std::abs(x - previous) / wish.apart);
      const double weight = (last->weight + date.weight) / 2;
      sum += weight * close * close;
      pairs += weight;
    }
    previous = x;
    last = &date;
  }
  return pairs > 0 ? sum / pairs : 0;
}

class CutSearch {
 public:
  CutSearch(Dates dates, const ScaleWish& wish) : dates_(std::move(dates)), wish_(wish) {
    least_ = crowding(dates_, {}, wish);
  }

  Cuts best() {
    if (least_ < few || !huddles(dates_, wish_)) return {};
    std::vector<std::pair<double, std::size_t>> gaps, singles;
    for (std::size_t i = 1; i < dates_.size(); ++i) {
      if (dates_.gap[i] > 0 && !cuts_off(i)) gaps.push_back({-dates_.gap[i], i});
    }
    std::sort(gaps.begin(), gaps.end());
    if (gaps.size() > most_gaps) gaps.resize(most_gaps);
    for (const auto& [size, i] : gaps) singles.push_back({consider({i}), i});
    std::sort(singles.begin(), singles.end());
    const std::size_t affordable =
        std::max<std::size_t>(2, most_work / (dates_.size() * most_gaps));
    singles.resize(std::min({singles.size(), most_tried, affordable}));
    for (const auto& [cost, first] : singles) {
      // The partner of a good break need not be good alone.
      for (const auto& [size, i] : gaps) {
        if (i != first) consider({std::min(i, first), std::max(i, first)});
      }
    }
    return best_;
  }

 private:
  /// Whether a break there would leave the small beginning of an era behind.
  bool cuts_off(std::size_t cut) const {
    constexpr double small = 0.15;
    const double before = dates_.last_until[cut - 1], after = dates_.sorted[cut].begin;
    return std::any_of(wish_.whole.begin(), wish_.whole.end(), [&](const auto& era) {
      const double left = before - era.first;
      return after < era.second && left > 0 && left < small * (era.second - era.first);
    });
  }

  double consider(const Cuts& cuts) {
    double now = crowding(dates_, cuts, wish_);
    for (std::size_t i = 0; i < cuts.size(); ++i) {
      const std::size_t from = i == 0 ? 0 : cuts[i - 1];
      const std::size_t to = i + 1 < cuts.size() ? cuts[i + 1] : dates_.size();
      now += pays(dates_, cuts[i], from, to) ? cost_of_break : cost_of_change;
    }
    if (now < least_ - 1e-9) {
      least_ = now;
      best_ = cuts;
    }
    return now;
  }

  const Dates dates_;
  const ScaleWish& wish_;
  Cuts best_;
  double least_ = 0;
};

}  // namespace

double Scale::x(double time) const {
  const AxisSegment* before = nullptr;
  for (const AxisSegment& s : segments_) {
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
  if (sequential_) {
    from = std::max(from, left());
    to = std::min(to, right());
    if (to > from) parts.push_back({from, to});
    return parts;
  }
  for (const AxisSegment& s : segments_) {
    const double a = std::max(from, s.left), b = std::min(to, s.right);
    if (b > a) parts.push_back({a, b});
  }
  return parts;
}

namespace {

/// One step from each date to the next.
Scale steps(const Dates& dates, const ScaleWish& wish) {
  std::vector<double> centers;
  for (const Extent& date : dates.sorted) {
    if (date.weight > 0) centers.push_back(date.center());
  }
  std::sort(centers.begin(), centers.end());
  centers.erase(std::unique(centers.begin(), centers.end(),
                            [](double a, double b) { return b - a < least_range; }),
                centers.end());
  if (centers.size() < 2) return build(dates, {}, wish);
  const double pitch =
      (wish.right - wish.left - 2 * wish.edge) / static_cast<double>(centers.size() - 1);
  std::vector<AxisSegment> segments;
  for (std::size_t i = 0; i + 1 < centers.size(); ++i) {
    AxisSegment s;
    s.begin = s.first = centers[i];
    s.end = s.last = centers[i + 1];
    s.left = wish.left + wish.edge + static_cast<double>(i) * pitch;
    s.right = s.left + pitch;
    segments.push_back(s);
  }
  const double front = segments.front().px_per_day(), back = segments.back().px_per_day();
  segments.front().left = wish.left;
  segments.front().begin -= wish.edge / front;
  segments.back().right = wish.right;
  segments.back().end += wish.edge / back;
  return Scale(std::move(segments), true);
}

}  // namespace

Cuts find_cuts(const std::vector<Extent>& dates, const ScaleWish& wish) {
  if (wish.scale != TimeScale::automatic) return {};
  return CutSearch(Dates(dates), wish).best();
}

Scale make_scale(const std::vector<Extent>& dates, const ScaleWish& wish, const Cuts& cuts) {
  const Dates sorted(dates);
  return wish.scale == TimeScale::sequential ? steps(sorted, wish) : build(sorted, cuts, wish);
}

}  // namespace entente::timeline
