#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "entente/network.hpp"
#include "flags/flag.hpp"
#include "layout/problem.hpp"
#include "relations/card_events.hpp"
#include "relations/drawing.hpp"
#include "relations/tie_words.hpp"
#include "select/selection.hpp"

namespace entente::relations {

/// One part of a card: the header with the house's name, a member, or a tie that stays inside.
struct CardRow {
  std::uint32_t node = 0;
  graph::Node::Kind kind = graph::Node::Kind::actor;
  ActorKind actor_kind = ActorKind::other;
  std::string id, title;               ///< for tools and for readers
  std::string chip;                    ///< country code, may be empty
  const flags::Flag* flag = nullptr;   ///< in place of the code
  std::vector<std::string> name;       ///< bold
  std::vector<std::string> name_ids;   ///< of a group: who each line is; empty: elsewhere too
  std::vector<std::string> role;       ///< below the name
  std::optional<std::uint32_t> inner;  ///< a tie between two parts of this card; name → role
  std::vector<std::string> numbers;    ///< badge: of items in which it stands alone, or of the tie
  std::vector<int> alone;              ///< the first of these
  Size badge;
  Size natural;                        ///< least size of the drawn shape
  int camp = -1;                       ///< 0, 1, or none
  bool estimated = false;              ///< has letters outside the metrics table
  bool over = false;                   ///< a state or body that was no more at the as-of date: grey
  bool in_private = false;             ///< a person who is no official
  std::vector<CardEvent> events = {};  ///< below name and role
  std::optional<Rect> events_at = {};  ///< of a house: the middle of this place in its stead
  /// Its sign, if it is a relation that several have in common: their lines meet at its words.
  std::optional<Sign> junction = {};
};

/// A house with its members: one box of the layout. Members stand below the header, or to its right
/// when lines run down: so that lines reach each.
struct Card {
  std::vector<CardRow> rows;  ///< rows[0]: the header
  double width = 0;
  bool has_members() const { return rows.size() > 1; }
};

struct CardStyle {
  double name_wrap = 220;  ///< px
  bool short_names = false;
  bool chips = true;       ///< country codes, or flags in their place
  bool numbers = true;     ///< of items; else events have their dates
  bool everybody = false;  ///< also who is not tied
  bool lives = false;      ///< life spans below names, in place of roles
};

/// Where a card was put.
struct PlacedCard {
  const Card& card;
  Rect rect;
  const std::vector<Rect>& rows;
  Flow flow;
};

/// Cards for all nodes that are tied, stand alone in an item, or contain such a node.
struct Cards {
  std::vector<Card> list;
  std::map<std::uint32_t, layout::End> end_of;  ///< node → box and row
};
Cards make_cards(const graph::Network& network, const Context& context, const CardStyle& style);

/// The row of a tie inside a house: two names, a short line with the tie's look between them.
CardRow inner_row(const graph::Tie& tie, std::uint32_t index, std::string from, std::string to,
                  const theme::Metrics& metrics);
Group draw_inner_row(const CardRow& row, const Rect& rect, const graph::Tie& tie,
                     const std::string& from_id, const std::string& to_id, const Look& look);

/// In the terms of a layout from left to right: sizes are exchanged if lines run down.
layout::Box box_of(const Card& card, const theme::Metrics& metrics, Flow flow);

/// Where a straight line that comes in at `outer` from `inner` meets the shape of a row.
Point border_point(const PlacedCard& placed, std::size_t row, const theme::Metrics& metrics,
                   Point inner, Point outer);

/// Height of name and role.
double head_height(const CardRow& row, const theme::Metrics& metrics);
/// How much of its width a shape of this kind takes for its outline, beside the words in it.
double outline_width(const CardRow& row, const theme::Metrics& metrics);

/// The outline of an actor of this kind, filled.
Element shape_of(ActorKind kind, const Rect& rect, const Look& look, bool over = false);

void draw_card(const PlacedCard& placed, const Look& look, std::vector<Element>& out);

}  // namespace entente::relations
