#include "layout/story_orders.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <utility>

namespace entente::layout {
namespace {

using Order = std::vector<int>;

/// Places by line; -1: not there.
std::vector<int> places_of(const Order& order, int lines) {
  std::vector<int> places(static_cast<std::size_t>(lines), -1);
  for (std::size_t i = 0; i < order.size(); ++i) {
    places[static_cast<std::size_t>(order[i])] = static_cast<int>(i);
  }
  return places;
}

int forks_crossed(const StoryMoment& moment, const Order& order) {
  int sum = 0;
  for (const StoryFork& fork : moment.forks) {
    const auto line = std::find(order.begin(), order.end(), fork.line);
    const auto home = std::find(order.begin(), order.end(), fork.home);
    if (line == order.end() || home == order.end()) continue;
    sum += static_cast<int>(std::abs(line - home)) - 1;
  }
  return sum;
}

/// How many pairs there are at all moments together.
std::int64_t worst_turns(const StoryProblem& problem) {
  std::int64_t sum = 0;
  for (const StoryMoment& moment : problem.moments) {
    const auto n = static_cast<std::int64_t>(moment.lines.size());
    sum += n * (n - 1) / 2;
  }
  return sum;
}

/// The story of some lines alone.
StoryProblem part_of(const StoryProblem& whole, const std::set<int>& lines) {
  StoryProblem part;
  part.lines = whole.lines;
  const auto keep = [&](const std::vector<int>& all) {
    std::vector<int> kept;
    for (const int line : all) {
      if (lines.count(line) > 0) kept.push_back(line);
    }
    return kept;
  };
  for (const StoryMoment& moment : whole.moments) {
    StoryMoment fewer;
    fewer.lines = keep(moment.lines);
    for (const std::vector<int>& meeting : moment.meetings) {
      std::vector<int> members = keep(meeting);
      if (members.size() > 1) fewer.meetings.push_back(std::move(members));
    }
    part.moments.push_back(std::move(fewer));
  }
  return part;
}

/// A number of crossings that no order can go below: those of sets of lines that have no pair in
/// common, each taken alone.
class Bound {
 public:
  explicit Bound(const StoryProblem& problem) : problem_(problem) {}

  int sum() {
    if (problem_.lines > most_lines) return 0;
    int bound = grow();
    std::vector<std::pair<int, std::vector<int>>> triples;
    for (int a = 0; a < problem_.lines; ++a) {
      for (int b = a + 1; b < problem_.lines; ++b) {
        for (int c = b + 1; c < problem_.lines; ++c) {
          const int least = least_of({a, b, c});
          if (least > 0) triples.push_back({-least, {a, b, c}});
        }
      }
    }
    std::sort(triples.begin(), triples.end());
    for (const auto& [least, lines] : triples) {
      if (take({lines.begin(), lines.end()})) bound -= least;
    }
    return bound;
  }

 private:
  static constexpr int most_lines = 24;
  static constexpr std::size_t largest = 6;  // lines of the set that is grown

  int least_of(const std::set<int>& lines) {
    return exact_story(part_of(problem_, lines))->crossings;
  }

  /// Adds to a set the line that adds the most, up to a size at which all orders are still few.
  int grow() {
    std::set<int> grown;
    int least = 0;
    while (grown.size() < std::min(largest, static_cast<std::size_t>(problem_.lines))) {
      int best = -1, line = -1;
      for (int i = 0; i < problem_.lines; ++i) {
        if (grown.count(i) > 0) continue;
        std::set<int> more = grown;
        more.insert(i);
        const int now = more.size() < 3 ? meetings_of(more) : least_of(more);
        if (now > best) {
          best = now;
          line = i;
        }
      }
      grown.insert(line);
      least = grown.size() < 3 ? 0 : best;
    }
    take(grown);
    return least;
  }

  /// Two lines never have to cross: who meets most is promising.
  int meetings_of(const std::set<int>& lines) const {
    int sum = 0;
    for (const StoryMoment& moment : problem_.moments) {
      for (const std::vector<int>& meeting : moment.meetings) {
        sum += std::all_of(lines.begin(), lines.end(), [&](int line) {
          return std::find(meeting.begin(), meeting.end(), line) != meeting.end();
        });
      }
    }
    return sum;
  }

  /// Takes the pairs of a set, if all of them are still free.
  bool take(const std::set<int>& lines) {
    std::vector<std::pair<int, int>> pairs;
    for (const int a : lines) {
      for (const int b : lines) {
        if (a < b) pairs.push_back({a, b});
      }
    }
    const bool free = std::none_of(pairs.begin(), pairs.end(),
                                   [&](const auto& pair) { return taken_.count(pair) > 0; });
    if (free) taken_.insert(pairs.begin(), pairs.end());
    return free;
  }

  const StoryProblem& problem_;
  std::set<std::pair<int, int>> taken_;
};

}  // namespace

bool keeps_meetings(const StoryMoment& moment, const Order& order) {
  for (const std::vector<int>& meeting : moment.meetings) {
    std::size_t first = order.size(), last = 0;
    for (const int member : meeting) {
      const auto at =
          static_cast<std::size_t>(std::find(order.begin(), order.end(), member) - order.begin());
      first = std::min(first, at);
      last = std::max(last, at);
    }
    if (last + 1 - first != meeting.size()) return false;
  }
  return true;
}

int cost_of_order(const StoryProblem& problem, const StoryMoment& moment, const Order& order) {
  int cost = forks_crossed(moment, order) * cost_of_crossing;
  if (problem.rank.empty()) return cost;
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (std::size_t j = i + 1; j < order.size(); ++j) {
      const bool turned = problem.rank[static_cast<std::size_t>(order[i])] >
                          problem.rank[static_cast<std::size_t>(order[j])];
      cost += turned ? problem.cost_of_rank : 0;
    }
  }
  return cost;
}

int crossings_of(const StoryProblem& problem, const std::vector<Order>& orders) {
  int sum = 0;
  for (std::size_t t = 0; t < orders.size(); ++t) {
    sum += forks_crossed(problem.moments[t], orders[t]);
    if (t == 0) continue;
    const std::vector<int> before = places_of(orders[t - 1], problem.lines);
    for (std::size_t i = 0; i < orders[t].size(); ++i) {
      for (std::size_t j = i + 1; j < orders[t].size(); ++j) {
        const int a = before[static_cast<std::size_t>(orders[t][i])];
        const int b = before[static_cast<std::size_t>(orders[t][j])];
        sum += a >= 0 && b >= 0 && a > b;
      }
    }
  }
  return sum;
}

StoryOrders order_story(const StoryProblem& given) {
  StoryProblem problem = given;
  // Ranks break ties and nothing else.
  const std::int64_t worst = std::max<std::int64_t>(1, worst_turns(problem));
  problem.cost_of_rank = static_cast<int>(
      std::min<std::int64_t>(problem.cost_of_rank, (cost_of_crossing - 1) / worst));
  if (problem.cost_of_rank == 0) problem.rank.clear();
  if (std::optional<StoryOrders> exact = exact_story(problem)) return std::move(*exact);
  StoryOrders found = searched_story(problem);
  found.bound = Bound(problem).sum();
  return found;
}

}  // namespace entente::layout
