#pragma once

#include <map>
#include <string>
#include <vector>

#include "entente/network.hpp"
#include "layout/problem.hpp"
#include "scene/body.hpp"
#include "select/selection.hpp"

namespace entente::scene {

/// One tieable part of a card: the header with the house's name, or one member.
struct CardRow {
  std::uint32_t node = 0;
  graph::Node::Kind kind = graph::Node::Kind::actor;
  ActorKind actor_kind = ActorKind::other;
  std::string id, title;             ///< for tools and for readers
  std::string chip;                  ///< country code, may be empty
  std::vector<std::string> name;     ///< bold
  std::vector<std::string> role;     ///< below the name
  std::vector<std::string> numbers;  ///< badge of items in which it stands alone
  Size badge;
  Size natural;            ///< least size of the drawn shape
  bool estimated = false;  ///< has letters outside the metrics table
};

/// A house with its members: one box of the layout.
struct Card {
  std::vector<CardRow> rows;  ///< rows[0]: the header
  double width = 0;
  bool has_members() const { return rows.size() > 1; }
};

struct CardStyle {
  double name_wrap = 220;  ///< px
  bool short_names = false;
};

/// Cards for all nodes that are tied, stand alone in an item, or contain such a node.
struct Deck {
  std::vector<Card> cards;
  std::map<std::uint32_t, layout::End> end_of;  ///< node → box and row
};
Deck make_deck(const graph::Network& network, const Dossier& dossier,
               const select::Selection& selection, const theme::Metrics& metrics,
               const CardStyle& style, std::string_view language);

layout::Box box_of(const Card& card, const theme::Metrics& metrics);

/// Where a line at height `y` meets the shape of a row from the left or the right side.
double border_x(const Card& card, std::size_t row, const Rect& card_rect, const Rect& row_rect,
                const theme::Metrics& metrics, double y, bool right_side);

void draw_card(const Card& card, const Rect& card_rect, const std::vector<Rect>& row_rects,
               const theme::Theme& theme, const theme::Metrics& metrics, std::vector<Element>& out);

/// A number badge centered on `center`: circle or capsule with its outline in `color`.
void draw_badge(const std::vector<std::string>& lines, Size size, Point center, Color color,
                const theme::Theme& theme, const theme::Metrics& metrics,
                std::vector<Element>& out);

}  // namespace entente::scene
