#pragma once

#include <map>
#include <set>

#include "relations/column_search.hpp"

namespace entente::relations {

/// What a reader learns from columns: who is drawn, people more than boxes, and which items are
/// told, less what is told again and again.
class ColumnWorth {
 public:
  explicit ColumnWorth(const Context& context);

  double of(const ColumnChoice& choice) const;
  /// No choice of these lines is worth more, wherever they run: at best it draws everybody.
  double most(const graph::Network& network, const Facing* facing) const;
  /// Whether one tells more of what stands out than another, and not much less else.
  bool tells_more(const ColumnChoice& one, const ColumnChoice& other) const;
  /// Whether all of the network are drawn whom the title names.
  bool names_all(const ColumnChoice& choice, const graph::Network& whole) const;

 private:
  /// How many of the items that stand out are told, or are none of this page.
  std::size_t stressed_in(const ColumnChoice& choice) const;
  double of(const std::set<ActorIndex>& actors, const std::set<int>& items,
            std::size_t repeats) const;

  const Context& context_;
  std::set<ActorIndex> titled_;  ///< whom the title names
  std::map<int, double> value_;  ///< by number: 1 for an item of usual weight
};

/// Who stands at a node.
std::set<ActorIndex> actors_of(const graph::Node& node);
/// Who is drawn.
std::set<ActorIndex> actors_in(const ColumnChoice& choice);
/// How many items lines tell.
std::size_t items_in(const ColumnDraft& draft);

}  // namespace entente::relations
