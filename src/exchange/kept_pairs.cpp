#include "exchange/kept_pairs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "exchange/backbone.hpp"

namespace entente::exchange {
namespace {

using Item = std::pair<Pair, PairWeight>;

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
    std::erase_if(items, [&, backbone = Backbone(pairs, options.backbone_rule)](const Item& item) {
      return backbone.chance(item.first) >= options.backbone;
    });
    const bool corrected = options.backbone_rule == BackboneRule::noise_corrected;
    rule =
        fmt::format("the {}backbone at {}", corrected ? "noise-corrected " : "", options.backbone);
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
