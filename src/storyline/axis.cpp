#include "storyline/axis.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/isotonic.hpp"
#include "timeline/trace.hpp"

namespace entente::storyline {
namespace {

constexpr double days_per_year = 365.2425;
constexpr double far_years = 9000;  // beyond, pieces do not end at years
constexpr std::size_t events_per_cut = 4;
constexpr double cost_of_cut = 40;  // px of shift that it has to save
constexpr double gap_of_cut = 24;
constexpr double edge = 14;

enum class Unit { day, month, year };

double rounded_down(double time, Unit unit) {
  date::CivilDay day = date::from_day_number(time);
  if (unit != Unit::day) day.day = 1;
  if (unit == Unit::year) day.month = 1;
  return date::day_number(day);
}

double rounded_up(double time, Unit unit) {
  const double down = rounded_down(time, unit);
  if (down >= time) return down;
  constexpr double steps[] = {1.5, 32, 367};
  return rounded_down(down + steps[static_cast<std::size_t>(unit)], unit);
}

/// What two bundles beside each other need between them.
double distance(const Story& story, const Bundle& a, const Bundle& b, const Sizes& sizes) {
  constexpr double same = 33, changed = 42, relieved = 47, strangers = 26;
  std::set<int> of_a, of_b;
  bool shared = false, official_goes = false, official_comes = false;
  for (const Stop& stop : a.stops) {
    of_a.insert(stop.track);
    shared |= b.has(stop.track);
    official_goes |= story.tracks[static_cast<std::size_t>(stop.track)].home && !b.has(stop.track);
  }
  for (const Stop& stop : b.stops) {
    of_b.insert(stop.track);
    official_comes |= story.tracks[static_cast<std::size_t>(stop.track)].home && !a.has(stop.track);
  }
  if (official_goes && official_comes) return relieved * sizes.unit;
  if (!shared) return strangers * sizes.unit;
  return (of_a == of_b ? same : changed) * sizes.unit;
}

class AxisMaker {
 public:
  AxisMaker(const Story& story, const select::Selection& selection, double left, double right,
            const Sizes& sizes)
      : story_(story), sizes_(sizes), left_(left), right_(right) {
    const std::optional<double> now =
        selection.as_of ? date::axis_latest(*selection.as_of) : std::nullopt;
    // A page before the last one does not run to the present.
    if (now && *now < selection.stretch_end) now_ = *now;
    for (const Bundle& bundle : story.bundles) {
      latest_.push_back(std::max(latest_.empty() ? bundle.end : latest_.back(), bundle.end));
    }
    for (std::size_t i = 1; i < story.bundles.size(); ++i) {
      gaps_.push_back(distance(story, story.bundles[i - 1], story.bundles[i], sizes));
    }
  }

  /// Adds one cut or two at a time while that pays, and moves those that are there.
  std::optional<Axis> best() {
    Try best{{}, with({})};
    const std::size_t most = story_.bundles.size() / events_per_cut;
    for (bool better = true; better;) {
      better = false;
      for (std::size_t i = 1; i < story_.bundles.size(); ++i) {
        if (!can_cut(i)) continue;
        better |= consider(added(best.cuts, {i}), most, best);
        for (const std::size_t old : std::vector<std::size_t>(best.cuts)) {
          std::vector<std::size_t> moved = best.cuts;
          std::erase(moved, old);
          better |= consider(added(std::move(moved), {i}), most, best);
        }
        for (std::size_t j = i + 1; j < story_.bundles.size(); ++j) {
          if (can_cut(j)) better |= consider(added(best.cuts, {i, j}), most, best);
        }
      }
    }
    return std::move(best.axis);
  }

 private:
  struct Try {
    std::vector<std::size_t> cuts;
    std::optional<Axis> axis;
  };

  static std::vector<std::size_t> added(std::vector<std::size_t> cuts,
                                        const std::vector<std::size_t>& more) {
    cuts.insert(cuts.end(), more.begin(), more.end());
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    return cuts;
  }

  bool consider(std::vector<std::size_t> cuts, std::size_t most, Try& best) const {
    if (cuts.size() > most) return false;
    std::optional<Axis> axis = with(cuts);
    if (!axis || (best.axis && cost(*axis) + 1e-6 >= cost(*best.axis))) return false;
    best = {std::move(cuts), std::move(axis)};
    return true;
  }

  bool can_cut(std::size_t i) const { return story_.bundles[i].begin > latest_[i - 1] + 1; }

  double cost(const Axis& axis) const {
    double sum = 0;
    for (std::size_t i = 0; i < axis.x.size(); ++i) {
      const double off = std::abs(axis.x[i] - axis.scale.x(story_.bundles[i].at)) / sizes_.unit;
      sum += off + std::max(0.0, off - 30) * 2;  // far from its date is worse
    }
    return sum + cost_of_cut * static_cast<double>(axis.scale.segments().size() - 1);
  }

  /// From when to when a piece runs: round units around its events.
  std::pair<double, double> bounds(std::size_t first, std::size_t end) const {
    const double begin = story_.bundles[first].begin, last = latest_[end - 1];
    const bool is_last = end == story_.bundles.size();
    const double before = first > 0 ? (begin - latest_[first - 1]) / 2 : timeline::infinity;
    const double after = is_last ? timeline::infinity : (story_.bundles[end].begin - last) / 2;
    // The state of knowledge ends the last piece, if it is not far away.
    const double whole = latest_.back() - story_.bundles.front().begin;
    const bool to_now = is_last && now_ >= last && now_ - last <= std::max(45.0, 0.15 * whole);
    const double near = std::max((to_now ? now_ : last) - begin, 0.5 * std::min(before, after));
    double from, to;
    if (std::max(std::abs(begin), std::abs(last)) > far_years * days_per_year) {
      const double pad = std::max(1.0, 0.04 * (last - begin));
      from = begin - pad;
      to = last + pad;
    } else {
      Unit unit = Unit::day;
      const double extent = std::isfinite(near) ? near : last - begin;
      const bool tight = std::min(before, after) < 12;  // days to what is in other pieces
      if (extent > 12 || (!tight && last - begin >= 1)) unit = Unit::month;
      if (extent > 300) unit = Unit::year;
      from = rounded_down(begin, unit);
      to = rounded_up(last, unit);
      if (to - from < 1) to = from + 1;
    }
    from = std::max(from, begin - before);
    to = std::min(to, last + after);
    if (to_now) to = now_;
    if (to - from < 1e-3) to = from + 1e-3;
    return {from, to};
  }

  std::optional<Axis> with(const std::vector<std::size_t>& cuts) const {
    std::vector<std::size_t> starts = {0};
    starts.insert(starts.end(), cuts.begin(), cuts.end());
    starts.push_back(story_.bundles.size());
    const std::size_t count = starts.size() - 1;
    double free = right_ - left_ - static_cast<double>(count - 1) * gap_of_cut * sizes_.unit;
    double shares = 0;
    std::vector<double> needs;
    for (std::size_t s = 0; s < count; ++s) {
      double need = 2 * edge * sizes_.unit;
      for (std::size_t i = starts[s]; i + 1 < starts[s + 1]; ++i) need += gaps_[i];
      needs.push_back(need);
      free -= need;
      shares += std::sqrt(static_cast<double>(starts[s + 1] - starts[s]));
    }
    if (free < 0) return std::nullopt;
    std::vector<timeline::AxisSegment> segments;
    double x = left_;
    for (std::size_t s = 0; s < count; ++s) {
      const auto [from, to] = bounds(starts[s], starts[s + 1]);
      const double share = std::sqrt(static_cast<double>(starts[s + 1] - starts[s])) / shares;
      timeline::AxisSegment segment;
      segment.begin = segment.first = from;
      segment.end = segment.last = to;
      segment.left = x;
      segment.right = x + needs[s] + free * share;
      x = segment.right + gap_of_cut * sizes_.unit;
      segments.push_back(segment);
    }
    Axis axis{timeline::Scale(std::move(segments)), {}, {}, 0};
    for (std::size_t s = 0; s < count; ++s) stand(starts[s], starts[s + 1], s, axis);
    return axis;
  }

  void stand(std::size_t first, std::size_t end, std::size_t s, Axis& axis) const {
    const timeline::AxisSegment& segment = axis.scale.segments()[s];
    std::vector<double> wanted, gaps;
    for (std::size_t i = first; i < end; ++i) {
      wanted.push_back(segment.x(story_.bundles[i].at));
      if (i > first) gaps.push_back(gaps_[i - 1]);
    }
    const std::vector<double> places = base::spread(wanted, gaps, segment.left + edge * sizes_.unit,
                                                    segment.right - edge * sizes_.unit);
    for (std::size_t i = 0; i < places.size(); ++i) {
      axis.x.push_back(places[i]);
      axis.segment.push_back(s);
      axis.farthest = std::max(axis.farthest, std::abs(places[i] - wanted[i]));
    }
  }

  const Story& story_;
  const Sizes& sizes_;
  double left_, right_;
  double now_ = -timeline::infinity;
  std::vector<double> latest_;  ///< by bundle: end of all up to it
  std::vector<double> gaps_;    ///< px from each bundle to the next
};

}  // namespace

Sizes::Sizes(const theme::Metrics& metrics)
    : unit(metrics.note / (11 * 4 / 3.0)),
      together(22 * unit),
      apart(56 * unit),
      strange(34 * unit),
      beside(28 * unit),
      capsule(11 * unit),
      plateau(10 * unit),
      curve(26 * unit),
      stay(80 * unit),
      line(17.5 * unit),
      mark(7.5 * unit) {}

std::optional<Axis> lay_axis(const Story& story, const select::Selection& selection, double left,
                             double right, const Sizes& sizes) {
  return AxisMaker(story, selection, left, right, sizes).best();
}

}  // namespace entente::storyline
