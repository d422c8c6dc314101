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

process::Deadline soon() { return process::Deadline(0.3); }
process::Deadline patience() { return process::Deadline(60); }
constexpr std::size_t alternatives = 4;

}  // namespace

TEST_CASE("an answer becomes bytes and an answer again") {
  const Answer answer = answer_of(7);
  const auto back = unpacked_answer(packed_answer(answer), alternatives);
  REQUIRE(back);
  CHECK(same(*back, answer));
}

TEST_CASE("bytes that are cut short, too many or nonsense make no answer") {
  const std::string bytes = packed_answer(answer_of(4));
  for (std::size_t n = 0; n < bytes.size(); ++n) {
    INFO(n << " of " << bytes.size());
    CHECK_FALSE(unpacked_answer(bytes.substr(0, n), alternatives));
  }
  CHECK_FALSE(unpacked_answer(bytes + 'x', alternatives));
  std::string many_boxes = bytes;
  many_boxes[sizeof(int) + sizeof(bool) + 6] = '\x7F';  // how many boxes follow
  CHECK_FALSE(unpacked_answer(many_boxes, alternatives));
}

TEST_CASE("an answer about an alternative that was not asked for makes none") {
  CHECK_FALSE(unpacked_answer(packed_answer(answer_of(1)), 3));
  Answer negative = answer_of(1);
  negative.alternative = -1;
  CHECK_FALSE(unpacked_answer(packed_answer(negative), alternatives));
  Answer strange = answer_of(1);
  strange.trials[0].fate = static_cast<Fate>(99);
  CHECK_FALSE(unpacked_answer(packed_answer(strange), alternatives));
}

TEST_CASE("a child's answer arrives, however long it is") {
  for (std::size_t points : {1u, 100000u}) {
    const Answer answer = answer_of(points);
    const auto arrived = in_child([&] { return std::optional(answer); }, patience(), alternatives);
    REQUIRE(arrived);
    CHECK(same(*arrived, answer));
  }
}

TEST_CASE("a child that crashes, ends or has no answer gives none") {
  using Nothing = std::optional<Answer>;
  CHECK_FALSE(in_child([]() -> Nothing { return std::nullopt; }, patience(), alternatives));
  CHECK_FALSE(in_child([]() -> Nothing { std::abort(); }, patience(), alternatives));
  CHECK_FALSE(in_child(
      []() -> Nothing {
        raise(SIGSEGV);
        return std::nullopt;
      },
      patience(), alternatives));
  CHECK_FALSE(in_child(
      []() -> Nothing {
        raise(SIGKILL);
        return std::nullopt;
      },
      patience(), alternatives));
  CHECK_FALSE(in_child([]() -> Nothing { _exit(0); }, patience(), alternatives));
}

TEST_CASE("a child that hangs is stopped") {
  CHECK_FALSE(in_child(
      []() -> std::optional<Answer> {
        for (;;) pause();
      },
      soon(), alternatives));
}

TEST_CASE("a child that throws never comes back as a second program") {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const pid_t parent = getpid();
  std::optional<Answer> answer;
  try {
    answer = in_child([]() -> std::optional<Answer> { throw std::runtime_error("x"); }, patience(),
                      alternatives);
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
