#pragma once

#include <cstdint>
#include <vector>

#include "base/random.hpp"

namespace entente::test {

class Random : public base::Random {
 public:
  using base::Random::Random;

  /// low..high, both included.
  int number(int low, int high) {
    return low + static_cast<int>(next() % static_cast<std::uint64_t>(high - low + 1));
  }
  bool chance(double probability) { return fraction() < probability; }
  template <class T>
  const T& pick(const std::vector<T>& list) {
    return list[next() % list.size()];
  }
  template <class T>
  void shuffle(std::vector<T>& list) {
    for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[next() % i]);
  }
};

}  // namespace entente::test
