#pragma once

#include <cstdint>
#include <vector>

#include "layout/story_orders.hpp"

namespace entente::layout {

/// Takes one line or two out of all orders and puts them where they cost least, at all moments at
/// once; the others stay among themselves as they are. Dynamic programming over the gaps between
/// the others: as two lines move one after the other, n lines take n³ comparisons a moment.
class StoryLines {
 public:
  explicit StoryLines(const StoryProblem& problem);

  /// False, and all as before, if nothing is cheaper. `second` may be `first`: one line alone.
  /// Pre: the orders keep all meetings.
  bool improve(std::vector<std::vector<int>>& orders, int first, int second);

  /// How many comparisons were made so far.
  std::int64_t spent() const { return spent_; }

 private:
  using Cost = std::int64_t;

  /// Gaps of the two, and whether the first stands below the second.
  struct State {
    std::size_t gaps[2] = {0, 0};
    int below = 0;
  };

  /// One of the two at a moment.
  struct Place {
    bool there = false;
    std::size_t gaps = 1;      ///< how many there are; 1 if the line is not there
    std::size_t from = 0;      ///< of its meeting: the first gap, and
    std::size_t to = 0;        ///< the last one
    int meeting = -1;          ///< -1: none
    bool fellows = false;      ///< others of its meeting than the two
    std::vector<char> open;    ///< by gap: no meeting of others is there
    std::vector<Cost> ranks;   ///< by gap: what standing beside its rank costs
    std::vector<int> crossed;  ///< from gap to gap: what it crosses since the moment before
  };

  /// A moment without the two.
  struct Moment {
    std::vector<int> rest;     ///< the other lines, in their order
    std::vector<bool> inside;  ///< by gap: whether it lies within a meeting
    Place places[2];
    std::vector<Cost> least[2];  ///< by gaps: of all up to here, the first above and below
    State now;                   ///< where the two stand
  };

  void take_out(const std::vector<std::vector<int>>& orders);
  void find_gaps(std::size_t t, const std::vector<int>& order, int which);
  void count_ranks(std::size_t t, int which);
  void count_crossed(std::size_t t, int which);
  void arrive(std::size_t t);
  void move(std::size_t t, int below);
  void drop_dear(std::size_t t);
  bool possible(const Moment& moment, const State& state) const;
  Cost own_cost(std::size_t t, const State& state) const;
  Cost way_cost(std::size_t t, const State& before, const State& now) const;
  Cost present_cost() const;
  void put_back(std::vector<std::vector<int>>& orders) const;

  const StoryProblem& problem_;
  std::vector<std::vector<int>> meeting_;  ///< by moment and line: of two or more; -1: none
  int lines_[2] = {0, 0};                  ///< the second: -1 if there is one alone
  std::vector<Moment> moments_;
  std::vector<Cost> turned_, moved_;  ///< by gaps: on the way from one moment to the next
  std::vector<std::size_t> rows_;     ///< gaps of the first from which anything is cheap
  std::vector<bool> columns_;         ///< the same of the second
  std::vector<std::size_t> before_;   ///< by line: its place at the moment before
  std::int64_t spent_ = 0;
};

}  // namespace entente::layout
