#pragma once

#include <cstdint>
#include <optional>
#include <vector>

/// Lines that run through time and meet: in which order they run, so that they cross as seldom as
/// possible. No px yet.
namespace entente::layout {

/// A line that begins or ends here in the line of its home: what runs between the two is crossed.
struct StoryFork {
  int line = 0, home = 0;
};

/// A moment at which the order of the lines matters.
struct StoryMoment {
  std::vector<int> lines;                  ///< that are there, each once
  std::vector<std::vector<int>> meetings;  ///< disjoint; members run side by side, nobody between
  std::vector<StoryFork> forks;
  int awkward = 0;  ///< 0 to 255: how little room a crossing has on the way from the moment before
};

struct StoryProblem {
  int lines = 0;  ///< numbered from 0
  std::vector<StoryMoment> moments;
  /// By line: where it stands where that costs no crossing; empty: anywhere.
  std::vector<int> rank;
  int cost_of_rank = 24;  ///< of two lines that stand the other way round at one moment
  /// How much is tried where the best order cannot be computed; a number of comparisons, no time.
  std::int64_t budget = 900'000'000;
};

struct StoryOrders {
  std::vector<std::vector<int>> orders;  ///< by moment, from top to bottom
  int crossings = 0;
  int bound = 0;  ///< no order has fewer
  bool proven() const { return crossings == bound; }
};

/// The order with the fewest crossings: exact while at most eight lines run at a time, else the
/// best that is found. Deterministic. Pre: indices are valid, meetings disjoint.
StoryOrders order_story(const StoryProblem& problem);

/// The same for few lines, by dynamic programming over all orders; nullopt if they are too many.
std::optional<StoryOrders> exact_story(const StoryProblem& problem);

/// The best of several searches.
StoryOrders searched_story(const StoryProblem& problem);

/// How often lines cross in these orders, forks included.
int crossings_of(const StoryProblem& problem, const std::vector<std::vector<int>>& orders);

/// What a crossing costs, against all that only breaks ties.
constexpr int cost_of_crossing = 1 << 16;

/// Whether the members of every meeting stand side by side.
bool keeps_meetings(const StoryMoment& moment, const std::vector<int>& order);

/// What an order costs by itself: forks that cross, and lines beside their rank.
int cost_of_order(const StoryProblem& problem, const StoryMoment& moment,
                  const std::vector<int>& order);

}  // namespace entente::layout
