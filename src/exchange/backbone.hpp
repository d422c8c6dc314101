#pragma once

#include <map>

#include "entente/import.hpp"
#include "exchange/kept_pairs.hpp"

namespace entente::exchange {

/// How far the weights of pairs could be chance, by one of two rules.
///
/// Disparity filter: each end spreads what it has evenly over its pairs. Source: M. Á. Serrano,
/// M. Boguñá, A. Vespignani, Extracting the multiscale backbone of complex weighted networks, PNAS
/// 106 (2009), formula 2.
///
/// Noise-corrected: the weight is compared with what the weights of both ends let expect, and with
/// how far it would vary. Source: M. Coscia, F. Neffke, Network backboning with noisy data, ICDE
/// (2017); the priors are those of the authors' own program, as are both directions of each pair.
class Backbone {
 public:
  Backbone(const std::map<Pair, PairWeight>& pairs, BackboneRule rule);

  /// From 0 (no chance) to 1. Pre: the pair is one of them.
  double chance(const Pair& pair) const;

 private:
  struct End {
    double weight = 0;
    std::size_t degree = 0;
  };
  static double disparity(const End& end, double weight);
  double noise(const End& a, const End& b, double weight) const;

  const std::map<Pair, PairWeight>& pairs_;
  BackboneRule rule_;
  std::map<std::uint32_t, End> ends_;
  double all_ = 0;  // each pair counts in both directions
};

}  // namespace entente::exchange
