#include "base/isotonic.hpp"

#include <algorithm>

namespace entente::base {

std::vector<double> spread(const std::vector<double>& desired, double gap, double low,
                           double high) {
  const std::size_t n = desired.size();
  if (n == 0) return {};
  const double span = gap * static_cast<double>(n - 1);
  if (span >= high - low) {
    std::vector<double> even;
    const double step = (high - low) / static_cast<double>(n);
    for (std::size_t i = 0; i < n; ++i) even.push_back(low + step * (static_cast<double>(i) + 0.5));
    return even;
  }
  // With the gaps taken off, "in order and apart" is "not decreasing".
  struct Block {
    double sum;
    std::size_t count;
    double mean() const { return sum / static_cast<double>(count); }
  };
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < n; ++i) {
    blocks.push_back({desired[i] - gap * static_cast<double>(i), 1});
    while (blocks.size() > 1 && blocks[blocks.size() - 2].mean() >= blocks.back().mean()) {
      const Block last = blocks.back();
      blocks.pop_back();
      blocks.back() = {blocks.back().sum + last.sum, blocks.back().count + last.count};
    }
  }
  std::vector<double> placed;
  for (const Block& block : blocks) {
    const double at = std::clamp(block.mean(), low, high - span);
    for (std::size_t k = 0; k < block.count; ++k) {
      placed.push_back(at + gap * static_cast<double>(placed.size()));
    }
  }
  return placed;
}

}  // namespace entente::base
