#include "base/isotonic.hpp"

#include <algorithm>
#include <numeric>

namespace entente::base {
namespace {

struct Pool {
  double sum = 0, weight = 0;
  std::size_t count = 0;
  double mean() const { return sum / weight; }
};

/// The nondecreasing sequence nearest to `values`.
std::vector<double> isotonic(const std::vector<double>& values,
                             const std::vector<double>& weights) {
  std::vector<Pool> pools;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double weight = weights.empty() ? 1 : weights[i];
    pools.push_back({values[i] * weight, weight, 1});
    while (pools.size() > 1 && pools[pools.size() - 2].mean() >= pools.back().mean()) {
      const Pool last = pools.back();
      pools.pop_back();
      pools.back().sum += last.sum;
      pools.back().weight += last.weight;
      pools.back().count += last.count;
    }
  }
  std::vector<double> result;
  for (const Pool& pool : pools) {
    result.insert(result.end(), pool.count, pool.mean());
  }
  return result;
}

}  // namespace

std::vector<double> spread(const std::vector<double>& wanted, std::vector<double> gaps, double low,
                           double high, const std::vector<double>& weights) {
  if (wanted.empty()) return {};
  const double room = std::max(0.0, high - low);
  double total = std::accumulate(gaps.begin(), gaps.end(), 0.0);
  if (total > room) {
    for (double& gap : gaps) gap *= room / total;
    total = room;
  }
  std::vector<double> offset(wanted.size(), 0);
  for (std::size_t i = 1; i < wanted.size(); ++i) offset[i] = offset[i - 1] + gaps[i - 1];
  std::vector<double> bare(wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) bare[i] = wanted[i] - offset[i];
  std::vector<double> result = isotonic(bare, weights);
  for (std::size_t i = 0; i < result.size(); ++i) {
    // Clamping an isotonic fit to an interval keeps it the best one.
    result[i] = std::clamp(result[i], low, std::max(low, high - total)) + offset[i];
  }
  return result;
}

std::vector<double> spread(const std::vector<double>& wanted, double gap, double low, double high) {
  if (wanted.empty()) return {};
  const auto count = static_cast<double>(wanted.size());
  if (gap * (count - 1) < high - low) {
    return spread(wanted, std::vector<double>(wanted.size() - 1, gap), low, high);
  }
  std::vector<double> even;
  const double step = (high - low) / count;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    even.push_back(low + step * (static_cast<double>(i) + 0.5));
  }
  return even;
}

}  // namespace entente::base
