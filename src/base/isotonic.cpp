#include "base/isotonic.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <numeric>

namespace entente::base {
namespace {

struct Pool {
  double sum = 0, weight = 0;
  std::size_t count = 0;
  double mean() const { return sum / weight; }
};

/// Makes of the values the nondecreasing sequence nearest to them.
void make_isotonic(std::span<double> values, std::span<const double> weights) {
  // Most are asked for a few values, very often.
  std::array<Pool, 16> few;
  std::vector<Pool> many(values.size() > few.size() ? values.size() : 0);
  const std::span<Pool> pools = many.empty() ? std::span<Pool>(few) : std::span<Pool>(many);
  std::size_t count = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double weight = weights.empty() ? 1 : weights[i];
    pools[count++] = {values[i] * weight, weight, 1};
    while (count > 1 && pools[count - 2].mean() >= pools[count - 1].mean()) {
      const Pool& last = pools[--count];
      pools[count - 1].sum += last.sum;
      pools[count - 1].weight += last.weight;
      pools[count - 1].count += last.count;
    }
  }
  auto value = values.begin();
  for (const Pool& pool : pools.first(count)) value = std::fill_n(value, pool.count, pool.mean());
}

/// Between what is wanted and what leaves no gaps: the sum of the gaps before each.
template <class Add>
void shift(std::span<double> values, std::span<const double> gaps, const Add& add) {
  double offset = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) offset += gaps[i - 1];
    values[i] = add(values[i], offset);
  }
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
  shift(result, gaps, std::minus<>());
  make_isotonic(result, weights);
  // Clamping an isotonic fit to an interval keeps it the best one.
  const double highest = std::max(low, high - total);
  shift(result, gaps,
        [&](double value, double offset) { return std::clamp(value, low, highest) + offset; });
  return result;
}

void spread(std::span<double> wanted, std::span<const double> gaps) {
  shift(wanted, gaps, std::minus<>());
  make_isotonic(wanted, {});
  shift(wanted, gaps, std::plus<>());
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
