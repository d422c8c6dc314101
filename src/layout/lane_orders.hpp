#pragma once

#include <tuple>
#include <utility>
#include <vector>

#include "layout/lanes.hpp"

/// Inside of solve_lanes(): which box stands where, in which order lines leave and arrive.
namespace entente::layout::lanes {

/// What stands in a column: a box, or the place where a longer line passes.
struct Slot {
  int box = -1, line = -1;
  bool operator==(const Slot&) const = default;
};

using Arrangement = LaneArrangement;
using Index = std::size_t;

/// A line inside one corridor.
struct Lane {
  int line = 0;
  int right = 0;      ///< how many arrive above it
  bool bent = false;  ///< changes its order here
};

/// How the lines of an arrangement run, without any heights yet.
struct Orders {
  std::vector<std::vector<Slot>> columns;
  std::vector<int> column_of;              ///< by box; -1: not placed yet
  std::vector<int> slot_of;                ///< by box
  std::vector<std::pair<int, int>> spans;  ///< by line: columns of its ends, the left one first
  std::vector<std::vector<Lane>> lanes;    ///< by corridor, in the order of their left ends
  std::vector<std::vector<int>> arriving;  ///< by corridor: lanes (as above) in order of right ends
  std::vector<char> any_bend;              ///< by corridor
  std::vector<int> upright;                ///< lines between neighbors of one column
  std::vector<int> lost;                   ///< lines within one column that nothing can draw
  std::vector<std::vector<int>> members;   ///< by box: those at which lines end, top to bottom
  int crossings = 0, bends = 0;
  double crossed = 0;  ///< crossings, heavy lines more

  Index corridors() const { return columns.empty() ? 0 : columns.size() - 1; }
  std::pair<int, int> span(int line) const { return spans[static_cast<Index>(line)]; }
  /// The end of a line that is farther left.
  const LaneEnd& left_end(const LaneLine& line) const {
    const int a = column_of[static_cast<Index>(line.a.box)];
    return a < column_of[static_cast<Index>(line.b.box)] ? line.a : line.b;
  }
  const LaneEnd& right_end(const LaneLine& line) const {
    return &left_end(line) == &line.a ? line.b : line.a;
  }
};

/// Puts the lines of one arrangement after the other in order, in two steps: one that is too dear
/// as its boxes stand need go no further. Lines of boxes that are not in it are not drawn. What it
/// needs for one arrangement it uses again for the next.
class Orderer {
 public:
  Orderer(const LaneProblem& problem, Orders& orders);

  /// Where boxes stand, and which lines are upright or lost.
  void stand(const Arrangement& arrangement);
  /// How the other lines run. False as soon as they have crossed more than `most`, and then not all
  /// is known. Pre: stand().
  bool run(double most);

 private:
  /// A line from column to column, as boxes stand.
  struct Drawn {
    int line = 0, from = 0, to = 0;
    int left = 0, right = 0;  ///< slots of its ends, before any line passes
  };

  /// A line that has its places in the columns at both sides of a corridor.
  struct Running {
    int left = 0, right = 0;
    double weight = 0;
  };

  /// The end of a line at a box: where its member's lines lead, which of them is the first, and
  /// where it leads itself. Lines of one member stay together.
  struct Port {
    double key = 0;
    int first = 0;
    double own = 0;
    int line = 0;
    bool operator<(const Port& other) const {
      if (key != other.key) return key < other.key;
      return std::tie(first, own, line) < std::tie(other.first, other.own, other.line);
    }
  };

  /// An end of a line at a box.
  struct LineEnd {
    int line = 0;
    int member = -1;  ///< among those of all boxes; -1: none
    int far = 0;      ///< the column of its other end
  };

  /// In which order lines leave and arrive, by corridor, and members stand, by box.
  struct Sequences {
    std::vector<std::vector<int>> leaving, arriving, members;
  };

  const LaneLine& line(int index) const { return p_.lines[static_cast<Index>(index)]; }
  int member_index(const LaneEnd& end) const;
  int* places_in(int c) { return places_.data() + static_cast<Index>(c) * p_.lines.size(); }
  double* heights_in(int c) { return heights_.data() + static_cast<Index>(c) * p_.lines.size(); }
  double middle_of(int slot, int c) const;
  void place_ends();
  bool place_lines(double most);
  void add_running(int l);
  void list_ends();
  void add_end(const LaneEnd& at, LineEnd end, std::vector<std::vector<LineEnd>>& side);
  void add_passes(int l);
  int best_gap(int l, int c);
  void insert_pass(int l, int c, int gap);
  bool joined(int a, int b) const;
  void order_column(int c);
  void order_members(int b);
  void order_ends(int c, int toward, std::vector<int>& lines);
  bool order_lines(double most);
  void number_lanes(const std::vector<int>& leaving);
  double count_crossed();
  void fill_corridor(Index c);
  void bend_lanes(std::vector<Lane>& lanes);

  const LaneProblem& p_;
  Orders& orders_;
  std::vector<Index> first_member_;  ///< by box: of its members among all
  std::vector<double> weights_;      ///< by line
  std::vector<Drawn> drawn_;
  std::vector<int> long_;    ///< those of them that pass a column
  std::vector<int> places_;  ///< by column and line: the slot in which it ends or passes; -1: none
  std::vector<double> gained_;  ///< by slot: what crossings cost more if a line passes below it
  std::vector<std::vector<Running>> running_;  ///< by corridor
  double crossed_apart_ = 0;  ///< what lines cross that share no box: so they do in any order
  std::vector<std::vector<LineEnd>> leaving_, arriving_;  ///< by box: to the right, from the left
  std::vector<std::vector<LineEnd>> of_members_;          ///< by box: both, of its members
  std::vector<double> heights_;  ///< by column and line: where it ends or passes, 0 to 1
  std::vector<double> keys_;     ///< by member: where its lines lead, on average
  std::vector<int> firsts_;      ///< by member: the first of its lines
  std::vector<int> ends_;        ///< by member of the box at hand: how many lines end there
  std::vector<Port> ports_;      ///< of the box at hand
  std::vector<int> lane_of_;     ///< by line, in the corridor at hand
  Sequences now_, best_;
  std::vector<int> rights_, inverted_;
};

}  // namespace entente::layout::lanes
