#include "layout/story_lines.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace entente::layout {
namespace {

constexpr std::int64_t out_of_reach = std::numeric_limits<std::int64_t>::max() / 4;
constexpr std::size_t not_there = std::numeric_limits<std::size_t>::max();

}  // namespace

StoryLines::StoryLines(const StoryProblem& problem)
    : problem_(problem), moments_(problem.moments.size()) {
  for (const StoryMoment& moment : problem.moments) {
    std::vector<int>& meeting = meeting_.emplace_back(static_cast<std::size_t>(problem.lines), -1);
    for (std::size_t m = 0; m < moment.meetings.size(); ++m) {
      if (moment.meetings[m].size() < 2) continue;
      for (const int line : moment.meetings[m]) {
        meeting[static_cast<std::size_t>(line)] = static_cast<int>(m);
      }
    }
  }
}

bool StoryLines::improve(std::vector<std::vector<int>>& orders, int first, int second) {
  if (orders.empty()) return false;
  lines_[0] = first;
  lines_[1] = second == first ? -1 : second;
  take_out(orders);
  for (std::size_t t = 0; t < moments_.size(); ++t) arrive(t);
  // Back from the cheapest end.
  std::size_t t = moments_.size() - 1;
  State best;
  Cost least = out_of_reach;
  const auto each = [](const Moment& moment, const auto& visit) {
    for (const int below : {0, 1}) {
      for (std::size_t p = 0; p < moment.places[0].gaps; ++p) {
        for (std::size_t q = 0; q < moment.places[1].gaps; ++q) {
          const Cost cost = moment.least[below][p * moment.places[1].gaps + q];
          if (cost < out_of_reach) visit(State{{p, q}, below}, cost);
        }
      }
    }
  };
  each(moments_[t], [&](const State& state, Cost cost) {
    if (cost >= least) return;
    least = cost;
    best = state;
  });
  if (least >= present_cost()) return false;
  for (;; --t) {
    moments_[t].now = best;
    if (t == 0) break;
    const Cost wanted = least - own_cost(t, best);
    const State to = best;
    bool found = false;
    each(moments_[t - 1], [&](const State& state, Cost cost) {
      if (found || cost + way_cost(t, state, to) != wanted) return;
      found = true;
      least = cost;
      best = state;
    });
  }
  put_back(orders);
  return true;
}

void StoryLines::take_out(const std::vector<std::vector<int>>& orders) {
  for (std::size_t t = 0; t < moments_.size(); ++t) {
    Moment& moment = moments_[t];
    moment.rest.clear();
    for (const int line : orders[t]) {
      if (line != lines_[0] && line != lines_[1]) moment.rest.push_back(line);
    }
    moment.inside.assign(moment.rest.size() + 1, false);
    const std::vector<int>& meeting = meeting_[t];
    for (std::size_t gap = 1; gap < moment.rest.size(); ++gap) {
      const int above = meeting[static_cast<std::size_t>(moment.rest[gap - 1])];
      const int under = meeting[static_cast<std::size_t>(moment.rest[gap])];
      moment.inside[gap] = above >= 0 && above == under;
    }
    moment.now = {};
    for (const int which : {0, 1}) {
      find_gaps(t, orders[t], which);
      count_ranks(t, which);
      if (t > 0) count_crossed(t, which);
    }
  }
}

/// Where one of the two stands, and where it may.
void StoryLines::find_gaps(std::size_t t, const std::vector<int>& order, int which) {
  Moment& moment = moments_[t];
  Place& place = moment.places[which];
  place.there = place.fellows = false;
  place.gaps = 1;
  place.meeting = -1;
  place.open.assign(1, 1);
  const int line = lines_[which];
  const auto found = line < 0 ? order.end() : std::find(order.begin(), order.end(), line);
  if (found == order.end()) return;
  place.there = true;
  place.gaps = moment.rest.size() + 1;
  place.meeting = meeting_[t][static_cast<std::size_t>(line)];
  for (std::size_t i = 0; place.meeting >= 0 && i < moment.rest.size(); ++i) {
    if (meeting_[t][static_cast<std::size_t>(moment.rest[i])] != place.meeting) continue;
    if (!place.fellows) place.from = i;
    place.fellows = true;
    place.to = i + 1;
  }
  place.open.assign(place.gaps, 0);
  for (std::size_t gap = 0; gap < place.gaps; ++gap) {
    place.open[gap] = place.fellows ? gap >= place.from && gap <= place.to : !moment.inside[gap];
  }
  const auto other = std::find(order.begin(), found, lines_[1 - which]);
  const bool below = lines_[1 - which] >= 0 && other != found;
  moment.now.gaps[which] = static_cast<std::size_t>(found - order.begin()) - (below ? 1 : 0);
  if (which == 0) moment.now.below = below ? 1 : 0;
}

void StoryLines::count_ranks(std::size_t t, int which) {
  const Moment& moment = moments_[t];
  Place& place = moments_[t].places[which];
  place.ranks.assign(place.gaps, 0);
  if (!place.there || problem_.rank.empty()) return;
  const auto rank = [&](int line) { return problem_.rank[static_cast<std::size_t>(line)]; };
  const int own = rank(lines_[which]);
  for (const int line : moment.rest) place.ranks[0] += own > rank(line) ? 1 : 0;
  for (std::size_t gap = 1; gap < place.gaps; ++gap) {
    const int passed = rank(moment.rest[gap - 1]);
    place.ranks[gap] = place.ranks[gap - 1] - (own > passed ? 1 : 0) + (passed > own ? 1 : 0);
  }
}

void StoryLines::count_crossed(std::size_t t, int which) {
  const Place &from = moments_[t - 1].places[which], &to = moments_[t].places[which];
  std::vector<int>& crossed = moments_[t].places[which].crossed;
  crossed.assign(from.gaps * to.gaps, 0);
  if (!from.there || !to.there) return;
  before_.assign(static_cast<std::size_t>(problem_.lines), not_there);
  const std::vector<int>&earlier = moments_[t - 1].rest, &rest = moments_[t].rest;
  for (std::size_t i = 0; i < earlier.size(); ++i) {
    before_[static_cast<std::size_t>(earlier[i])] = i;
  }
  for (std::size_t p = 0; p < from.gaps; ++p) {
    int count = 0;
    for (const int line : rest) {
      const std::size_t at = before_[static_cast<std::size_t>(line)];
      count += at != not_there && at < p ? 1 : 0;
    }
    int* row = &crossed[p * to.gaps];
    row[0] = count;
    for (std::size_t i = 0; i < rest.size(); ++i) {
      const std::size_t at = before_[static_cast<std::size_t>(rest[i])];
      if (at != not_there) count += at < p ? -1 : 1;
      row[i + 1] = count;
    }
  }
}

/// Whether no meeting is torn where both stand; each for itself stands in a gap that is open to it.
bool StoryLines::possible(const Moment& moment, const State& state) const {
  const Place &a = moment.places[0], &b = moment.places[1];
  const std::size_t gap = state.gaps[0];
  if (gap != state.gaps[1]) {
    // Two who meet alone stand side by side.
    const bool alone = a.meeting >= 0 && !a.fellows;
    return !alone && (gap > state.gaps[1]) == (state.below == 1);
  }
  if (a.meeting == b.meeting) return true;
  // Nobody stands between one and its fellows.
  for (const int which : {0, 1}) {
    const Place& place = moment.places[which];
    if (!place.fellows) continue;
    const bool above = (which == 0) == (state.below == 0);
    if (gap == place.to && !above) return false;
    if (gap == place.from && above) return false;
  }
  return true;
}

/// What the two cost at a moment: forks, and who stands beside his rank.
StoryLines::Cost StoryLines::own_cost(std::size_t t, const State& state) const {
  const Moment& moment = moments_[t];
  const Place &a = moment.places[0], &b = moment.places[1];
  Cost ranks = a.ranks[state.gaps[0]] + b.ranks[state.gaps[1]];
  if (a.there && b.there && !problem_.rank.empty()) {
    const int first = problem_.rank[static_cast<std::size_t>(lines_[0])];
    const int second = problem_.rank[static_cast<std::size_t>(lines_[1])];
    ranks += (state.below == 1 ? second > first : first > second) ? 1 : 0;
  }
  Cost cost = problem_.rank.empty() ? 0 : ranks * problem_.cost_of_rank;
  const std::vector<StoryFork>& forks = problem_.moments[t].forks;
  if (forks.empty()) return cost;
  const auto place_of = [&](int line) -> std::ptrdiff_t {
    for (const int which : {0, 1}) {
      if (line != lines_[which] || !moment.places[which].there) continue;
      const std::size_t own = state.gaps[which], other = state.gaps[1 - which];
      const bool after = other < own || (other == own && (which == 0) == (state.below == 1));
      const bool passed = moment.places[1 - which].there && after;
      return static_cast<std::ptrdiff_t>(own + (passed ? 1 : 0));
    }
    const auto found = std::find(moment.rest.begin(), moment.rest.end(), line);
    if (found == moment.rest.end()) return -1;
    const auto at = static_cast<std::size_t>(found - moment.rest.begin());
    return static_cast<std::ptrdiff_t>(at + (a.there && state.gaps[0] <= at ? 1 : 0) +
                                       (b.there && state.gaps[1] <= at ? 1 : 0));
  };
  for (const StoryFork& fork : forks) {
    const std::ptrdiff_t line = place_of(fork.line), home = place_of(fork.home);
    if (line >= 0 && home >= 0) cost += (std::abs(line - home) - 1) * cost_of_crossing;
  }
  return cost;
}

/// What they cross on the way from the moment before.
StoryLines::Cost StoryLines::way_cost(std::size_t t, const State& before, const State& now) const {
  const Moment &from = moments_[t - 1], &to = moments_[t];
  const bool both =
      from.places[0].there && from.places[1].there && to.places[0].there && to.places[1].there;
  int crossed = both && before.below != now.below ? 1 : 0;
  for (const int which : {0, 1}) {
    const Place& place = to.places[which];
    crossed += place.crossed[before.gaps[which] * place.gaps + now.gaps[which]];
  }
  return static_cast<Cost>(crossed) * (cost_of_crossing + problem_.moments[t].awkward);
}

StoryLines::Cost StoryLines::present_cost() const {
  Cost sum = 0;
  for (std::size_t t = 0; t < moments_.size(); ++t) {
    sum += own_cost(t, moments_[t].now);
    if (t > 0) sum += way_cost(t, moments_[t - 1].now, moments_[t].now);
  }
  return sum;
}

/// The least cost of every state, from those of the moment before.
void StoryLines::arrive(std::size_t t) {
  Moment& moment = moments_[t];
  const Place &a = moment.places[0], &b = moment.places[1];
  for (const int below : {0, 1}) {
    std::vector<Cost>& least = moment.least[below];
    least.assign(a.gaps * b.gaps, t == 0 ? 0 : out_of_reach);
    if (t > 0) move(t, below);
    const bool both = a.there && b.there;
    for (std::size_t p = 0; p < a.gaps; ++p) {
      for (std::size_t q = 0; q < b.gaps; ++q) {
        Cost& cost = least[p * b.gaps + q];
        if (cost >= out_of_reach) continue;
        const State state{{p, q}, below};
        const bool here = a.open[p] && b.open[q] && (!both || possible(moment, state));
        cost = here ? cost + own_cost(t, state) : out_of_reach;
      }
    }
    spent_ += static_cast<std::int64_t>(4 * a.gaps * b.gaps);
  }
  drop_dear(t);
}

/// From the states of the moment before: first one line moves, then the other.
void StoryLines::move(std::size_t t, int below) {
  Moment& moment = moments_[t];
  const Moment& before = moments_[t - 1];
  const Place &a = moment.places[0], &b = moment.places[1];
  const Place &from_a = before.places[0], &from_b = before.places[1];
  const Cost crossing = cost_of_crossing + problem_.moments[t].awkward;
  const bool both = a.there && b.there && from_a.there && from_b.there;
  turned_ = before.least[below];
  for (std::size_t i = 0; i < turned_.size(); ++i) {
    turned_[i] = std::min(turned_[i], before.least[1 - below][i] + (both ? crossing : 0));
  }
  rows_.clear();
  columns_.assign(from_b.gaps, false);
  for (std::size_t p = 0; p < from_a.gaps; ++p) {
    bool any = false;
    for (std::size_t q = 0; q < from_b.gaps; ++q) {
      if (turned_[p * from_b.gaps + q] >= out_of_reach) continue;
      any = columns_[q] = true;
    }
    if (any) rows_.push_back(p);
  }
  moved_.assign(a.gaps * from_b.gaps, out_of_reach);
  for (std::size_t to = 0; to < a.gaps; ++to) {
    Cost* row = &moved_[to * from_b.gaps];
    for (const std::size_t from : rows_) {
      const Cost way = a.crossed[from * a.gaps + to] * crossing;
      const Cost* old = &turned_[from * from_b.gaps];
      for (std::size_t q = 0; q < from_b.gaps; ++q) row[q] = std::min(row[q], old[q] + way);
    }
  }
  spent_ += static_cast<std::int64_t>(a.gaps * from_b.gaps * (rows_.size() + 2));
  for (std::size_t from = 0; from < from_b.gaps; ++from) {
    if (!columns_[from]) continue;
    const int* way = &b.crossed[from * b.gaps];
    for (std::size_t p = 0; p < a.gaps; ++p) {
      Cost* row = &moment.least[below][p * b.gaps];
      const Cost old = moved_[p * from_b.gaps + from];
      for (std::size_t q = 0; q < b.gaps; ++q) row[q] = std::min(row[q], old + way[q] * crossing);
    }
    spent_ += static_cast<std::int64_t>(a.gaps * b.gaps);
  }
}

/// Drops states from which no way is cheaper than from a neighbor: one that costs a crossing less.
void StoryLines::drop_dear(std::size_t t) {
  if (t + 1 == problem_.moments.size()) return;
  Moment& moment = moments_[t];
  const std::size_t rows = moment.places[0].gaps, columns = moment.places[1].gaps;
  const Cost crossing = cost_of_crossing + problem_.moments[t + 1].awkward;
  for (const int below : {0, 1}) {
    turned_ = moment.least[below];
    for (std::size_t p = 0; p < rows; ++p) {
      for (std::size_t q = 0; q < columns; ++q) {
        const std::size_t at = p * columns + q;
        const Cost enough = turned_[at] - crossing;
        const bool dear = (p > 0 && turned_[at - columns] <= enough) ||
                          (p + 1 < rows && turned_[at + columns] <= enough) ||
                          (q > 0 && turned_[at - 1] <= enough) ||
                          (q + 1 < columns && turned_[at + 1] <= enough);
        if (dear) moment.least[below][at] = out_of_reach;
      }
    }
  }
  spent_ += static_cast<std::int64_t>(2 * rows * columns);
}

void StoryLines::put_back(std::vector<std::vector<int>>& orders) const {
  for (std::size_t t = 0; t < moments_.size(); ++t) {
    const Moment& moment = moments_[t];
    std::vector<int>& order = orders[t];
    order.clear();
    for (std::size_t gap = 0; gap <= moment.rest.size(); ++gap) {
      for (const int turn : {0, 1}) {
        const int which = moment.now.below == 1 ? 1 - turn : turn;
        const bool here = moment.places[which].there && moment.now.gaps[which] == gap;
        if (here) order.push_back(lines_[which]);
      }
      if (gap < moment.rest.size()) order.push_back(moment.rest[gap]);
    }
  }
}

}  // namespace entente::layout
