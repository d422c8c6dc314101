#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/random.hpp"
#include "layout/story_flags.hpp"
#include "layout/story_heights.hpp"
#include "layout/story_lines.hpp"
#include "layout/story_orders.hpp"
#include "support/catch.hpp"

using namespace entente;
using namespace entente::layout;

namespace {

using Order = std::vector<int>;

StoryMoment moment(std::vector<int> lines, std::vector<std::vector<int>> meetings) {
  StoryMoment moment;
  moment.lines = std::move(lines);
  moment.meetings = std::move(meetings);
  return moment;
}

/// Lines come and go, and meet in up to two groups.
StoryProblem random_story(std::uint64_t seed, int lines, int moments) {
  base::Random random(seed);
  StoryProblem problem;
  problem.lines = lines;
  for (int t = 0; t < moments; ++t) {
    StoryMoment now;
    std::vector<std::vector<int>> groups(3);
    for (int line = 0; line < lines; ++line) {
      if (random.fraction() < 0.15) continue;
      now.lines.push_back(line);
      groups[random.next() % 3].push_back(line);
    }
    for (std::size_t g = 0; g < 2; ++g) {
      if (groups[g].size() > 1) now.meetings.push_back(groups[g]);
    }
    problem.moments.push_back(std::move(now));
  }
  return problem;
}

/// What is least, by trying every order at every moment; `possible` tells which.
template <typename Possible>
std::int64_t least_by_force(const StoryProblem& problem, const Possible& possible) {
  std::vector<Order> before;
  std::vector<std::int64_t> costs;
  for (std::size_t t = 0; t < problem.moments.size(); ++t) {
    const StoryMoment& moment = problem.moments[t];
    Order order = moment.lines;
    std::sort(order.begin(), order.end());
    std::vector<Order> now;
    std::vector<std::int64_t> least;
    do {
      if (!keeps_meetings(moment, order) || !possible(t, order)) continue;
      std::int64_t best = before.empty() ? 0 : std::int64_t{1} << 40;
      for (std::size_t i = 0; i < before.size(); ++i) {
        StoryProblem step;
        step.lines = problem.lines;
        step.moments.resize(2);
        best = std::min(best, costs[i] + std::int64_t{crossings_of(step, {before[i], order})} *
                                             (cost_of_crossing + moment.awkward));
      }
      now.push_back(order);
      least.push_back(best + cost_of_order(problem, moment, order));
    } while (std::next_permutation(order.begin(), order.end()));
    before = std::move(now);
    costs = std::move(least);
  }
  return *std::min_element(costs.begin(), costs.end());
}

int by_force(const StoryProblem& problem) {
  const auto any = [](std::size_t, const Order&) { return true; };
  return static_cast<int>(least_by_force(problem, any) / cost_of_crossing);
}

void check_orders(const StoryProblem& problem, const StoryOrders& found) {
  REQUIRE(found.orders.size() == problem.moments.size());
  for (std::size_t t = 0; t < found.orders.size(); ++t) {
    CHECK(keeps_meetings(problem.moments[t], found.orders[t]));
    Order order = found.orders[t], lines = problem.moments[t].lines;
    std::sort(order.begin(), order.end());
    std::sort(lines.begin(), lines.end());
    CHECK(order == lines);
  }
  CHECK(found.crossings == crossings_of(problem, found.orders));
  CHECK(found.bound <= found.crossings);
}

}  // namespace

TEST_CASE("three who meet two by two in turn cross once") {
  StoryProblem problem;
  problem.lines = 3;
  problem.moments = {moment({0, 1, 2}, {{0, 1}}), moment({0, 1, 2}, {{1, 2}}),
                     moment({0, 1, 2}, {{0, 2}})};
  const StoryOrders found = order_story(problem);
  check_orders(problem, found);
  CHECK(found.crossings == 1);
  CHECK(found.proven());
}

TEST_CASE("a member in the middle is no stranger, and a stranger is") {
  const StoryMoment meeting = moment({0, 1, 2, 3}, {{0, 1, 2}});
  CHECK(keeps_meetings(meeting, {3, 1, 0, 2}));
  CHECK_FALSE(keeps_meetings(meeting, {0, 3, 1, 2}));
}

TEST_CASE("the exact order has as few crossings as the best of all, and a search nearly so") {
  int more = 0;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const StoryProblem problem = random_story(seed, 5, 6);
    const int fewest = by_force(problem);
    const StoryOrders exact = order_story(problem);
    check_orders(problem, exact);
    INFO("seed " << seed);
    CHECK(exact.crossings == fewest);
    CHECK(exact.proven());
    const StoryOrders searched = searched_story(problem);
    check_orders(problem, searched);
    CHECK(searched.crossings >= fewest);
    more += searched.crossings > fewest;
  }
  CHECK(more <= 1);
}

TEST_CASE("two lines are put where they cost least, and the others stay as they are") {
  int improved = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    StoryProblem problem = random_story(seed, 6, 5);
    problem.rank = {3, 0, 5, 1, 2, 4};
    base::Random random(seed);
    for (StoryMoment& moment : problem.moments) {
      moment.awkward = static_cast<int>(random.next() % 200);
      const std::size_t n = moment.lines.size();
      if (n > 2) moment.forks = {{moment.lines[0], moment.lines[n - 1]}};
    }
    std::vector<Order> orders;
    for (const StoryMoment& moment : problem.moments) {
      // Meetings one after the other, and then the rest.
      Order order;
      for (const std::vector<int>& meeting : moment.meetings) {
        order.insert(order.end(), meeting.begin(), meeting.end());
      }
      for (const int line : moment.lines) {
        if (std::find(order.begin(), order.end(), line) == order.end()) order.push_back(line);
      }
      orders.push_back(std::move(order));
    }
    const int a = static_cast<int>(random.next() % 6), b = static_cast<int>(random.next() % 6);
    const std::vector<Order> before = orders;
    const auto others = [&](Order order) {
      std::erase(order, a);
      std::erase(order, b);
      return order;
    };
    const auto cost_of = [&](const std::vector<Order>& all) {
      return least_by_force(problem,
                            [&](std::size_t t, const Order& order) { return order == all[t]; });
    };
    const std::int64_t least = least_by_force(problem, [&](std::size_t t, const Order& order) {
      return others(order) == others(before[t]);
    });
    INFO("seed " << seed);
    const bool better = StoryLines(problem).improve(orders, a, b);
    improved += better ? 1 : 0;
    CHECK(better == (least < cost_of(before)));
    CHECK(cost_of(orders) == least);
  }
  CHECK(improved > 30);
}

TEST_CASE("where lines are too many for all orders the bound is no more than what is found") {
  for (std::uint64_t seed = 0; seed < 4; ++seed) {
    StoryProblem problem = random_story(seed, 12, 12);
    problem.budget = 2'000'000;
    const StoryOrders found = order_story(problem);
    check_orders(problem, found);
    CHECK(found.bound > 0);
    CHECK(order_story(problem).orders == found.orders);
  }
}

TEST_CASE("ranks break ties and cost no crossing") {
  StoryProblem problem = random_story(7, 5, 6);
  const int fewest = order_story(problem).crossings;
  problem.rank = {4, 2, 0, 1, 3};
  CHECK(order_story(problem).crossings == fewest);
  problem.moments = {moment({0, 1, 2, 3, 4}, {{0, 4}})};
  CHECK(order_story(problem).orders[0] == Order{2, 3, 1, 4, 0});
}

TEST_CASE("a fork crosses what runs between it and its home") {
  StoryProblem problem;
  problem.lines = 3;
  StoryMoment visit = moment({0, 1, 2}, {{0, 2}});
  visit.forks = {{2, 1}};
  problem.moments = {visit};
  CHECK(crossings_of(problem, {{2, 0, 1}}) == 1);
  CHECK(crossings_of(problem, {{0, 2, 1}}) == 0);
  CHECK(order_story(problem).crossings == 0);
}

TEST_CASE("lines that meet are together, others apart, and the heaviest stays at home") {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    StoryProblem problem = random_story(seed, 6, 8);
    problem.rank = {0, 1, 2, 3, 4, 5};
    const StoryOrders found = order_story(problem);
    StoryHeightWish wish;
    wish.visiting.assign(6, false);
    wish.loose = {true, false, false, false, false, true};
    wish.home = story_homes(problem, 2, 56, wish.loose);
    wish.weight = {1, 2, 1e12, 3, 4, 5};
    CHECK(wish.home[2] == 0);
    const auto heights = story_heights(problem, found.orders, wish);
    for (std::size_t t = 0; t < heights.size(); ++t) {
      const StoryMoment& now = problem.moments[t];
      for (std::size_t i = 0; i < heights[t].size(); ++i) {
        if (found.orders[t][i] == 2) CHECK(std::abs(heights[t][i]) < 1e-3);
        if (i == 0) continue;
        const bool meet = std::any_of(
            now.meetings.begin(), now.meetings.end(), [&](const std::vector<int>& meeting) {
              return std::count(meeting.begin(), meeting.end(), found.orders[t][i]) > 0 &&
                     std::count(meeting.begin(), meeting.end(), found.orders[t][i - 1]) > 0;
            });
        const double apart = heights[t][i] - heights[t][i - 1];
        if (meet) {
          CHECK(std::abs(apart - wish.together) < 1e-6);
        } else {
          CHECK(apart > wish.apart - 1e-6);
        }
      }
    }
  }
}

TEST_CASE("words of flags lie on no others, on no pole and on no line") {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    base::Random random(seed);
    std::vector<StoryFlag> flags;
    double x = 60;
    for (int i = 0; i < 14; ++i) {
      x += 30 + 60 * random.fraction();
      StoryFlag flag;
      flag.site = x;
      flag.top = -40;
      flag.bottom = 40;
      const double width = 60 + 80 * random.fraction();
      flag.shapes = {{width, 36}, {0.7 * width, 52}};
      flag.passed_up = random.fraction() < 0.5 ? 1 : 0;
      flags.push_back(std::move(flag));
    }
    StoryFlagWish wish;
    wish.high = x + 100;
    wish.room = 400;
    wish.ceiling = [](double, double) { return -60.0; };
    wish.floor = [](double, double) { return 50.0; };
    const StoryFlags placed = place_story_flags(flags, wish);
    INFO("seed " << seed);
    REQUIRE(placed.possible);
    for (std::size_t i = 0; i < flags.size(); ++i) {
      const Rect& words = placed.places[i].words;
      CHECK((placed.places[i].below ? words.top() > 50 : words.bottom() < -60));
      CHECK(words.left() >= wish.low);
      CHECK(words.right() <= wish.high);
      for (std::size_t j = 0; j < flags.size(); ++j) {
        if (i == j) continue;
        const StoryFlagPlace& other = placed.places[j];
        CHECK(words.overlap(other.words) == 0);
        const double from = other.below ? flags[j].bottom : other.words.top();
        const double to = other.below ? other.words.bottom() : flags[j].top;
        CHECK(words.overlap({flags[j].site - 0.5, from, 1, to - from}) == 0);
      }
    }
  }
}
