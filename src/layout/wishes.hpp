#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "base/geometry.hpp"

/// What somebody wishes of the places of boxes, in the coordinates of the problem. Wishes are
/// costs, and hints to the engine: they lose against what cannot be read.
namespace entente::layout {

struct Problem;
struct Solution;
struct EngineGraph;

/// One wish. `a` and `b` are boxes.
struct Wish {
  enum class Kind {
    near,     ///< `a` and `b` stand beside each other
    before,   ///< `a` stands to the left of `b`
    above,    ///< `a` stands above `b`
    reading,  ///< `a` comes before `b`: to its left, or above it in the same column
    place,    ///< the share of the free room left of and above `a` is `x` and `y`
    home,     ///< the middle of `a` is at `x`, `y` in the area, as it was in an earlier drawing;
              ///< drawings are put into the middle, so what counts is the place among other homes
  } kind = Kind::near;
  int a = 0, b = -1;                     ///< `b`: none
  std::optional<double> x = {}, y = {};  ///< place: 0 to 1; home: px
};

struct Wishes {
  std::vector<Wish> list;
};

/// x and y exchanged, as in transposed() of a solution.
Wishes transposed(Wishes wishes);
/// Those of boxes that a part has; `index_in`: new index by box, -1: elsewhere.
Wishes wishes_within(const Wishes& wishes, const std::vector<int>& index_in);

/// How far a solution is from what is wished: 0 if the wish is fulfilled, 1 or more if it is not.
double shortfall(const Wish& wish, const Solution& solution);
/// The same of all, in the units of cost.
double wish_cost(const Problem& problem, const Solution& solution);

/// How far boxes are from their homes on average, in px, when all are moved together and drawn
/// apart, up to `widest` times in each direction, so that they come nearest.
double movement(const Wishes& wishes, const Solution& solution, double widest);
bool has_homes(const Wishes& wishes);
/// Where the boxes with homes stood among all, from the upper left; greatest if there are none.
double home_rank(const Problem& problem);

/// Changes an order of boxes (position by box) so that it goes with the wishes.
void obey(const Wishes& wishes, std::vector<int>& position);
/// An order that the places and homes suggest, if there are any.
std::optional<std::vector<int>> suggested_order(const Problem& problem);
/// How much an order goes against the homes, in the units of a guess.
double against_homes(const Wishes& wishes, const std::vector<int>& position);

/// Adds to a graph what holds boxes (its first nodes) to the wishes, as far as an engine can.
/// `held`: boxes that had one column stand in one column again, where ties allow it.
void constrain(const Problem& problem, const std::vector<int>& position, bool held,
               EngineGraph& graph);

}  // namespace entente::layout
