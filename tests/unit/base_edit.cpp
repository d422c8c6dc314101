#include <algorithm>
#include <random>

#include "base/edit_distance.hpp"
#include "support/catch.hpp"

using entente::base::closest;
using entente::base::edit_distance;

TEST_CASE("edit distance counts insertions, deletions, replacements and swaps") {
  CHECK(edit_distance("", "") == 0);
  CHECK(edit_distance("", "abc") == 3);
  CHECK(edit_distance("title", "titel") == 1);
  CHECK(edit_distance("participants", "participant") == 1);
  CHECK(edit_distance("kitten", "sitting") == 3);
  CHECK(edit_distance("Лавров", "Лаврoв") == 1);  // a Latin o
  CHECK(edit_distance("abcd", "badc") == 2);
}

TEST_CASE("edit distance is a symmetric count bounded by the longer word") {
  std::mt19937 random(7);
  for (int i = 0; i < 2000; ++i) {
    std::string a, b;
    for (auto* word : {&a, &b}) {
      for (auto n = random() % 8; n > 0; --n)
        word->push_back(static_cast<char>('a' + random() % 3));
    }
    const std::size_t distance = edit_distance(a, b);
    CHECK(distance == edit_distance(b, a));
    CHECK(distance <= std::max(a.size(), b.size()));
    CHECK((distance == 0) == (a == b));
  }
}

TEST_CASE("the closest candidate is at most a third wrong and ignores case") {
  CHECK(closest("titel", {"text", "title"}) == "title");
  CHECK(closest("rus", {"CU", "RU", "US"}) == "RU");
  CHECK(closest("LAVROV", {"lavrova", "lavrov"}) == "lavrov");
  CHECK_FALSE(closest("xy", {"ab"}));
  CHECK_FALSE(closest("minister", {"president"}));
  CHECK_FALSE(closest("", {"a"}));
  CHECK_FALSE(closest("recalls", {"calls"}));  // with a syllable before it, it is another word
  CHECK(closest("aid-", {"aid"}) == "aid");
  CHECK(closest("abcdef", {"abcdxx", "abcdyy"}) == "abcdxx");
}
