#pragma once

#include <map>
#include <string>
#include <vector>

#include "text/measure.hpp"
#include "timeline/entries.hpp"
#include "timeline/lanes.hpp"

namespace entente::timeline {

/// The lanes of a timeline, ordered so that joins stay short. Where there are too many, those that
/// matter least share one.
class LaneTable {
 public:
  /// `most`: lanes, at least 1. Entries that are only counted have no lane.
  LaneTable(const std::vector<Entry>& entries, std::size_t most, OrderCache& cache);

  /// From the top. Pre: the key belongs to an entry.
  int lane(const LaneKey& key) const { return place_.at(static_cast<std::size_t>(index_.at(key))); }
  const std::vector<LaneKey>& keys() const { return keys_; }
  /// Houses on the shared lane, the most important first.
  const std::vector<LaneKey>& merged() const { return merged_; }

 private:
  void order(const std::vector<Entry>& entries, OrderCache& cache);

  std::map<LaneKey, int> index_;
  std::vector<LaneKey> keys_, merged_;
  std::vector<double> importance_;
  std::vector<int> place_;
};

/// The short name of a lane; empty if it needs none.
std::string lane_words(const Dossier& dossier, const LaneTable& table, const LaneKey& key);

/// The words beside a lane, broken at `width` px.
std::vector<std::string> lane_name(const Dossier& dossier, const LaneTable& table,
                                   const LaneKey& key, text::Style style, double width);

}  // namespace entente::timeline
