#include <cmath>
#include <set>

#include "base/largest.hpp"
#include "support/catch.hpp"

using entente::base::largest_that_fits;

namespace {

constexpr auto always = [](std::size_t, std::size_t) { return true; };

}  // namespace

TEST_CASE("the largest that fits is found wherever the search begins, with few questions") {
  for (std::size_t most = 0; most <= 40; ++most) {
    for (std::size_t limit = 0; limit <= 42; ++limit) {
      for (std::size_t likely = 0; likely <= 42; likely += 3) {
        INFO("of " << most << " fit " << limit << ", from " << likely);
        std::multiset<std::size_t> asked;
        const auto fits = [&](std::size_t n) {
          asked.insert(n);
          return n <= limit;
        };
        const std::size_t largest = std::min(most, limit);
        REQUIRE(largest_that_fits(most, likely, fits, always) == largest);
        for (const std::size_t n : asked) REQUIRE((asked.count(n) == 1 && n >= 1 && n <= most));
        REQUIRE(static_cast<double>(asked.size()) <= 2 * std::log2(most + 1) + 2);
        if (likely == 0) continue;
        const auto off =
            static_cast<double>(likely > largest ? likely - largest : largest - likely);
        REQUIRE(static_cast<double>(asked.size()) <= 2 * std::log2(off + 1) + 2);
      }
    }
  }
}

TEST_CASE("a search for the largest ends as soon as nothing that is left matters") {
  std::size_t asked = 0;
  const auto fits = [&](std::size_t n) {
    ++asked;
    return n <= 3;
  };
  const auto above = [](std::size_t, std::size_t high) { return high >= 8; };
  CHECK(largest_that_fits(20, 12, fits, above) == 0);
  CHECK(asked == 4);  // 12, 11, 9 and 5 do not fit
}
