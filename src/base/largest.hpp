#pragma once

#include <algorithm>
#include <cstddef>

namespace entente::base {

/// The largest of 1 to `most` that is found to fit, or 0, where what is smaller than one that fits
/// mostly fits, too. Tries `likely` first, then farther and farther away until the limit is passed,
/// then halves; where nothing is likely (0), it halves from the first. `fits(n)` is asked at most
/// once for each n; `may_go_on(low, high)`: whether to look further, where `low` fits (0: nothing
/// yet) and all beyond `high` do not.
template <class Fits, class MayGoOn>
std::size_t largest_that_fits(std::size_t most, std::size_t likely, const Fits& fits,
                              const MayGoOn& may_go_on) {
  std::size_t low = 0, high = most, step = 1;
  std::size_t next = likely > 0 ? likely : (most + 1) / 2;
  bool is_above = likely == 0, is_below = likely == 0;  // than what was tried: then it halves
  while (low < high && may_go_on(low, high)) {
    next = std::clamp(next, low + 1, high);
    if (fits(next)) {
      low = next;
      is_above = true;
    } else {
      high = next - 1;
      is_below = true;
    }
    if (is_above && is_below) {
      next = (low + high + 1) / 2;
    } else {
      next = is_above ? low + step : high + 1 - std::min(step, high);
    }
    step *= 2;
  }
  return low;
}

}  // namespace entente::base
