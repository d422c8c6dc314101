#include <cmath>
#include <limits>

#include "base/numeric.hpp"
#include "support/catch.hpp"

using entente::base::number;
using entente::base::rounded;

TEST_CASE("numbers have at most two places and no trailing zeros") {
  CHECK(number(0) == "0");
  CHECK(number(1) == "1");
  CHECK(number(-1) == "-1");
  CHECK(number(0.5) == "0.5");
  CHECK(number(-0.25) == "-0.25");
  CHECK(number(10.10) == "10.1");
  CHECK(number(100) == "100");
  CHECK(number(1.0 / 3) == "0.33");
  CHECK(number(2.0 / 3) == "0.67");
  CHECK(number(0.09) == "0.09");
  CHECK(number(1280) == "1280");
}

TEST_CASE("zero has no sign") {
  CHECK(number(-0.0) == "0");
  CHECK(number(-0.004) == "0");
  CHECK(number(0.0049) == "0");
  CHECK(number(-0.005) == "-0.01");
}

TEST_CASE("halves are rounded away from zero") {
  CHECK(number(0.125) == "0.13");
  CHECK(number(-0.125) == "-0.13");
  CHECK(number(0.375) == "0.38");
  CHECK(number(99.999) == "100");
  CHECK(rounded(0.125) == 0.13);
  CHECK(rounded(-0.125) == -0.13);
}

TEST_CASE("huge numbers are written in full, without an exponent") {
  CHECK(number(1e15) == "1000000000000000");
  CHECK(number(1e16) == "10000000000000000");
  CHECK(number(-1e21) == "-1000000000000000000000");
  CHECK(number(std::numeric_limits<double>::max()).size() == 309);
  CHECK(rounded(1e300) == 1e300);
}

TEST_CASE("what is no number becomes zero instead of breaking a figure") {
  CHECK(number(std::numeric_limits<double>::quiet_NaN()) == "0");
  CHECK(number(std::numeric_limits<double>::infinity()) == "0");
  CHECK(number(-std::numeric_limits<double>::infinity()) == "0");
}

TEST_CASE("what is written is what rounding gives, for every hundredth") {
  for (int i = -20000; i <= 20000; ++i) {
    const double value = i / 100.0;
    REQUIRE(std::stod(number(value)) == value);
    REQUIRE(std::stod(number(value + 0.004)) == rounded(value + 0.004));
  }
}
