#include "timeline/plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <set>
#include <string_view>

#include "base/largest.hpp"
#include "timeline/losses.hpp"
#include "timeline/planner.hpp"
#include "timeline/questions.hpp"
#include "timeline/ranking.hpp"

namespace entente::timeline {
namespace {

constexpr std::size_t most_on_slide = 30;  // labels that an audience takes in
constexpr std::size_t most_listed = 400;
constexpr std::size_t most_marked = 1000;  // dates on lanes; more items are only counted in a strip
static_assert(most_listed < most_ranked);  // no trial gives words to what is set aside
constexpr std::size_t fewest_with_heads = 15;  // words that are left for these

/// A plan and how it was asked for.
struct Found {
  Plan plan;
  Trial trial;
};

/// Finds the largest part of the items that fits in one mode.
class Thinner {
 public:
  /// `ranking` must outlive it.
  Thinner(TryPlan try_plan, const Ranking& ranking, bool grows)
      : try_(std::move(try_plan)), ranking_(ranking), grows_(grows) {}

  std::optional<Found> all(Mode mode, bool unbroken = false) const {
    return with(ranking_.order, mode, Rest::quiet, any_lanes, unbroken);
  }

  /// Marks without words.
  std::optional<Found> none(Rest rest, std::size_t lanes) const {
    return with({}, Mode::marks_only, rest, lanes);
  }

  /// Whether a plan may be worth something once it has the words of so many items.
  using MayWin = std::function<bool(const Found&, std::size_t)>;

  /// The most important items, as many as fit, then lesser ones that find a place between them.
  /// Nothing if that is less than `least`, or if it cannot win; it is given up as soon as that is
  /// certain.
  std::optional<Found> most(Mode mode, Rest rest, std::size_t least, std::size_t limit,
                            std::size_t lanes, const MayWin& may_win) const {
    const std::size_t most = std::min(ranking_.order.size(), limit);
    if (most < least) return std::nullopt;
    std::optional<Found> best;
    bool hopeless = false;
    const auto fits = [&](std::size_t count) {
      std::optional<Found> found = with(first(count), mode, rest, lanes);
      if (!found) return false;
      best = std::move(found);
      return true;
    };
    // What is less than enough by all tries is asked for first: if it does not fit, hardly anything
    // does. But where time runs down, few words make it no higher than they need, and where items
    // are only counted, others that have words bring lanes with them: there fewer may take more.
    const bool is_even = mode != Mode::down && rest == Rest::quiet && least >= most_tries;
    const std::size_t likely = is_even ? least - most_tries + 1 : 0;
    const std::size_t kept =
        base::largest_that_fits(most, likely, fits, [&](std::size_t, std::size_t high) {
          hopeless = high + most_tries <= least ||
                     (best && !may_win(*best, std::min(high + most_tries, limit)));
          return !hopeless;
        });
    if (hopeless || kept + most_tries <= least) return std::nullopt;
    std::vector<std::size_t> items = first(kept);
    // The next one alone is known to be too much.
    for (std::size_t i = kept + 1, tries = 1; i < ranking_.order.size() && tries < most_tries;
         ++i, ++tries) {
      if (items.size() >= limit) break;
      const std::size_t hoped_for = items.size() + most_tries - tries;
      if (hoped_for < least || (best && !may_win(*best, hoped_for))) return std::nullopt;
      items.push_back(ranking_.order[i]);
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
    if (found.trial.lanes == 0) return found;
    std::size_t low = found.plan.lanes.size() + 1;
    std::size_t high = low - 1 + found.plan.merged.size() + found.plan.without.size();
    while (low <= high) {
      Trial trial = found.trial;
      trial.lanes = (low + high + 1) / 2;
      std::optional<Plan> plan = try_(trial);
      const bool better = plan && loss(*plan, trial) < loss(found.plan, found.trial);
      if (better) found.plan = std::move(*plan);
      better ? low = trial.lanes + 1 : high = trial.lanes - 1;
    }
    return found;
  }

  /// Where words stand in a list alone: those of the most important items at their marks instead,
  /// as many as have room there. For that, on a slide, the least of many may lose theirs. Those
  /// that would still miss `loss_to_beat` are not tried.
  Found headed(Found found, double loss_to_beat) const {
    if (found.trial.mode != Mode::list_alone) return found;
    const std::vector<std::size_t> order = by_rank(found);
    Found best = found;
    const double unled = loss(found.plan, found.trial);
    for (const std::size_t fewer : {0, 3, 6}) {
      if (fewer > 0 && (grows_ || order.size() < fewest_with_heads + fewer)) break;
      Trial trial = found.trial;
      trial.items = order;
      trial.items.resize(order.size() - fewer);
      const std::vector<std::size_t> dated = dated_of(leading(trial.items), found.plan);
      std::size_t heads = std::min({most_heads, trial.items.size() / 2, dated.size()});
      std::sort(trial.items.begin(), trial.items.end());
      for (; heads > 1; --heads) {
        if (unled - loss_of_unled * static_cast<double>(heads) >= loss_to_beat) break;
        trial.heads.assign(dated.begin(), dated.begin() + static_cast<std::ptrdiff_t>(heads));
        std::sort(trial.heads.begin(), trial.heads.end());
        std::optional<Plan> plan = try_(trial);
        if (!plan || plan->cut > 0) continue;
        if (loss(*plan, trial) < loss(best.plan, best.trial)) {
          best = {std::move(*plan), trial};
        }
        break;
      }
    }
    return best;
  }

 private:
  static constexpr std::size_t most_tries = 6;

  /// Those that may leave a list, in their order. The lightest stays: nothing in the list weighs
  /// more than all that leave it. So does what is doubtful, unless it weighs as much as most.
  std::vector<std::size_t> leading(std::vector<std::size_t> items) const {
    const auto lighter = [this](std::size_t a, std::size_t b) {
      return ranking_.importance.at(a) < ranking_.importance.at(b);
    };
    std::vector<std::size_t> by_weight = items;
    std::sort(by_weight.begin(), by_weight.end(), lighter);
    const double usual = ranking_.importance.at(by_weight.at(by_weight.size() / 2));
    items.erase(std::min_element(items.begin(), items.end(), lighter));
    std::erase_if(items, [&](std::size_t item) {
      return ranking_.doubtful.at(item) && ranking_.importance.at(item) < usual;
    });
    return items;
  }

  /// Items with words, the most important first.
  std::vector<std::size_t> by_rank(const Found& found) const {
    std::vector<std::size_t> items;
    for (const std::size_t item : ranking_.order) {
      const auto& with = found.trial.items;
      if (std::binary_search(with.begin(), with.end(), item)) items.push_back(item);
    }
    return items;
  }

  /// Those that have a date, in their order.
  static std::vector<std::size_t> dated_of(std::vector<std::size_t> items, const Plan& plan) {
    std::erase_if(items, [&](std::size_t item) {
      return std::none_of(plan.items.begin(), plan.items.end(), [&](const Drawn& drawn) {
        return drawn.entry.item == item && drawn.entry.dated();
      });
    });
    return items;
  }

  std::vector<std::size_t> first(std::size_t count) const {
    return {ranking_.order.begin(), ranking_.order.begin() + static_cast<std::ptrdiff_t>(count)};
  }

  std::optional<Found> with(std::vector<std::size_t> items, Mode mode, Rest rest, std::size_t lanes,
                            bool unbroken = false) const {
    std::sort(items.begin(), items.end());
    Trial trial{std::move(items), mode, rest, lanes, unbroken};
    std::optional<Plan> plan = try_(trial);
    // One row for further events, not two.
    if (!plan || (plan->strip && plan->alone > 0)) return std::nullopt;
    return Found{std::move(*plan), std::move(trial)};
  }

  TryPlan try_;
  const Ranking& ranking_;
  bool grows_;
};

/// Of all items.
std::vector<Entry> entries_of(const Dossier& dossier, const select::Selection& selection,
                              LaneChoice lanes) {
  std::vector<std::size_t> every(selection.items.size());
  for (std::size_t i = 0; i < every.size(); ++i) every[i] = i;
  return make_entries(dossier, selection, every, lanes_of_story(dossier, selection, lanes));
}

/// Dates on lanes, if all items had their marks there.
std::size_t dates(const std::vector<Entry>& entries) {
  std::size_t count = 0;
  for (const Entry& entry : entries) {
    for (const Trace& spell : entry.spells) count += spell.pieces.size();
  }
  return count;
}

/// Lanes that all dated items together would need.
std::size_t houses(const std::vector<Entry>& entries) {
  std::set<LaneKey> keys;
  for (const Entry& entry : entries) {
    for (const Stop& stop : entry.stops) keys.insert(stop.lane);
  }
  return keys.size();
}

std::string_view name_of(Mode mode) {
  switch (mode) {
    case Mode::words_above:
      return "words above";
    case Mode::list_below:
      return "numbers and a list";
    case Mode::list_alone:
      return "a list";
    case Mode::down:
      return "time runs down, words beside";
    case Mode::marks_only:
      break;
  }
  return "marks alone";
}

/// Tries plans and keeps the one in which a reader misses least.
class Chooser {
 public:
  /// `lanes`: the most that are tried, at first.
  Chooser(const Thinner& thinner, LeastLoss least_loss, std::size_t items, std::size_t lanes,
          Rect area, const theme::Metrics& metrics)
      : thinner_(thinner),
        least_loss_(std::move(least_loss)),
        items_(items),
        lanes_(lanes),
        area_(area),
        metrics_(metrics) {}

  /// With the words of all items; false if they do not fit.
  bool whole(Mode mode, bool unbroken) {
    std::optional<Found> found = thinner_.all(mode, unbroken);
    const bool fits = found.has_value();
    if (fits) best_.reset();
    consider(std::move(found));
    return fits;
  }

  /// With the words of the most important items: at least `least`, at most `limit`. In fewer lanes
  /// if need be, or in none.
  void words(Mode mode, Rest rest, std::size_t least, std::size_t limit) {
    std::size_t before = any_lanes;
    for (const double share : {1.0, 0.75, 0.6, 0.45, 0.3, 0.0, -1.0}) {
      std::size_t lanes = share < 0 ? 0 : std::max<std::size_t>(2, part_of_lanes(share));
      if (share == 1.0) lanes = any_lanes;
      if (lanes == before && share < 1.0) continue;
      const std::size_t worth = std::max(least, fewest_worth(mode, rest, lanes));
      // As if lanes stayed as they are: only with the words of all items is there often room for
      // more of them.
      const auto may_win = [&](const Found& with_some, std::size_t words) {
        const double missed = words < items_ ? loss_of_lanes(with_some.plan, with_some.trial) : 0;
        return least_loss_.with(std::min(words, items_), mode, rest, lanes) + missed <
               loss_of_best();
      };
      std::optional<Found> found = thinner_.most(mode, rest, worth, limit, lanes, may_win);
      // Where lanes hold less than half, none may be better.
      const bool enough_words = found && worded(found->plan) >= std::min(limit, items_) &&
                                2 * found->plan.alone <= items_;
      consider(std::move(found));
      if (enough_words) break;
      before = lanes;
    }
  }

  /// Marks alone, in as few lanes as it takes.
  void marks(Rest rest) {
    for (std::size_t lanes : {any_lanes, std::size_t{5}, std::size_t{3}, std::size_t{0}}) {
      if (!best_) consider(thinner_.none(rest, lanes));
    }
  }

  /// The best plan with an account of all.
  Plan take() {
    tried_[chosen_].outcome = LayoutCandidate::Outcome::chosen;
    best_->plan.account.candidates = std::move(tried_);
    put_questions(metrics_, best_->plan);
    return std::move(best_->plan);
  }

  bool any() const { return best_.has_value(); }
  /// Whether the lanes of the best plan tell who takes part.
  bool has_lanes() const { return best_ && best_->trial.lanes > 0 && best_->plan.alone == 0; }
  /// How many items have words in the best plan.
  std::size_t words_shown() const { return best_ ? worded(best_->plan) : 0; }

 private:
  std::size_t worded(const Plan& plan) const { return items_ - plan.quiet - plan.left_out; }

  /// Without one, any plan is better.
  double loss_of_best() const {
    return best_ ? loss(best_->plan, best_->trial) : std::numeric_limits<double>::infinity();
  }

  /// With how many words a plan may be better than the best; more than there are: with none.
  std::size_t fewest_worth(Mode mode, Rest rest, std::size_t lanes) const {
    if (!best_) return 0;
    const double lost = loss_of_best() - 1e-9 - (lanes == 0 ? loss_of_no_lanes_ : 0);
    std::size_t fewest = 0;
    while (fewest <= items_ && least_loss_.with(fewest, mode, rest, lanes) >= lost) {
      ++fewest;
    }
    return fewest;
  }

  std::size_t part_of_lanes(double share) const {
    return static_cast<std::size_t>(share * static_cast<double>(lanes_));
  }

  void consider(std::optional<Found> found) {
    if (!found) return;
    if (found->trial.lanes == 0) loss_of_no_lanes_ = loss_of_houses(found->plan);
    found = thinner_.widened(std::move(*found));
    const double most_gained = loss_of_unled * static_cast<double>(most_heads);
    if (loss(found->plan, found->trial) - most_gained < loss_of_best()) {
      found = thinner_.headed(std::move(*found), loss_of_best());
    }
    const double lost = loss(found->plan, found->trial);
    const bool better = lost < loss_of_best() - 1e-9;
    LayoutCandidate candidate;
    candidate.outcome = LayoutCandidate::Outcome::fits;
    const std::size_t heads = found->trial.heads.size();
    candidate.name =
        fmt::format("{}, {} with words{}, {} lanes{}", name_of(found->trial.mode),
                    worded(found->plan), heads > 0 ? fmt::format(", {} at their marks", heads) : "",
                    found->plan.lanes.size(), found->plan.strip ? " and a strip" : "");
    candidate.penalty = candidate.cost = lost;
    candidate.width = area_.width;
    candidate.height = found->plan.bottom - area_.y;
    if (better) {
      chosen_ = tried_.size();
      best_ = std::move(found);
    }
    tried_.push_back(std::move(candidate));
  }

  const Thinner& thinner_;
  LeastLoss least_loss_;
  std::size_t items_, lanes_;
  Rect area_;
  const theme::Metrics& metrics_;
  std::optional<Found> best_;
  double loss_of_no_lanes_ = 0;  ///< the same in all plans without them; 0: not yet known
  std::vector<LayoutCandidate> tried_;
  std::size_t chosen_ = 0;  ///< of `tried_`
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
// beside them; with the words in a list, or the few that matter most at their marks above it; the
// most important items with words, the others small on their lanes or counted in a strip, in fewer
// lanes if need be; marks alone.
Plan make_plan(const Context& context, Rect area, const Options& options) {
  const Dossier& dossier = context.dossier;
  const select::Selection& selection = context.selection;
  const theme::Metrics& metrics = context.look.metrics;
  const bool grows = context.grows;
  const std::size_t all = selection.items.size();
  const bool down = options.orientation == Orientation::vertical ||
                    (options.orientation == Orientation::automatic && grows);
  const bool across = options.orientation != Orientation::vertical;
  std::vector<Entry> entries = entries_of(dossier, selection, options.lanes);
  // Lanes full of marks take long to fill and tell nothing.
  std::vector<Rest> rests{Rest::quiet, Rest::counted};
  const bool crowded = dates(entries) > most_marked;
  if (crowded && across) rests.erase(rests.begin());
  const bool marked = rests.front() == Rest::quiet;
  const Ranking ranking = rank(dossier, selection);
  const auto further = crowded ? ranking.wordless() : std::vector<std::size_t>{};
  const Thinner thinner(planner(context, area, options, entries, further), ranking, grows);
  take_one_side(entries);
  const std::size_t lanes = std::min(houses(entries), usual_lanes(metrics, area, grows));
  Chooser chooser(thinner, LeastLoss(entries), all, lanes, area, metrics);
  const std::size_t worth = std::min<std::size_t>(6, (all + 1) / 2);
  if (across &&
      (chooser.whole(Mode::words_above, true) || chooser.whole(Mode::words_above, false))) {
    return chooser.take();
  }
  if (down && marked) {
    chooser.words(Mode::down, Rest::quiet, worth, most_listed);
    if (chooser.words_shown() == all) return chooser.take();
  }
  if (across) {
    const std::size_t most = grows ? most_listed : most_on_slide;
    if (chooser.whole(Mode::list_below, false)) {
      chooser.words(Mode::list_alone, Rest::quiet, all, most);
      return chooser.take();
    }
    const auto words = [&](Mode mode, std::size_t limit) {
      for (const Rest rest : rests) chooser.words(mode, rest, worth, limit);
    };
    // A page that has not all words at their marks has more in a list: what else is tried after
    // that is soon given up.
    if (!grows) words(Mode::words_above, most_on_slide);
    const bool at_marks =
        !grows && chooser.has_lanes() && chooser.words_shown() >= std::min(enough, all);
    if (!at_marks) {
      for (const Mode mode : {Mode::list_below, Mode::list_alone}) words(mode, most);
    }
    if (grows) words(Mode::words_above, most_on_slide);
  }
  for (Rest rest : rests) {
    if (!chooser.any()) chooser.marks(rest);
  }
  if (chooser.any()) return chooser.take();
  Plan none;
  none.fits = false;
  none.left_out = all;
  none.bottom = area.y;
  return none;
}

}  // namespace entente::timeline
