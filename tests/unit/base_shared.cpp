#include "base/shared_list.hpp"
#include "support/catch.hpp"

using entente::base::SharedList;
using entente::base::SharedText;

TEST_CASE("a copy of a list is changed alone") {
  SharedList<int> first{1, 2, 3};
  SharedList<int> second = first;
  CHECK(&first.get() == &second.get());
  second.edit().push_back(4);
  CHECK(first.get() == std::vector<int>{1, 2, 3});
  CHECK(second.get() == std::vector<int>{1, 2, 3, 4});
  const std::vector<int>* own = &second.get();
  second.edit().pop_back();
  CHECK(&second.get() == own);
}

TEST_CASE("lists and words that were never given are empty") {
  SharedList<int> list;
  CHECK(list.empty());
  CHECK(list.begin() == list.end());
  list.edit().push_back(1);
  CHECK(list.size() == 1);
  SharedText text;
  CHECK(text.empty());
  text = "words";
  const SharedText copy = text;
  text = "others";
  CHECK(copy.get() == "words");
  CHECK(text.get() == "others");
}
