#pragma once

#include <set>
#include <string>
#include <vector>

#include "text/measure.hpp"
#include "timeline/by_lane.hpp"
#include "timeline/entries.hpp"
#include "timeline/lanes.hpp"

namespace entente::timeline {

/// The lanes of a timeline, ordered so that joins stay short. Where there are too many, those that
/// matter least share one, if that holds little and no enemies; else they have none: their events
/// stand with the others who take part, or, if nobody else does, on a lane of their own below, or
/// are only counted.
class LaneTable {
 public:
  /// `most`: lanes of houses; none: all stand on one without a name. Takes stops from the entries
  /// that have no lane, and counts those without words that have no other. Entries that are only
  /// counted have no lane; `further`: so many more of these.
  LaneTable(std::vector<Entry>& entries, std::size_t most, std::size_t further = 0);

  /// Puts the lanes, which so far stand by importance, in their order: of each where it stood,
  /// from the top. Entries without a lane may be missing.
  const std::vector<int>& order(const std::vector<const Entry*>& entries, OrderCache& cache);

  /// From the top. Pre: the key belongs to an entry.
  int lane(const LaneKey& key) const { return place_.at(static_cast<std::size_t>(index_.at(key))); }
  const std::vector<LaneKey>& keys() const { return keys_; }
  /// Houses on the shared lane, the most important first.
  const std::vector<LaneKey>& merged() const { return merged_; }
  /// Houses without a lane, the most important first.
  const std::vector<LaneKey>& without() const { return without_; }
  /// How much the lanes do not tell about who takes part: in items, of which each may be told in
  /// part; those without words count half.
  double untold() const { return untold_; }
  /// How many items a lane holds in which nobody takes part who has one.
  std::size_t alone() const { return alone_; }
  /// Who takes part in them, if these are all that have no lane, and nobody else; else none.
  const std::vector<LaneKey>& rest() const { return rest_; }
  /// Positions in the selection of the items of the rest, if that lane has all of them; else none.
  const std::set<std::size_t>& items_of_rest() const { return items_of_rest_; }

 private:
  using Ranked = std::vector<std::pair<double, LaneKey>>;
  static Ranked ranked(const std::vector<Entry>& entries);
  bool may_share(const std::vector<Entry>& entries) const;
  void share_little(std::vector<Entry>& entries);
  void show_counted(std::vector<Entry>& entries, std::size_t further);
  static bool has_other(const Entry& entry, const LaneSet& these);
  void drop(std::vector<Entry>& entries, const LaneSet& houses, bool spares_words);
  double untold(const std::vector<Stop>& stops, bool counted) const;
  void join_all(std::vector<Entry>& entries);
  void add_below(const LaneKey& key);
  void find_rest(const std::vector<Entry>& entries,
                 const std::vector<base::SharedList<Stop>>& before);
  void put_in(const std::vector<int>& order);

  ByLane<int> index_{-1};
  std::vector<LaneKey> keys_, merged_, without_, rest_;
  std::set<std::size_t> items_of_rest_;
  std::vector<double> importance_;
  double untold_ = 0;
  std::size_t alone_ = 0;
  std::vector<int> place_;
};

/// The short name of a lane; empty if it needs none.
std::string lane_words(const Dossier& dossier, const LaneTable& table, const LaneKey& key);

/// The words beside a lane, broken at `width` px.
std::vector<std::string> lane_name(const Dossier& dossier, const LaneTable& table,
                                   const LaneKey& key, text::Style style, double width);

}  // namespace entente::timeline
