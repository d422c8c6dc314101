#include "timeline/flags.hpp"

#include <algorithm>
#include <cmath>

#include "timeline/spread.hpp"

namespace entente::timeline {
namespace {

constexpr int most_levels = 6;
constexpr std::size_t beam = 120;
constexpr double never = -1e18;

/// What the labels placed so far mean for those to come.
struct State {
  double end[most_levels];   ///< right end of the last label on a level
  double pole[most_levels];  ///< rightmost pole that passes a level
  double cost = 0;
  int parent = -1;
  FlagPlace place;
};

struct Option {
  double left = 0, cost = 0;
};

/// Left edges to try: flag to the right of its pole, pushed right, centered, flag to the left.
std::vector<Option> options(const Flag& flag, double pole, double from, const FlagWish& wish) {
  std::vector<Option> found;
  auto add = [&](double left, double cost) {
    const double kept = std::clamp(left, wish.low, std::max(wish.low, wish.high - flag.width));
    if (kept < from - 1e-9 || kept > pole - wish.clearance ||
        kept + flag.width < pole + wish.clearance) {
      return;
    }
    found.push_back({kept, cost + (kept != left ? 0.2 : 0)});
  };
  const double right_flag = pole - flag.badge;
  add(right_flag, 0);
  if (from > right_flag) add(from, 0.25);
  add(pole - 0.5 * flag.width, 0.45);
  add(pole - flag.width + wish.clearance, 0.6);
  return found;
}

bool clears_lower(const State& state, int level, double pole, const FlagWish& wish) {
  for (int m = 0; m < level; ++m) {
    if (pole < state.end[m] + wish.clearance) return false;
  }
  return true;
}

State next_state(const State& state, int parent, int level, double pole, const Flag& flag,
                 const Option& option) {
  State next = state;
  next.parent = parent;
  next.place = {pole, option.left, level};
  next.end[level] = option.left + flag.width;
  for (int m = 0; m < level; ++m) next.pole[m] = std::max(next.pole[m], pole);
  next.cost += option.cost + 0.06 * level;
  return next;
}

std::vector<State> extended(const std::vector<State>& states, const Flag& flag, double pole,
                            const FlagWish& wish) {
  std::vector<State> next;
  for (std::size_t s = 0; s < states.size(); ++s) {
    for (int level = 0; level < wish.levels; ++level) {
      const State& state = states[s];
      if (!clears_lower(state, level, pole, wish)) continue;
      const double from = std::max(state.end[level] + wish.gap, state.pole[level] + wish.clearance);
      for (const Option& option : options(flag, pole, from, wish)) {
        next.push_back(next_state(state, static_cast<int>(s), level, pole, flag, option));
      }
    }
  }
  std::stable_sort(next.begin(), next.end(),
                   [](const State& a, const State& b) { return a.cost < b.cost; });
  if (next.size() > beam) next.resize(beam);
  return next;
}

std::vector<double> poles(const std::vector<Flag>& flags, const FlagWish& wish) {
  std::vector<double> sites, gaps;
  for (std::size_t i = 0; i < flags.size(); ++i) {
    sites.push_back(flags[i].site);
    if (i + 1 == flags.size()) break;
    const double room = (flags[i].width + wish.gap) / wish.levels;
    gaps.push_back(std::max(2 * wish.clearance, wish.leaning * room));
  }
  return spread(sites, gaps, wish.low + wish.clearance, wish.high - wish.clearance);
}

}  // namespace

std::optional<FlagPlan> place_flags(const std::vector<Flag>& flags, const FlagWish& wish) {
  FlagPlan plan;
  if (flags.empty()) return plan;
  const std::vector<double> pole = poles(flags, wish);
  State start{};
  std::fill(std::begin(start.end), std::end(start.end), never);
  std::fill(std::begin(start.pole), std::end(start.pole), never);
  std::vector<std::vector<State>> history = {{start}};
  for (std::size_t i = 0; i < flags.size(); ++i) {
    history.push_back(extended(history.back(), flags[i], pole[i], wish));
    if (history.back().empty()) return std::nullopt;
  }
  plan.cost = history.back().front().cost;
  int at = 0;
  for (std::size_t i = flags.size(); i > 0; --i) {
    const State& state = history[i][static_cast<std::size_t>(at)];
    plan.places.push_back(state.place);
    at = state.parent;
  }
  std::reverse(plan.places.begin(), plan.places.end());
  for (std::size_t i = 0; i < flags.size(); ++i) {
    plan.cost += 0.02 * std::abs(pole[i] - flags[i].site) / std::max(1.0, wish.clearance);
  }
  return plan;
}

}  // namespace entente::timeline
