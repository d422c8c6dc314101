#pragma once

#include <string_view>
#include <vector>

#include "text/measure.hpp"

namespace entente::text {

/// A letter with the marks on it: what a line may not be cut within.
struct Cluster {
  char32_t letter = 0;
  std::size_t begin = 0, end = 0;  ///< bytes
  double left = 0, right = 0;      ///< px, kerning to the neighbour before included
};

/// A measured text: the width from cluster i to cluster j is right(j) - left(i), wherever it is
/// cut.
using Run = std::vector<Cluster>;
Run measure(std::string_view utf8, Style style);

}  // namespace entente::text
