#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "timeline/entries.hpp"
#include "words/amounts.hpp"

namespace entente::timeline {

/// What the items of a lane come to, where all items of a figure are of one kind and status: the
/// sum of their amounts, or how many they are. A row of marks alone tells neither. Of who mostly
/// takes and sometimes gives only what he takes is counted, and the reverse.
class Tally {
 public:
  Tally(const Dossier& dossier, const select::Selection& selection,
        const std::vector<Entry>& entries);

  /// "€17.2m", "76 visits", of all items on the lanes that share a lane, each once; empty if items
  /// are of several kinds.
  std::string of(const std::vector<LaneKey>& lanes) const;
  /// The same of these, by their positions in the selection.
  std::string of(const std::set<std::size_t>& items) const;

 private:
  enum class Kind : std::uint8_t { none, sums, counts };

  double sum_of(const std::set<std::size_t>& items) const;

  const Dossier& dossier_;
  const select::Selection& selection_;
  Kind kind_ = Kind::none;
  std::map<LaneKey, std::set<std::size_t>> items_;  ///< positions in the selection
  std::vector<double> amounts_;                     ///< of each position
  std::set<std::size_t> approximate_;               ///< positions of those that are
  std::string unit_;
  words::NumberScale scale_;
};

}  // namespace entente::timeline
