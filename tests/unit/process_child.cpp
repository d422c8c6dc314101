#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <stdexcept>

#include "process/child.hpp"
#include "support/catch.hpp"

using namespace entente;
using namespace entente::process;

namespace {

using Text = std::optional<std::string>;

Deadline patience() { return Deadline(60); }

/// Waits until nobody has the other end open any more: until all who were started are gone.
bool all_gone(Channel& channel) { return channel.receive_all(Deadline(20)).has_value(); }

void wait_for_ever() {
  for (;;) ::pause();
}

}  // namespace

TEST_CASE("a deadline passes") {
  CHECK_FALSE(Deadline().passed());
  CHECK_FALSE(Deadline(1e300).passed());
  CHECK_FALSE(Deadline(60).passed());
  CHECK(Deadline(60).milliseconds() > 50000);
  CHECK(Deadline(0).passed());
  CHECK(Deadline(-1).passed());
  CHECK(Deadline(-1).milliseconds() == 0);
}

TEST_CASE("what a child answers arrives, however long it is") {
  for (const std::size_t size : {std::size_t{1}, std::size_t{5000000}}) {
    const Text answer = answer_of_child([&] { return Text(std::string(size, 'x')); }, patience());
    REQUIRE(answer);
    CHECK(*answer == std::string(size, 'x'));
  }
}

TEST_CASE("a child that ends in any other way has no answer") {
  CHECK_FALSE(answer_of_child([] { return Text(); }, patience()));
  CHECK_FALSE(answer_of_child([]() -> Text { std::abort(); }, patience()));
  CHECK_FALSE(answer_of_child([]() -> Text { throw std::runtime_error("x"); }, patience()));
  CHECK_FALSE(answer_of_child([]() -> Text { ::_exit(0); }, patience()));
  CHECK_FALSE(answer_of_child(
      []() -> Text {
        wait_for_ever();
        return {};
      },
      Deadline(0.2)));
}

TEST_CASE("messages keep their lengths, both ways") {
  Child child(Manner::like_parent, [](Channel& channel) {
    while (const auto message = channel.receive_message()) channel.send_message(*message + "!");
  });
  REQUIRE(child);
  for (const std::string& words : {std::string(), std::string("one"), std::string(300000, 'y')}) {
    REQUIRE(child.channel().send_message(words));
    CHECK(child.channel().receive_message() == words + "!");
  }
  CHECK(WEXITSTATUS(child.wait()) == 0);
}

TEST_CASE("an end that is gone is told and ends nobody") {
  Child child(Manner::silent, [](Channel&) {});
  REQUIRE(child);
  CHECK_FALSE(child.channel().receive_message());
  while (child.channel().send(std::string(100000, 'x'))) continue;
  CHECK_FALSE(child.channel().send("x"));
}

TEST_CASE("children speak in any order") {
  std::vector<Child> children;
  for (int i = 0; i < 3; ++i) {
    children.emplace_back(Manner::silent, [i](Channel& channel) {
      if (i == 1) channel.send("done");
      wait_for_ever();
    });
  }
  const std::vector<std::size_t> found = speaking({&children[0], &children[1], &children[2]});
  CHECK(found == std::vector<std::size_t>{1});
}

TEST_CASE("who is killed takes children and grandchildren along, and holds up nobody") {
  // The test keeps one end of a channel of which all generations inherit the other.
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  Channel alive(ends[0]);
  const Manner manner = GENERATE(Manner::silent, Manner::like_parent);
  Child child(manner, [](Channel& channel) {
    Child grandchild(Manner::silent, [](Channel& up) {
      Child last(Manner::silent, [](Channel&) { wait_for_ever(); });
      up.send("r");
      wait_for_ever();
    });
    std::string ready;
    grandchild.channel().receive(ready);
    channel.send(ready);
    wait_for_ever();
  });
  ::close(ends[1]);
  REQUIRE(child);
  std::string ready;
  REQUIRE(child.channel().receive(ready));
  child.kill();
  // Its end of the channel is closed although its own children had not been waited for.
  CHECK(child.channel().receive_all(Deadline(20)));
  CHECK(all_gone(alive));
  CHECK(WTERMSIG(child.wait()) == SIGKILL);
}

TEST_CASE("where the kernel does not end orphans, a closed channel does") {
  Child child(Manner::silent, [](Channel& channel) {
    raise_when_closed(channel, SIGKILL);
    channel.send("r");
    wait_for_ever();
  });
  REQUIRE(child);
  std::string ready;
  REQUIRE(child.channel().receive(ready));
  CHECK(WTERMSIG(child.wait()) == SIGKILL);  // wait() closes the channel first
}
