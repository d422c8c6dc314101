#pragma once

#include <cstdlib>
#include <string>

#include "support/catch.hpp"

namespace entente::test {

/// Tells that a test is left out for want of something; where CI is set, what tests need is
/// installed, and it fails.
inline void lacks(const std::string& what) {
  if (std::getenv("CI")) FAIL(what << " not found");
  WARN("skipped: " << what << " not found");
}

}  // namespace entente::test
