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

/// Makes of the values the nondecreasing sequence nearest to them.
void make_isotonic(std::vector<double>& values, const std::vector<double>& weights) {
  std::vector<Pool> pools;
  pools.reserve(values.size());
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
  auto value = values.begin();
  for (const Pool& pool : pools) value = std::fill_n(value, pool.count, pool.mean());
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
  std::vector<double> result = wanted;
  double offset = 0;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (i > 0) offset += gaps[i - 1];
    result[i] -= offset;
  }
  make_isotonic(result, weights);
  offset = 0;
  for (std::size_t i = 0; i < result.size(); ++i) {
    if (i > 0) offset += gaps[i - 1];
    // Clamping an isotonic fit to an interval keeps it the best one.
    result[i] = std::clamp(result[i], low, std::max(low, high - total)) + offset;
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
