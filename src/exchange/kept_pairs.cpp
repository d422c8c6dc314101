#include "exchange/kept_pairs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace entente::exchange {
namespace {

using Item = std::pair<Pair, PairWeight>;

struct Strength {
  double weight = 0;
  std::size_t degree = 0;
};

/// How likely a pair of that weight is by chance, seen from one of its ends. An end that has one
/// pair alone tells nothing.
double chance(const Strength& end, double weight) {
  if (end.degree < 2 || end.weight <= 0) return 1;
  return std::pow(1 - weight / end.weight, static_cast<double>(end.degree - 1));
}

std::vector<Item> backbone(const std::vector<Item>& items, double alpha) {
  std::map<std::uint32_t, Strength> ends;
  for (const auto& [pair, value] : items) {
    for (const std::uint32_t end : {pair.first, pair.second}) {
      ends[end].weight += value.weight;
      ++ends[end].degree;
    }
  }
  std::vector<Item> kept;
  for (const Item& item : items) {
    const double weight = item.second.weight;
    if (chance(ends[item.first.first], weight) < alpha ||
        chance(ends[item.first.second], weight) < alpha) {
      kept.push_back(item);
    }
  }
  return kept;
}

}  // namespace

bool selects(const ImportOptions& options) {
  return options.top > 0 || options.least > 0 || options.backbone > 0;
}

KeptPairs keep_pairs(const std::map<Pair, PairWeight>& pairs, const ImportOptions& options) {
  std::vector<Item> items(pairs.begin(), pairs.end());
  double all = 0, kept = 0;
  for (const auto& [pair, value] : items) all += value.weight;
  KeptPairs result;
  std::string rule;
  if (options.backbone > 0) {
    items = backbone(items, options.backbone);
    rule = fmt::format("the backbone at {}", options.backbone);
  }
  if (options.least > 0) {
    std::erase_if(items, [&](const Item& item) {
      return item.second.weight < static_cast<double>(options.least);
    });
    rule += fmt::format("{}pairs of weight {} and more", rule.empty() ? "" : ", ", options.least);
  }
  if (options.top > 0 && items.size() > options.top) {
    std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
      return a.second.weight > b.second.weight;
    });
    items.resize(options.top);
    rule += fmt::format("{}the weightiest", rule.empty() ? "" : ", ");
  }
  for (const auto& [pair, value] : items) {
    kept += value.weight;
    result.pairs.insert(pair);
  }
  result.share = all > 0 ? kept / all : 1;
  result.words = fmt::format("{} of {} pairs{}, with {:.1f} % of the weight", result.pairs.size(),
                             pairs.size(), rule.empty() ? "" : ": " + rule, 100 * result.share);
  return result;
}

}  // namespace entente::exchange
