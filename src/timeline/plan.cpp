#include "timeline/plan.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "timeline/planner.hpp"

namespace entente::timeline {
namespace {

constexpr std::size_t most_on_slide = 12;  // labels that an audience takes in
constexpr std::size_t most_listed = 400;
constexpr std::size_t most_above = 30;  // labels above lanes on a page that may grow

/// A plan and how it was asked for.
struct Found {
  Plan plan;
  Trial trial;
};

/// Finds the largest part of the items that fits in one mode.
class Thinner {
 public:
  Thinner(TryPlan try_plan, const Dossier& dossier, const select::Selection& selection)
      : try_(std::move(try_plan)) {
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t i = 0; i < selection.items.size(); ++i) {
      order.push_back({-select::importance(dossier, selection, selection.items[i]), i});
    }
    std::sort(order.begin(), order.end());
    rank(order);
  }

  std::optional<Found> all(Mode mode) const { return with(ranked_, mode, Rest::quiet, any_lanes); }

  /// The most important items, as many as fit, then lesser ones that find a place between them.
  /// Nothing if that is less than `least`.
  std::optional<Found> most(Mode mode, Rest rest, std::size_t least, std::size_t limit,
                            std::size_t lanes = any_lanes) const {
    std::optional<Found> best;
    std::size_t low = 1, high = std::min(ranked_.size(), limit), kept = 0;
    while (low <= high) {
      const std::size_t middle = (low + high + 1) / 2;
      if (std::optional<Found> found = with(first(middle), mode, rest, lanes)) {
        best = std::move(found);
        kept = middle;
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    std::vector<std::size_t> items = first(kept);
    for (std::size_t i = kept, tries = 0; i < ranked_.size() && tries < most_tries; ++i, ++tries) {
      if (items.size() >= limit) break;
      items.push_back(ranked_[i]);
      if (std::optional<Found> found = with(items, mode, rest, lanes)) {
        best = std::move(found);
      } else {
        items.pop_back();
      }
    }
    return items.size() >= least ? best : std::nullopt;
  }

  /// Where houses share a lane, as many more lanes as there is room for.
  Found widened(Found found) const {
    std::size_t low = found.plan.lanes.size() + 1, high = low - 1 + found.plan.merged;
    while (found.plan.merged > 0 && low <= high) {
      Trial trial = found.trial;
      trial.lanes = (low + high + 1) / 2;
      std::optional<Plan> plan = try_(trial);
      const bool better = plan && plan->merged < found.plan.merged;
      if (better) found.plan = std::move(*plan);
      better ? low = trial.lanes + 1 : high = trial.lanes - 1;
    }
    return found;
  }

 private:
  static constexpr std::size_t most_tries = 6;
  static constexpr std::size_t most_ranked = 500;  // more never get words

  /// By importance, but of two alike the one farther from those before it: so that the words tell
  /// the whole story, not its busiest week.
  void rank(const std::vector<std::pair<double, std::size_t>>& order) {
    const std::size_t count = std::min(order.size(), most_ranked);
    const double far = static_cast<double>(order.size()) / 10;
    std::vector<double> distance(count, far);
    std::vector<bool> taken(count, false);
    for (std::size_t round = 0; round < count; ++round) {
      std::size_t best = count;
      double most = -1;
      for (std::size_t i = 0; i < count; ++i) {
        const double score = -order[i].first * (0.4 + 0.6 * std::min(1.0, distance[i] / far));
        if (!taken[i] && score > most) {
          most = score;
          best = i;
        }
      }
      taken[best] = true;
      ranked_.push_back(order[best].second);
      for (std::size_t i = 0; i < count; ++i) {
        const auto apart =
            static_cast<double>(order[i].second) - static_cast<double>(order[best].second);
        distance[i] = std::min(distance[i], std::abs(apart));
      }
    }
    for (std::size_t i = count; i < order.size(); ++i) ranked_.push_back(order[i].second);
  }

  std::vector<std::size_t> first(std::size_t count) const {
    return {ranked_.begin(), ranked_.begin() + static_cast<std::ptrdiff_t>(count)};
  }

  std::optional<Found> with(std::vector<std::size_t> items, Mode mode, Rest rest,
                            std::size_t lanes) const {
    std::sort(items.begin(), items.end());
    Trial trial{std::move(items), mode, rest, lanes};
    std::optional<Plan> plan = try_(trial);
    if (!plan) return std::nullopt;
    return Found{std::move(*plan), std::move(trial)};
  }

  TryPlan try_;
  std::vector<std::size_t> ranked_;
};

/// What a reader misses in a plan, in items without words.
double loss(const Plan& plan) {
  const double silent = static_cast<double>(plan.quiet + plan.left_out);
  const double nobody = plan.strip ? 1.5 + 0.02 * static_cast<double>(plan.strip->count) : 0;
  return silent + 2 * static_cast<double>(plan.left_out) + nobody +
         0.7 * static_cast<double>(plan.merged);
}

/// Lanes that all dated items together would need.
std::size_t houses(const Dossier& dossier, const select::Selection& selection, LaneChoice lanes) {
  std::vector<std::size_t> every(selection.items.size());
  for (std::size_t i = 0; i < every.size(); ++i) every[i] = i;
  std::set<LaneKey> keys;
  for (const Entry& entry : make_entries(dossier, selection, every, lanes)) {
    for (const Stop& stop : entry.stops) keys.insert(stop.lane);
  }
  return keys.size();
}

/// Tries plans and keeps the one in which a reader misses least.
class Chooser {
 public:
  /// `lanes`: the most that are tried, at first.
  Chooser(const Thinner& thinner, std::size_t items, std::size_t lanes)
      : thinner_(thinner), items_(items), lanes_(lanes) {}

  /// With the words of the most important items: at least `least`, at most `limit`.
  void words(Mode mode, Rest rest, std::size_t least, std::size_t limit) {
    std::size_t before = any_lanes;
    for (const double share : {1.0, 0.75, 0.45, 0.0}) {
      const auto lanes =
          std::max<std::size_t>(2, static_cast<std::size_t>(share * static_cast<double>(lanes_)));
      if (lanes == before) continue;
      const std::optional<Found> found =
          thinner_.most(mode, rest, least, limit, share == 1.0 ? any_lanes : lanes);
      consider(found);
      if (found && items_ - found->plan.quiet - found->plan.left_out >= limit) break;
      before = lanes;
    }
  }

  void list(Rest rest, std::size_t least) {
    consider(thinner_.most(Mode::list_below, rest, least, most_listed));
  }

  /// Numbers alone, in as few lanes as it takes.
  void numbers(Rest rest) {
    for (std::size_t lanes : {any_lanes, std::size_t{5}, std::size_t{3}, std::size_t{1}}) {
      if (!best_) consider(thinner_.most(Mode::numbers_only, rest, 1, items_, lanes));
    }
  }

  const std::optional<Found>& best() const { return best_; }
  /// Whether the best plan has words for all items.
  bool is_whole() const { return best_->plan.quiet + best_->plan.left_out == 0; }

 private:
  void consider(std::optional<Found> found) {
    if (!found) return;
    found = thinner_.widened(std::move(*found));
    if (!best_ || loss(found->plan) < loss(best_->plan) - 1e-9) best_ = std::move(found);
  }

  const Thinner& thinner_;
  std::size_t items_, lanes_;
  std::optional<Found> best_;
};

}  // namespace

Sizes::Sizes(const theme::Metrics& m)
    : em(m.label),
      line(m.label * theme::line_spacing),
      mark(0.5 * m.label),
      bar(0.55 * m.label),
      row(0.85 * m.label),
      thin(0.36 * m.label),
      lane(std::max(1.4 * m.name, 0.8 * m.label + 0.8 * m.arrow_length(m.verbal))),
      badge(2 * m.badge_radius),
      beside(0.4 * m.label) {}

double row_offset(const Lane& lane, int row, const Sizes& sizes) {
  if (row < lane.rows) return row * sizes.row;
  return (lane.rows - 1) * sizes.row + 0.55 * sizes.em + (row - lane.rows) * sizes.thin;
}

// What is shown, from the most telling to the least: all items with words above their places or
// beside them; with numbers there and the words in a list; the most important items with words, the
// others small on their lanes or counted in a strip, in fewer lanes if need be; all numbers, while
// the words stand elsewhere; as many numbers as fit.
Plan make_plan(const Context& context, Rect area, const Options& options) {
  const Dossier& dossier = context.dossier;
  const select::Selection& selection = context.selection;
  const theme::Metrics& metrics = context.look.metrics;
  const bool grows = context.grows;
  const Thinner thinner(planner(context, area, options), dossier, selection);
  const std::size_t all = selection.items.size();
  const bool down = options.orientation == Orientation::vertical ||
                    (options.orientation == Orientation::automatic && grows);
  const bool across = options.orientation != Orientation::vertical;
  const std::size_t lanes =
      std::min(houses(dossier, selection, options.lanes), usual_lanes(metrics, area, grows));
  Chooser chooser(thinner, all, lanes);
  const std::size_t worth = std::min<std::size_t>(6, (all + 1) / 2);
  if (options.words) {
    if (across) {
      if (std::optional<Found> plan = thinner.all(Mode::words_above)) {
        return thinner.widened(std::move(*plan)).plan;
      }
    }
    if (down) {
      chooser.words(Mode::down, Rest::quiet, worth, most_listed);
      if (chooser.best() && chooser.is_whole()) return chooser.best()->plan;
    }
    if (across) {
      if (std::optional<Found> plan = thinner.all(Mode::list_below)) {
        return thinner.widened(std::move(*plan)).plan;
      }
      for (Rest rest : {Rest::quiet, Rest::counted}) {
        chooser.words(Mode::words_above, rest, worth, grows ? most_above : most_on_slide);
        if (grows) chooser.list(rest, worth);
      }
    }
    if (chooser.best()) return chooser.best()->plan;
  }
  if (std::optional<Found> plan = thinner.all(Mode::numbers_only)) {
    return thinner.widened(std::move(*plan)).plan;
  }
  for (Rest rest : {Rest::quiet, Rest::counted, Rest::omitted}) {
    chooser.numbers(rest);
    if (chooser.best()) return chooser.best()->plan;
  }
  Plan none;
  none.fits = false;
  none.left_out = all;
  none.bottom = area.y;
  return none;
}

}  // namespace entente::timeline
