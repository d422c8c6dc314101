#pragma once

#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "relations/card_events.hpp"
#include "relations/column_draft.hpp"

namespace entente::relations {

/// Events that no line shows, as all who have a part in them stand in one shape.
class BoxEvents {
 public:
  /// `network`: all that might have been drawn; it knows the house of who is not. `has_place`:
  /// whether somebody of the draft has a place of his own; else his house tells of him.
  BoxEvents(const Context& context, const graph::Network& network, const ColumnDraft& draft,
            const std::function<bool(const layout::End&)>& has_place);

  /// Those that no line of the draft tells, the weightiest first.
  std::vector<int> untold() const;

  /// Where all stand who are drawn and have a part in it, but for who stands aside. None if these
  /// are several, and where somebody has a part in it whom neither the figure nor the title names.
  std::optional<layout::End> shape_of(int number) const;

  /// Its words in lines of at most so many px. None if a word or the date is wider, or it needs too
  /// many.
  std::optional<CardEvent> written(int number, const layout::End& end, double width) const;

 private:
  static constexpr std::size_t most_lines = 5;  ///< of one, without its date

  select::ItemView facts_of(int number) const;
  std::vector<std::string> dated(const std::string& when, double width) const;
  bool names_all_of(const std::vector<ActorIndex>& members, int number) const;

  const Context& context_;
  const Dossier& dossier_;
  const theme::Metrics& m_;
  const ColumnDraft& draft_;
  std::map<ActorIndex, layout::End> place_of_;  ///< where he is drawn, or what he belongs to
};

/// Whether a shape tells events, and has not yet as many as it may.
bool may_tell_more(const CardRow& row);
/// Among events of the same shape, by number.
void add_event(std::vector<CardEvent>& events, CardEvent event);
/// Numbers of all that boxes tell.
std::vector<int> told_in_boxes(const ColumnDraft& draft);

/// Makes room in the boxes of houses for what stands out, happens inside of them and is not told:
/// lines of less weight have to do without it. False if there is nothing of that kind.
bool reserve_events(const Context& context, const graph::Network& network, ColumnDraft& draft);

}  // namespace entente::relations
