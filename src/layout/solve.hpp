#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "layout/engine.hpp"
#include "layout/problem.hpp"
#include "process/deadline.hpp"

namespace entente::layout {

/// One way of posing the problem. Ways that say less have a penalty, in the units of cost: what a
/// reader would give up for saying more.
struct Alternative {
  double penalty = 0;
  int family = 0;  ///< alternatives of one family have the same boxes and bundles in other sizes
  int kin = 0;     ///< those of one kin run the same way: how large one is tells of the next
  std::function<Problem()> pose;  ///< made when it is its turn; must give the same every time
};

/// What became of an alternative.
enum class Fate {
  too_dense,    ///< not tried: boxes and words alone would fill the page or its width
  hopeless,     ///< not tried: a little less was far too large
  unpromising,  ///< not tried: too far behind the best to catch up
  failed,       ///< the engine gave nothing
  too_large,    ///< tried; does not fit the page
  colliding,    ///< tried; fits, but lines run over what they have nothing to do with
  clean,        ///< tried; fits
};

/// An alternative that was considered, for those who ask why the winner won.
struct Trial {
  int alternative = 0;
  Fate fate = Fate::failed;
  double penalty = 0;  ///< of the alternative; cost of the score comes on top
  Size used;
  double crossings = 0;                 ///< how many
  Score score;                          ///< before the winner was spread over the page
  std::vector<double> shortfalls = {};  ///< by wish of the problem
  bool operator==(const Trial&) const = default;
};

struct Answer {
  int alternative = 0;  ///< index of the problem that was solved
  bool fits = false;
  Solution solution;
  std::vector<Trial> trials = {};  ///< in the order in which they were considered
};

struct Search {
  int candidates = 24;  ///< orders of boxes tried per problem and component
  process::Terms terms = {};
};

/// The fitting solution with the least cost and penalty. If none fits, `fits` is false and the
/// solution is one that does not fit, or empty. Nullopt: the engine crashed, was not done by the
/// deadline or failed on every try. Pre: sorted by penalty.
std::optional<Answer> solve(const std::vector<Alternative>& alternatives, const Search& search);

/// The same with a given engine and in this process; for tests.
std::optional<Answer> solve_here(const std::vector<Alternative>& alternatives, const Search& search,
                                 Engine& engine);

}  // namespace entente::layout
