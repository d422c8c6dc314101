#pragma once

#include <array>
#include <set>
#include <string>
#include <vector>

#include "graph/gather.hpp"
#include "layout/lanes.hpp"
#include "relations/cards.hpp"
#include "relations/drawing.hpp"

/// Two camps that face each other in columns: who stands where, and what happens inside of them.
namespace entente::relations {

/// The camps of a figure.
struct Facing {
  std::vector<int> camp;  ///< by actor: 0 stands left, 1 right, -1 between
  std::array<std::string, 2> names;
};

/// What ties two or more of one camp: a tie, or an event of several.
struct Bond {
  std::vector<std::uint32_t> nodes;
  graph::Tie tie;  ///< what it looks like, and its items
};

/// What happens inside of the camps: thin lines at their outer sides, told beside their names.
struct Within {
  std::vector<Bond> bonds;
  std::array<std::set<int>, 2> numbers;  ///< by camp: of all its items, also those of several
};

/// A network by what it shows: what runs across, and what stays within.
struct Parted {
  graph::Network across;
  Within within;
};
Parted parted(const graph::Network& network, const Facing& facing);

/// The camp of a node's house; -1: none.
int camp_of(const graph::Network& network, const Facing& facing, std::uint32_t node);

/// Whether some act as one who are not of one camp, or not all of any.
bool joins_camps(const graph::Network& network, const Facing& facing);

/// Whether both ends of a pair are of one camp.
bool stays_within(const graph::Network& network, const Facing& facing,
                  const graph::PairWeight& pair);
/// These pairs, and of those within a camp (`within`) the ones of their houses: these take no room.
graph::Network heaviest_across(const graph::Network& network, std::vector<graph::PairWeight> pairs,
                               const std::vector<graph::PairWeight>& within);
/// The camps alone, with their events.
graph::Network without_between(const graph::Network& network, const Facing& facing);

/// The names of the camps above their columns, and the room that is left below and beside.
struct FacingFrame {
  struct Heading {
    std::vector<std::string> name, words;
    std::vector<int> numbers;  ///< of the items that its words tell of
  };
  std::array<Heading, 2> camps;
  std::vector<std::string> between;  ///< heading of those who are in neither; may be empty
  double head = 0;                   ///< height of the headings
  Rect inner;                        ///< of the area, what is left for columns
};
FacingFrame facing_frame(const Context& context, const Parted& parts, const Facing& facing,
                         Rect area);

/// Where each box of the cards may stand.
std::vector<layout::LaneSide> sides_of(const graph::Network& network, const Cards& cards,
                                       const Facing& facing);

/// Headings that end `head` above y = 0, for columns from x = 0 to the inner width.
void paint_headings(const Context& context, const FacingFrame& frame, Rect area,
                    std::vector<Element>& out);
/// The lines within the camps, at the outer sides of their boxes, `room` px wide.
void paint_within(const Context& context, const Within& within, const Cards& cards,
                  const layout::LaneSolution& solution, double room, std::vector<Element>& out);

}  // namespace entente::relations
