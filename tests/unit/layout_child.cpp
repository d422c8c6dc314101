#include <signal.h>
#include <unistd.h>

#include <cstdlib>
#include <limits>
#include <stdexcept>

#include "layout/child.hpp"
#include "support/catch.hpp"

using namespace entente;
using namespace entente::layout;

namespace {

Answer answer_of(std::size_t points) {
  Answer answer;
  answer.alternative = 3;
  answer.fits = true;
  answer.solution.boxes = {{1, 2, 3, 4}, {5, 6, 7, 8}};
  answer.solution.rows = {{{1, 2, 3, 4}}, {}};
  Route route{{}, {0.5, -0.25}, 12};
  for (std::size_t i = 0; i < points; ++i) route.points.push_back({static_cast<double>(i), 0.1});
  answer.solution.routes = {{route, route}, {}};
  answer.solution.used = {100, 50};
  answer.solution.score[Term::wishes] = 0.25;
  answer.solution.cost = 1.5;
  answer.trials.push_back({2, Fate::too_dense, 0.5, {}, 0, {}});
  answer.trials.push_back({3, Fate::clean, 1, {100, 50}, 2, answer.solution.score});
  return answer;
}

bool same(const Answer& a, const Answer& b) {
  return a.alternative == b.alternative && a.fits == b.fits && a.solution == b.solution &&
         a.trials == b.trials;
}

constexpr double soon = 0.3;  // seconds
constexpr double patience = 60;

}  // namespace

TEST_CASE("an answer becomes numbers and an answer again") {
  const Answer answer = answer_of(7);
  const auto back = unflatten_answer(flatten_answer(answer));
  REQUIRE(back);
  CHECK(same(*back, answer));
}

TEST_CASE("numbers that are cut short, too many or nonsense make no answer") {
  const std::vector<double> numbers = flatten_answer(answer_of(4));
  for (std::size_t n = 0; n < numbers.size(); ++n) {
    INFO(n << " of " << numbers.size());
    CHECK_FALSE(unflatten_answer({numbers.begin(), numbers.begin() + static_cast<long>(n)}));
  }
  std::vector<double> longer = numbers;
  longer.push_back(0);
  CHECK_FALSE(unflatten_answer(longer));
  for (double nonsense : {-1.0, 1e18, std::numeric_limits<double>::quiet_NaN()}) {
    std::vector<double> wrong = numbers;
    wrong[2] = nonsense;  // how many boxes follow
    CHECK_FALSE(unflatten_answer(wrong));
  }
}

TEST_CASE("a child's answer arrives, however long it is") {
  for (std::size_t points : {1u, 100000u}) {
    const Answer answer = answer_of(points);
    const auto arrived = in_child([&] { return std::optional(answer); }, patience);
    REQUIRE(arrived);
    CHECK(same(*arrived, answer));
  }
}

TEST_CASE("a child that crashes, ends or has no answer gives none") {
  using Nothing = std::optional<Answer>;
  CHECK_FALSE(in_child([]() -> Nothing { return std::nullopt; }, patience));
  CHECK_FALSE(in_child([]() -> Nothing { std::abort(); }, patience));
  CHECK_FALSE(in_child(
      []() -> Nothing {
        raise(SIGSEGV);
        return std::nullopt;
      },
      patience));
  CHECK_FALSE(in_child(
      []() -> Nothing {
        raise(SIGKILL);
        return std::nullopt;
      },
      patience));
  CHECK_FALSE(in_child([]() -> Nothing { _exit(0); }, patience));
}

TEST_CASE("a child that hangs is stopped") {
  CHECK_FALSE(in_child(
      []() -> std::optional<Answer> {
        for (;;) pause();
      },
      soon));
}

TEST_CASE("a child that throws never comes back as a second program") {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const pid_t parent = getpid();
  std::optional<Answer> answer;
  try {
    answer = in_child([]() -> std::optional<Answer> { throw std::runtime_error("x"); }, patience);
  } catch (const std::runtime_error&) {
  }
  if (getpid() != parent) {
    const char word = 'x';
    _exit(write(ends[1], &word, 1) == 1 ? 0 : 1);
  }
  close(ends[1]);
  char escaped = 0;
  CHECK(read(ends[0], &escaped, 1) == 0);
  close(ends[0]);
  CHECK_FALSE(answer);
}
