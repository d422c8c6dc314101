#include "exchange/backbone.hpp"

#include <algorithm>
#include <cmath>

namespace entente::exchange {

Backbone::Backbone(const std::map<Pair, PairWeight>& pairs, BackboneRule rule)
    : pairs_(pairs), rule_(rule) {
  for (const auto& [pair, value] : pairs) {
    for (const std::uint32_t end : {pair.first, pair.second}) {
      ends_[end].weight += value.weight;
      ++ends_[end].degree;
      all_ += value.weight;
    }
  }
}

double Backbone::chance(const Pair& pair) const {
  const double weight = pairs_.at(pair).weight;
  const End &a = ends_.at(pair.first), &b = ends_.at(pair.second);
  if (rule_ == BackboneRule::noise_corrected) return noise(a, b, weight);
  return std::min(disparity(a, weight), disparity(b, weight));
}

/// Seen from one of its ends. An end that has one pair alone tells nothing.
double Backbone::disparity(const End& end, double weight) {
  if (end.degree < 2 || end.weight <= 0) return 1;
  return std::pow(1 - weight / end.weight, static_cast<double>(end.degree - 1));
}

double Backbone::noise(const End& a, const End& b, double weight) const {
  const double product = a.weight * b.weight, n = all_;
  if (product <= 0 || n <= 1) return 1;
  // How likely one unit of all weight falls on this pair: a Beta distribution, before the weight is
  // seen and after.
  const double mean = product / (n * n);
  const double variance = product * (n - a.weight) * (n - b.weight) / (n * n * n * n * (n - 1));
  if (variance <= 0) return 1;
  const double alpha = mean * mean / variance * (1 - mean) - mean + weight;
  const double beta = mean / variance * (1 - mean * mean) - (1 - mean) + n - weight;
  const double likely = alpha / (alpha + beta);
  // The weight against what is expected, between -1 and 1, and how far that varies.
  const double kappa = n / product;
  const double score = (kappa * weight - 1) / (kappa * weight + 1);
  const double slope =
      kappa + weight * (1 / product - n * (a.weight + b.weight) / (product * product));
  const double deviation = std::sqrt(likely * (1 - likely) * n) * 2 * std::abs(slope) /
                           ((kappa * weight + 1) * (kappa * weight + 1));
  if (!(deviation > 0)) return score > 0 ? 0 : 1;
  return std::erfc(score / deviation / std::sqrt(2.0)) / 2;
}

}  // namespace entente::exchange
