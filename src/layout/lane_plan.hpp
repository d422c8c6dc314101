#pragma once

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

#include "layout/lane_orders.hpp"

/// Inside of solve_lanes(): an arrangement with the heights that were found for it.
namespace entente::layout::lanes {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// What Placer finds and Drawer draws. Heights are variables of Heights; y_ has their values.
struct LanePlan {
  explicit LanePlan(const LaneProblem& problem) : p_(problem), s_(problem.spacing) {
    for (const LaneBox& box : p_.boxes) {
      top_.push_back(of_boxes_++);
      bottom_.push_back(of_boxes_++);
      member_top_.emplace_back();
      member_bottom_.emplace_back();
      for (Index m = 0; m < box.members.size(); ++m) {
        member_top_.back().push_back(of_boxes_++);
        member_bottom_.back().push_back(of_boxes_++);
      }
    }
  }

  const LaneProblem& p_;
  const LaneSpacing& s_;
  Orders orders_;
  std::vector<double> widths_, lefts_;
  double corridor_ = 0;
  std::vector<Size> words_;
  std::vector<int> words_in_;  ///< by line: the corridor of its words
  int of_boxes_ = 0;           ///< how many variables boxes and members have
  std::vector<int> top_, bottom_;
  std::vector<std::vector<int>> member_top_, member_bottom_;
  std::vector<int> at_;  ///< see at()
  std::vector<double> y_;
  double limit_ = 0;    ///< how far down boxes may reach
  double crowded_ = 0;  ///< how much room lacks beside lines for their longest words

  const LaneLine& line(int l) const { return p_.lines[static_cast<Index>(l)]; }

  double head_room(const LaneEnd& end, int l) const {
    const bool head = line(l).a == end ? line(l).head_a : line(l).head_b;
    return head ? line(l).head + 0.3 * s_.gap : 1.2 * s_.gap;
  }

  int upright_of(int l) const { return orders_.column_of[static_cast<Index>(line(l).a.box)]; }

  /// How much further the marks of an upright line stand out than those of a narrow one.
  double upright_excess(int l) const { return std::max(0.0, line(l).reach - s_.port / 2); }
  /// Lines between the same two neighbors share the width of the column.
  int upright_count(int l) const {
    return static_cast<int>(std::count_if(orders_.upright.begin(), orders_.upright.end(),
                                          [&](int o) { return same_pair(l, o); }));
  }

  bool same_pair(int x, int y) const {
    return std::minmax(line(x).a.box, line(x).b.box) == std::minmax(line(y).a.box, line(y).b.box);
  }

  /// How wide words may be in a corridor.
  double word_room(int l, Index c) const {
    const bool any_bend = orders_.any_bend[c];
    const auto [from, to] = orders_.span(l);
    double room = corridor_ - (any_bend ? s_.bend + s_.stub : 0);
    room -= static_cast<int>(c) == from ? head_room(orders_.left_end(line(l)), l) : s_.gap;
    if (!any_bend) {
      room -= static_cast<int>(c) + 1 == to ? head_room(orders_.right_end(line(l)), l) : s_.gap;
    }
    return room;
  }

  bool words_are_in(int l, Index c) const {
    return words_in_[static_cast<Index>(l)] == static_cast<int>(c) && has_words(l);
  }

  /// Between a line and what is written at it.
  double to_words(int l) const { return line(l).thickness / 2 + 0.4 * s_.gap; }
  double words_below(int l, Index c) const {
    const double height = line(l).below.height;
    return words_are_in(l, c) && height > 0 ? to_words(l) + height : 0;
  }

  bool has_words(int l) const { return words_[static_cast<Index>(l)].height > 0; }

  /// The height of a line, twice for each corridor: where it leaves the column at its left, where
  /// it arrives at the one at its right. -1: it is not there.
  int at(int l, Index place) const { return at_[index_of(l, place)]; }
  Index index_of(int l, Index place) const {
    return static_cast<Index>(l) * 2 * orders_.columns.size() + place;
  }
  int leaving(int l, Index corridor) const { return at(l, 2 * corridor); }
  int arriving(int l, Index corridor) const { return at(l, 2 * corridor + 1); }

  double half(int l) const { return std::max(line(l).thickness / 2, line(l).reach); }

  int upper_of(const Slot& slot, Index c) const {
    return slot.box >= 0 ? top_[static_cast<Index>(slot.box)] : leaving(slot.line, c);
  }

  /// What the words of lines between two neighbors of one column need.
  double upright_height(int above, int below) const {
    double height = 0;
    for (const int l : orders_.upright) {
      if (std::minmax(line(l).a.box, line(l).b.box) != std::minmax(above, below)) continue;
      height = std::max({height, words_[static_cast<Index>(l)].height + s_.gap, 1.6 * s_.stub,
                         line(l).least_length});
    }
    return height;
  }

  double value(int variable) const { return y_[static_cast<Index>(variable)]; }
};

/// Boxes, members, lines and words of the plan, but not what it costs. `need`: the height that it
/// takes at least.
LaneSolution drawn(const LanePlan& plan, double need);

}  // namespace entente::layout::lanes
