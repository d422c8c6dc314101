#include <algorithm>

#include "base/random.hpp"
#include "change/sets.hpp"
#include "support/catch.hpp"

using namespace entente::change;

TEST_CASE("two states differ by what only one has and by what is not alike") {
  const State before{{"a", "1"}, {"b", "1"}, {"c", "1"}};
  const State after{{"b", "1"}, {"c", "2"}, {"d", "1"}};
  const Sets sets = compare(before, after);
  CHECK(sets.added == std::vector<std::string>{"d"});
  CHECK(sets.ended == std::vector<std::string>{"a"});
  CHECK(sets.changed == std::vector<std::string>{"c"});
  CHECK(sets.kept == std::vector<std::string>{"b"});
  CHECK_FALSE(sets.same());
  CHECK(compare(after, after).same());
  CHECK(compare({}, {}).same());
}

TEST_CASE("the sets are those that looking up every name one by one finds") {
  entente::base::Random dice(3);
  for (int round = 0; round < 300; ++round) {
    State before, after;
    for (int i = 0; i < 12; ++i) {
      const std::string name(1, static_cast<char>('a' + i));
      if (dice.next() % 3 > 0) before[name] = std::to_string(dice.next() % 2);
      if (dice.next() % 3 > 0) after[name] = std::to_string(dice.next() % 2);
    }
    const Sets sets = compare(before, after);
    const auto in = [](const std::vector<std::string>& list, const std::string& name) {
      return std::count(list.begin(), list.end(), name) == 1;
    };
    for (int i = 0; i < 12; ++i) {
      const std::string name(1, static_cast<char>('a' + i));
      const bool was = before.count(name) > 0, is = after.count(name) > 0;
      const bool alike = was && is && before[name] == after[name];
      CHECK(in(sets.added, name) == (is && !was));
      CHECK(in(sets.ended, name) == (was && !is));
      CHECK(in(sets.changed, name) == (was && is && !alike));
      CHECK(in(sets.kept, name) == alike);
    }
    // What was added one way has ended the other.
    const Sets back = compare(after, before);
    CHECK(back.added == sets.ended);
    CHECK(back.ended == sets.added);
    CHECK(back.changed == sets.changed);
  }
}
