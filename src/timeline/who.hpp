#pragma once

#include <set>
#include <string>
#include <vector>

#include "timeline/entries.hpp"

namespace entente::timeline {

/// What a label says about who takes part: the names that neither the title nor a lane tells.
class Who {
 public:
  /// `entries`: all of the figure, in the order of the selection.
  Who(const Dossier& dossier, const select::Selection& selection,
      const std::vector<Entry>& entries);

  /// "Ambassador: Jane Doe", "BMW → CSU €930k". `lanes`: those that the timeline has.
  std::string title(const Entry& entry, const std::set<LaneKey>& lanes) const;

 private:
  struct Part {
    ActorIndex actor, house;
    bool acted_upon = false;
    bool named = false;   ///< by the title
    bool common = false;  ///< takes part in all items of this title
  };
  struct Told {
    std::vector<Part> parts;
    std::vector<Participant> aside;  ///< where one mediates: all whom the title does not name
    bool repeated = false;           ///< several items have this title
    bool wordless = false;           ///< it is a mere number, or the word of its type
  };
  std::string names(const std::vector<ActorIndex>& actors) const;
  /// "mediator: Norway": who has no lane.
  std::vector<std::string> aside_in(const Entry& entry, const std::set<LaneKey>& lanes) const;

  const Dossier& dossier_;
  const select::Selection& selection_;
  std::vector<Told> told_;  ///< by position in the selection
  bool one_word_ = false;   ///< all items have that of one type, and an amount: a legend says it
};

}  // namespace entente::timeline
