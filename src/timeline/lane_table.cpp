#include "timeline/lane_table.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "theme/phrases.hpp"

namespace entente::timeline {
namespace {

constexpr double weight_of_quiet = 0.3;  // what has words decides who gets a lane

/// The houses on the shared lane.
std::string names_of(const Dossier& dossier, const LaneTable& table) {
  std::string names;
  for (const LaneKey& key : table.merged()) {
    if (!names.empty()) names += ", ";
    names += lane_words(dossier, table, key);
  }
  return names;
}

}  // namespace

LaneTable::LaneTable(const std::vector<Entry>& entries, std::size_t most, OrderCache& cache) {
  std::map<LaneKey, double> weight;
  for (const Entry& entry : entries) {
    if (!entry.dated() || entry.counted) continue;
    for (const Stop& stop : entry.stops) {
      weight[stop.lane] += entry.importance * (entry.quiet ? weight_of_quiet : 1);
    }
  }
  std::vector<std::pair<double, LaneKey>> ranked;
  for (const auto& [key, sum] : weight) ranked.push_back({-sum, key});
  std::sort(ranked.begin(), ranked.end());
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    const bool shared = ranked.size() > most && i + 1 >= most;
    const LaneKey key = shared ? LaneKey{LaneKey::Kind::others, {}} : ranked[i].second;
    if (shared) merged_.push_back(ranked[i].second);
    if (keys_.empty() || keys_.back() != key) {
      keys_.push_back(key);
      importance_.push_back(0);
    }
    importance_.back() -= ranked[i].first;
    index_[ranked[i].second] = static_cast<int>(keys_.size()) - 1;
  }
  order(entries, cache);
}

void LaneTable::order(const std::vector<Entry>& entries, OrderCache& cache) {
  std::vector<Join> joins;
  for (const Entry& entry : entries) {
    if (!entry.dated() || entry.counted) continue;
    Join join{{}, std::max(entry.importance, 1e-3)};
    for (const Stop& stop : entry.stops) {
      const int lane = index_.at(stop.lane);
      if (std::find(join.lanes.begin(), join.lanes.end(), lane) == join.lanes.end()) {
        join.lanes.push_back(lane);
      }
    }
    joins.push_back(std::move(join));
  }
  std::vector<double> key = importance_;
  for (const Join& join : joins) {
    key.push_back(join.weight);
    key.push_back(static_cast<double>(join.lanes.size()));
    key.insert(key.end(), join.lanes.begin(), join.lanes.end());
  }
  std::vector<int>& order = cache[std::move(key)];
  if (order.empty()) order = order_lanes(static_cast<int>(keys_.size()), joins, importance_);
  place_.resize(keys_.size());
  std::vector<LaneKey> sorted;
  for (std::size_t i = 0; i < order.size(); ++i) {
    place_[static_cast<std::size_t>(order[i])] = static_cast<int>(i);
    sorted.push_back(keys_[static_cast<std::size_t>(order[i])]);
  }
  keys_ = std::move(sorted);
}

std::string lane_words(const Dossier& dossier, const LaneTable& table, const LaneKey& key) {
  const theme::Phrases& phrases = theme::phrases(dossier.language);
  if (key.kind == LaneKey::Kind::actor) return dossier[key.actor].short_name;
  if (key.kind == LaneKey::Kind::unknown) return std::string(phrases.unknown_actor);
  if (key.kind == LaneKey::Kind::nobody || table.keys().size() == 1) return {};
  return fmt::format("{} ({})", phrases.other, table.merged().size());
}

std::vector<std::string> lane_name(const Dossier& dossier, const LaneTable& table,
                                   const LaneKey& key, text::Style style, double width) {
  const std::string words = lane_words(dossier, table, key);
  if (words.empty()) return {};
  if (key.kind == LaneKey::Kind::others) {
    const std::vector<std::string> lines = text::wrap(names_of(dossier, table), style, width, 0);
    if (lines.size() <= 2) return lines;
  }
  if (key.kind == LaneKey::Kind::actor && text::width(dossier[key.actor].name, style) <= width) {
    return {dossier[key.actor].name};
  }
  return text::wrap(words, style, width, 3);
}

}  // namespace entente::timeline
