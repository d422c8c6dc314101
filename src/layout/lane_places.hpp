#pragma once

#include <vector>

#include "layout/lane_heights.hpp"
#include "layout/lane_plan.hpp"

/// Inside of solve_lanes(): heights and places for given orders.
namespace entente::layout::lanes {

/// Sizes of words by line and width, each asked for once.
class WordSizes {
 public:
  explicit WordSizes(const LaneProblem& problem)
      : problem_(problem), known_(problem.lines.size()) {}
  /// So that few widths are asked for.
  static double in_steps(double width);
  /// Pre: the width is one of in_steps().
  Size of(int line, double width);

 private:
  static constexpr double step = 8;

  const LaneProblem& problem_;
  std::vector<std::vector<Size>> known_;  ///< by line and step; of negative width: not yet known
};

/// What an arrangement is worth, without a drawing of it.
struct Weight {
  double cost = 0;
  double need = 0;  ///< height that it takes at least; 0 if nobody knows
};

/// Looks at arrangements of one problem, of which there are thousands: what it needs for one it
/// uses again for the next.
class Placer : private LanePlan {
 public:
  /// The problem outlives it.
  explicit Placer(const LaneProblem& problem);

  /// `limit`: what does not cost less is not looked at closely; its cost is then any that is no
  /// less.
  Weight weigh(const Arrangement& arrangement, double limit);
  /// A drawing of the arrangement. Its `cost` has no unit; `fits` is false also where lines are
  /// lost. Distances are widened to use the area.
  LaneSolution place(const Arrangement& arrangement);

 private:
  bool is_placed(const Arrangement& arrangement, double limit);
  void measure_columns();
  void measure_words();
  void measure_words_in(Index c, bool spanning);
  double upright_room(int l) const;
  bool solve(double air, double most);
  void number_lines();
  void keep_column(Index c, double air);
  int lower_of(const Slot& slot, Index c) const;
  void keep_box(int b);
  void keep_port(const LaneEnd& end, int l, int variable);
  double words_above(int l, Index c) const;
  int arriving_line(Index c, Index i) const;
  bool is_at(const Slot& slot, int l) const;
  void keep_leaving(Index c, Index i, double air);
  void keep_arriving(Index c, Index i);
  double distance_below(int before, int l, Index c, double air) const;
  void settle();
  double total() const;
  void widen(double need);

  Orderer orderer_;
  WordSizes sizes_;
  Heights heights_;
  int page_top_ = 0, page_bottom_ = 0;
  double cost_ = 0;  ///< but for the height
  std::vector<double> load_, lowest_;
};

}  // namespace entente::layout::lanes
