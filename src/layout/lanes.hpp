#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "base/geometry.hpp"

/// Boxes in columns, joined by level lines that carry blocks of words: for a story of few actors.
///
/// A *lane* is the level strip of a corridor between two columns in which one line runs with its
/// words above it. A line whose two ends can stand at one height is straight; one that has to
/// change its order with another bends behind its words. So words cannot collide, neither with each
/// other nor with a line. Units: CSS px; x right, y down.
namespace entente::layout {

/// A box, with what stands inside it below its head: members with a shape of their own.
struct LaneBox {
  double width = 0;
  double head = 0;             ///< height of its name
  double words = 0;            ///< height of what is written below it
  std::vector<Size> members;   ///< least sizes; those at which no line ends stand where there is
                               ///< room, or not at all
  std::vector<int> member_at;  ///< by member: the line it stands beside if none ends there; -1
  /// By member: those that weigh most come first to the room there is; empty: the first ones.
  std::vector<double> member_weight = {};
  std::size_t needed = 0;  ///< the first so many members stand in any case
  double least = 0;        ///< height that it has at least

  /// Height of what stands above its members.
  double top() const { return head + words; }
};

struct LaneEnd {
  int box = 0;
  int member = -1;  ///< the line ends at the box itself
  bool operator==(const LaneEnd&) const = default;
};

struct LaneLine {
  LaneEnd a, b;  ///< in different boxes
  double thickness = 1;
  bool head_a = false, head_b = false;
  double head = 0;         ///< what a head takes of the line's length
  double reach = 0;        ///< how far its marks stand out of its middle
  double weight = 1;       ///< heavy lines are kept straight and short
  double least_words = 0;  ///< width of its longest word
  /// Size of its words in at most that much width; {0, 0}: none.
  std::function<Size(double width)> words;
  double least_length = 0;  ///< where it is upright
  Size below = {};          ///< of what stands below it, beneath its words; {0, 0}: nothing
};

struct LaneSpacing {
  double gap = 9;               ///< between things that must not touch
  double row = 14;              ///< between boxes above each other
  double port = 18;             ///< between ends of lines at a box
  double stub = 24;             ///< straight end of a line that bends
  double bend = 56;             ///< width in which lines change their order
  double inset = 11;            ///< around members of a box
  double least_corridor = 110;  ///< narrower ones are not tried
};

/// A wish for the order of two boxes: `a` is left of `b`, or in the same column.
struct LaneWish {
  int a = 0, b = 0;
  enum class Kind { left_of, near } kind = Kind::left_of;
};

/// Where a box may stand: in the first or last column, between them, or anywhere.
enum class LaneSide : std::uint8_t { anywhere, first, between, last };

struct LaneProblem {
  std::vector<LaneBox> boxes;
  std::vector<LaneLine> lines;  ///< the first ones above others where nothing else decides
  LaneSpacing spacing;
  Size area;
  bool grows = false;  ///< height is used as needed, up to area.height
  std::vector<LaneWish> wishes = {};
  /// Where boxes stood in an earlier drawing, as shares of the area; by box.
  std::vector<std::optional<Point>> homes = {};
  std::vector<LaneSide> sides = {};  ///< by box; empty: all anywhere
  bool centered = false;  ///< words stand in the middle of their room, else where their line begins
};

/// Boxes by column, top to bottom.
using LaneArrangement = std::vector<std::vector<int>>;

struct LaneRoute {
  bool upright = false;       ///< between boxes of one column
  std::vector<Point> points;  ///< from a to b: two if upright, else piecewise cubic (3k + 1)
  Rect words;  ///< where its words stand; empty if none. Beside an upright line with what is below
  Rect below = {};   ///< what stands below a level line
  Point under = {};  ///< on a level line, beneath the middle of its words
  bool operator==(const LaneRoute&) const = default;
};

struct LaneSolution {
  bool fits = false;
  std::vector<Rect> boxes;
  std::vector<std::vector<Rect>> members;  ///< by box; without height: there was no room for it
  std::vector<LaneRoute> routes;           ///< by line
  Size used;
  double need = 0;  ///< height that it takes at least
  int crossings = 0;
  int lost = 0;  ///< lines that are not drawn: within a column, but for those of two neighbors
  double cost = 0;
  LaneArrangement arrangement;
  bool operator==(const LaneSolution&) const = default;
};

/// More lines cross than there are: nobody follows one. Whatever words they carry.
bool is_tangle(const LaneProblem& problem, const LaneSolution& solution);

/// The box that has lines to most others, and to how many. Pre: there is one.
std::pair<std::size_t, std::size_t> partners_of(const LaneProblem& problem);

/// The best arrangement found; `fits` tells whether it keeps within the area. Pre: at least one
/// box; every line's ends are valid. Deterministic.
LaneSolution solve_lanes(const LaneProblem& problem);
/// The same boxes and lines with other words, in an arrangement that was found before; empty: there
/// is none, and nothing fits.
LaneSolution solve_lanes(const LaneProblem& problem, const LaneArrangement& arrangement);

}  // namespace entente::layout
