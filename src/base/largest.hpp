#pragma once

#include <algorithm>
#include <cstddef>

namespace entente::base {

/// The largest of 1 to `most` that is found to fit, or 0, where what is smaller than one that fits
/// mostly fits, too. Tries `likely` first, then farther and farther away until the limit is passed,
/// then halves. `fits(n)` is asked at most once for each n; `may_go_on(low, high)`: whether to look
/// further, where `low` fits (0: nothing yet) and all beyond `high` do not.
template <class Fits, class MayGoOn>
std::size_t largest_that_fits(std::size_t most, std::size_t likely, const Fits& fits,
                              const MayGoOn& may_go_on) {
  std::size_t low = 0, high = most, next = likely, step = 1;
  bool any_fits = false, any_fails = false;
  while (low < high && may_go_on(low, high)) {
    next = std::clamp(next, low + 1, high);
    if (fits(next)) {
      low = next;
      any_fits = true;
    } else {
      high = next - 1;
      any_fails = true;
    }
    if (any_fits && any_fails) {
      next = (low + high + 1) / 2;
    } else {
      next = any_fits ? low + step : high + 1 - std::min(step, high);
    }
    step *= 2;
  }
  return low;
}

}  // namespace entente::base
