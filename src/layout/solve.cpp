#include "layout/solve.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <set>

#include "layout/arrange.hpp"
#include "layout/child.hpp"
#include "layout/orders.hpp"
#include "layout/score.hpp"

namespace entente::layout {
namespace {

struct Candidate {
  Arrangement arrangement;
  Solution solution;
};

/// Left becomes right: as good a drawing, but the arrows point the other way.
Solution mirrored(const Problem& problem, Solution solution) {
  const double width = solution.used.width;
  auto flip = [&](Rect& r) { r.x = width - r.right(); };
  for (Rect& box : solution.boxes) flip(box);
  for (auto& rows : solution.rows) {
    for (Rect& row : rows) flip(row);
  }
  for (auto& bundle : solution.routes) {
    for (Route& route : bundle) {
      for (Point& p : route.points) p.x = width - p.x;
      route.words.x = width - route.words.x - route.length;
    }
  }
  score(problem, solution);
  return solution;
}

/// The score of the better of a solution and its mirror image: the choice between the two comes
/// last.
void judge(const Problem& problem, Solution& solution) {
  score(problem, solution);
  if (problem.wishes.list.empty()) return;
  const Solution other = mirrored(problem, solution);
  if (other.cost >= solution.cost) return;
  solution.cost = other.cost;
  solution.score = other.score;
}

/// Arranges with straight lines and untangles a few times; keeps the best state seen.
std::optional<Candidate> sketch(const Problem& problem, Arrangement arrangement, int rounds,
                                Engine& engine) {
  std::optional<Candidate> best;
  for (int round = 0; round < rounds; ++round) {
    std::optional<Solution> solution = arrange(problem, arrangement, engine, false);
    if (!solution) break;
    judge(problem, *solution);
    const Arrangement current = arrangement;
    const bool changed = untangle(problem, *solution, arrangement);
    if (!best || solution->cost < best->solution.cost) {
      best = Candidate{current, std::move(*solution)};
    }
    // More rounds make a drawing tidier, hardly smaller.
    if (!changed || overflow_cost(problem, best->solution) > 20 * 0.5) break;
  }
  return best;
}

/// Routes around boxes, with the distances given.
std::optional<Candidate> route(const Problem& problem, Arrangement arrangement, double rank,
                               double node, Engine& engine) {
  arrangement.rank_separation = rank;
  arrangement.node_separation = node;
  std::optional<Solution> solution = arrange(problem, arrangement, engine, true);
  if (!solution) return std::nullopt;
  judge(problem, *solution);
  return Candidate{std::move(arrangement), std::move(*solution)};
}

int column_gaps(const Problem& problem, const Solution& solution) {
  std::set<long> middles;
  for (const Rect& box : solution.boxes) middles.insert(std::lround(box.center().x / 8));
  return std::max(1, 2 * (static_cast<int>(middles.size()) - 1)) *
         (problem.bundles.empty() ? 0 : 1);
}

/// Uses the room that is left: wider columns, then more air between what is above each other; as
/// far as boxes with homes stay there.
Candidate spread(const Problem& problem, Candidate candidate, Engine& engine) {
  const Spacing& spacing = problem.spacing;
  const int gaps = column_gaps(problem, candidate.solution);
  if (gaps == 0) return candidate;
  const double rank = std::clamp(candidate.arrangement.rank_separation +
                                     (problem.area.width - candidate.solution.used.width) / gaps,
                                 spacing.rank, spacing.max_rank);
  const bool homes = has_homes(problem.wishes);
  Candidate best = candidate;
  for (double node : {spacing.max_node, (spacing.max_node + spacing.node) / 2, spacing.node}) {
    for (double share : {1.0, 0.5}) {
      const double wide = std::floor(spacing.rank + share * (rank - spacing.rank));
      std::optional<Candidate> next =
          route(problem, candidate.arrangement, wide, std::floor(node), engine);
      if (next && fits(problem, next->solution) &&
          next->solution.collisions <= candidate.solution.collisions &&
          next->solution.crossings <= candidate.solution.crossings) {
        if (!homes) return std::move(*next);
        const auto away = [&](const Candidate& c) {
          return movement(problem.wishes, c.solution, 1);
        };
        if (away(*next) < away(best)) best = std::move(*next);
      }
    }
  }
  return best;
}

/// Orders of boxes that did well in an earlier alternative of the same family, best first.
using Memory = std::vector<std::vector<int>>;

/// How much a problem asks for along and across its lines: a measure to compare problems of one
/// family, which differ in sizes alone.
Size layout_demand(const Problem& problem) {
  Size sum;
  for (const Box& box : problem.boxes) {
    sum.width += box.width + 2 * problem.spacing.stub;
    sum.height += 0.5 * std::accumulate(box.rows.begin(), box.rows.end(), box.padding);
  }
  for (const Bundle& bundle : problem.bundles) {
    sum.width += bundle.width;
    for (const Strand& strand : bundle.strands) sum.height += strand.above + strand.below;
  }
  return sum;
}

/// What is known of a family from the alternatives tried so far.
struct Family {
  std::vector<Memory> orders;  ///< by part
  Size demand, used;           ///< of the last one tried; no width: none yet
  double cost = 0;             ///< of the last one, apart from what did not fit

  /// Whether a problem is so much too large that trying it would waste time. `slack`: the estimate
  /// is a rough one.
  bool hopeless(const Problem& problem, double slack) const {
    if (used.width <= 0) return false;
    const Size now = layout_demand(problem);
    return used.width * now.width / demand.width > slack * problem.area.width ||
           used.height * now.height / demand.height > slack * problem.area.height;
  }
};

/// Boxes and words cannot be packed much tighter than this share of the area: lines need room too.
bool too_dense(const Problem& problem) {
  constexpr double densest = 0.33;
  double filled = 0;
  for (const Box& box : problem.boxes) {
    filled += box.width * std::accumulate(box.rows.begin(), box.rows.end(), box.padding);
  }
  for (const Bundle& bundle : problem.bundles) {
    for (const Strand& strand : bundle.strands)
      filled += bundle.width * (strand.above + strand.below);
  }
  return filled > densest * problem.area.width * problem.area.height;
}

/// How much is tried of a problem. A layout of many lines takes long and leaves little to choose:
/// of large problems fewer are tried.
struct Effort {
  int candidates, rounds;
  std::size_t enough_to_tell,
      routed;  ///< sketches that tell that nothing will fit; that are routed
};

Effort effort_for(const Problem& problem, const Search& search) {
  constexpr int small = 24;  // lines
  int lines = 0;
  for (const Bundle& bundle : problem.bundles) lines += static_cast<int>(bundle.strands.size());
  if (search.candidates == 1)
    return {.candidates = 1, .rounds = 1, .enough_to_tell = 1, .routed = 1};
  if (lines <= small) {
    return {.candidates = search.candidates, .rounds = 3, .enough_to_tell = 4, .routed = 3};
  }
  return {.candidates = std::max(3, search.candidates * small / lines),
          .rounds = 2,
          .enough_to_tell = 2,
          .routed = 2};
}

/// What to try: all candidates at first; once something is known, that and a few more.
std::vector<std::vector<int>> tries(const Problem& problem, int candidates, const Memory& memory) {
  constexpr int least = 4;
  if (memory.empty()) return orders(problem, candidates);
  std::vector<std::vector<int>> result = memory;
  for (std::vector<int>& order : orders(problem, std::min(least, candidates))) {
    if (std::find(result.begin(), result.end(), order) == result.end()) {
      result.push_back(std::move(order));
    }
  }
  return result;
}

/// Boxes with homes are held in their columns, and then let go: that may be worse elsewhere.
std::vector<Arrangement> starts(const Problem& problem, std::vector<std::vector<int>> positions) {
  std::vector<Arrangement> result;
  for (std::vector<int>& position : positions) {
    result.push_back(initial_arrangement(problem, std::move(position)));
    if (!has_homes(problem.wishes)) continue;
    result.push_back(result.back());
    result.back().held = true;
  }
  return result;
}

/// Tries with less air what is a little too large.
Candidate squeezed(const Problem& problem, Candidate candidate, Engine& engine) {
  constexpr double little = 20 * 0.12;  // in the units of overflow_cost
  const double least_apart = std::ceil(0.4 * problem.spacing.node);  // boxes must not seem to touch
  const double over = overflow_cost(problem, candidate.solution);
  if (over <= 0 || over > little) return candidate;
  const Arrangement& a = candidate.arrangement;
  for (double share : {0.85, 0.7, 0.55, 0.4, 0.25, 0.1}) {
    auto next = route(problem, a, std::floor(share * a.rank_separation),
                      std::max(least_apart, std::floor(share * a.node_separation)), engine);
    if (next && fits(problem, next->solution) && next->solution.collisions == 0) {
      return std::move(*next);
    }
  }
  return candidate;
}

/// The best of all orders tried, routed but not yet spread.
std::optional<Candidate> solve_part(const Problem& problem, const Search& search, Engine& engine,
                                    Memory& memory) {
  const Effort effort = effort_for(problem, search);
  constexpr std::size_t remembered = 4;
  constexpr double too_much = 1.35;
  std::vector<Candidate> sketches;
  double least_over = std::numeric_limits<double>::infinity();
  for (Arrangement& start : starts(problem, tries(problem, effort.candidates, memory))) {
    if (sketches.size() >= effort.enough_to_tell && least_over > too_much) break;
    if (auto candidate = sketch(problem, std::move(start), effort.rounds, engine)) {
      const Size used = candidate->solution.used;
      least_over = std::min(
          least_over, std::max(used.width / problem.area.width, used.height / problem.area.height));
      sketches.push_back(std::move(*candidate));
    }
  }
  std::stable_sort(sketches.begin(), sketches.end(), [](const Candidate& a, const Candidate& b) {
    return a.solution.cost < b.solution.cost;
  });
  memory.clear();
  for (std::size_t i = 0; i < sketches.size() && i < remembered; ++i) {
    memory.push_back(sketches[i].arrangement.position);
  }
  if (least_over > too_much && !sketches.empty()) return std::move(sketches.front());
  std::optional<Candidate> best;
  for (std::size_t i = 0; i < sketches.size() && i < effort.routed; ++i) {
    const Arrangement& a = sketches[i].arrangement;
    auto candidate = route(problem, a, a.rank_separation, a.node_separation, engine);
    if (candidate && (!best || candidate->solution.cost < best->solution.cost)) {
      best = std::move(candidate);
    }
  }
  if (!best) return std::nullopt;
  // Real routes show better than sketches which line lies above which.
  Arrangement again = best->arrangement;
  if (search.candidates > 1 && untangle(problem, best->solution, again)) {
    auto candidate = route(problem, again, again.rank_separation, again.node_separation, engine);
    if (candidate && candidate->solution.cost < best->solution.cost) best = std::move(candidate);
  }
  return squeezed(problem, std::move(*best), engine);
}

void place(const Part& part, const Solution& from, Point offset, Solution& into) {
  for (std::size_t b = 0; b < part.boxes.size(); ++b) {
    into.boxes[at(part.boxes[b])] = from.boxes[b].moved(offset);
    into.rows[at(part.boxes[b])] = from.rows[b];
    for (Rect& row : into.rows[at(part.boxes[b])]) row = row.moved(offset);
  }
  for (std::size_t e = 0; e < part.bundles.size(); ++e) {
    auto& routes = into.routes[at(part.bundles[e])];
    routes = from.routes[e];
    for (Route& r : routes) {
      for (Point& p : r.points) p = p + offset;
      r.words = r.words + offset;
    }
  }
}

/// Parts side by side on shelves, large ones first.
Solution pack(const Problem& problem, const std::vector<Part>& split,
              const std::vector<Solution>& solved) {
  Solution packed;
  packed.boxes.resize(problem.boxes.size());
  packed.rows.resize(problem.boxes.size());
  packed.routes.resize(problem.bundles.size());
  std::vector<std::size_t> order(split.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return solved[a].used.height > solved[b].used.height;
  });
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return home_rank(split[a].problem) < home_rank(split[b].problem);
  });
  const double gap = 2 * problem.spacing.node;
  double x = 0, y = 0, shelf = 0;
  for (std::size_t i : order) {
    const Size size = solved[i].used;
    if (x > 0 && x + size.width > problem.area.width) {
      y += shelf + gap;
      x = shelf = 0;
    }
    place(split[i], solved[i], {x, y}, packed);
    packed.used.width = std::max(packed.used.width, x + size.width);
    packed.used.height = std::max(packed.used.height, y + size.height);
    x += size.width + gap;
    shelf = std::max(shelf, size.height);
  }
  return packed;
}

/// A problem with the state of its parts, so that the winner can be finished later.
struct Solved {
  std::vector<Part> split;
  std::vector<Candidate> parts;
  Solution whole;
};

void join(const Problem& problem, Solved& solved) {
  if (solved.parts.size() == 1) {
    solved.whole = solved.parts.front().solution;
    return;
  }
  std::vector<Solution> solutions;
  for (const Candidate& part : solved.parts) solutions.push_back(part.solution);
  solved.whole = pack(problem, solved.split, solutions);
  judge(problem, solved.whole);
}

std::optional<Solved> solve_problem(const Problem& problem, const Search& search, Engine& engine,
                                    std::vector<Memory>& memory) {
  Solved solved{parts(problem), {}, {}};
  memory.resize(solved.split.size());
  for (std::size_t i = 0; i < solved.split.size(); ++i) {
    auto candidate = solve_part(solved.split[i].problem, search, engine, memory[i]);
    if (!candidate) return std::nullopt;
    solved.parts.push_back(std::move(*candidate));
  }
  join(problem, solved);
  return solved;
}

/// What is done for the winner alone: use the room, and turn it so that arrows follow the reading.
Solution finished(const Problem& problem, Solved solved, const Search& search, Engine& engine) {
  if (search.candidates > 1 && solved.parts.size() == 1 && fits(problem, solved.whole)) {
    solved.parts.front() =
        spread(solved.split.front().problem, std::move(solved.parts.front()), engine);
    join(problem, solved);
  }
  score(problem, solved.whole);
  Solution other = mirrored(problem, solved.whole);
  return other.cost < solved.whole.cost ? std::move(other) : std::move(solved.whole);
}

/// Passes everything on until the deadline and counts what failed.
class WatchedEngine : public Engine {
 public:
  WatchedEngine(Engine& engine, const process::Deadline& deadline)
      : engine_(engine), deadline_(deadline) {}
  std::optional<EngineResult> layout(const EngineGraph& graph) override {
    std::optional<EngineResult> result;
    if (!deadline_.passed()) result = engine_.layout(graph);
    if (!result) ++failures;
    return result;
  }
  int failures = 0;

 private:
  Engine& engine_;
  const process::Deadline& deadline_;
};

/// What a solution is good for, before cost is asked.
Fate fate_of(const Problem& problem, const Solution& solution) {
  if (!fits(problem, solution)) return Fate::too_large;
  return solution.collisions > 0 ? Fate::colliding : Fate::clean;
}

/// The choice among alternatives: which are worth a try, which of those tried is best so far.
class Contest {
 public:
  Contest(const Search& search, WatchedEngine& engine) : search_(search), engine_(engine) {}

  /// False: no later one can win.
  bool consider(int index, const Alternative& alternative) {
    const bool settled = fate_ == Fate::clean;
    if (settled && (search_.candidates == 1 || alternative.penalty >= least_)) return false;
    Trial trial{index, Fate::failed, alternative.penalty, {}, 0, {}, {}};
    trial.fate = run(trial, alternative, settled);
    trials_.push_back(trial);
    return true;
  }

  std::optional<Solved> best;
  int winner = 0;
  std::vector<Trial> take_trials() { return std::move(trials_); }
  bool fits() const { return fate_ > Fate::too_large; }

 private:
  Fate run(Trial& trial, const Alternative& alternative, bool settled) {
    Family& family = families_[alternative.family];
    constexpr double gain = 0.8;  // that much better than its predecessor is rare
    if (settled && family.cost + alternative.penalty > least_ + gain) return Fate::unpromising;
    const Problem problem = alternative.pose();
    if (too_dense(problem)) return Fate::too_dense;
    Family& kin = kin_[alternative.kin];
    constexpr double same_ties = 1.2, fewer_ties = 1.1;
    if (family.used.width > 0 ? family.hopeless(problem, same_ties)
                              : kin.hopeless(problem, fewer_ties)) {
      return Fate::hopeless;
    }
    const int failures = engine_.failures;
    std::optional<Solved> solved = solve_problem(problem, search_, engine_, family.orders);
    if (!solved) return engine_.failures > failures ? Fate::failed : Fate::too_dense;
    trial.used = solved->whole.used;
    trial.crossings = solved->whole.crossings;
    trial.score = solved->whole.score;
    for (const Wish& wish : problem.wishes.list) {
      trial.shortfalls.push_back(shortfall(wish, solved->whole));
    }
    family.demand = kin.demand = layout_demand(problem);
    family.used = kin.used = solved->whole.used;
    family.cost = solved->whole.cost - overflow_cost(problem, solved->whole);
    const Fate fate = fate_of(problem, solved->whole);
    const double cost = solved->whole.cost + alternative.penalty;
    if (!best || fate > fate_ || (fate == fate_ && cost < least_)) {
      best = std::move(solved);
      winner = trial.alternative;
      fate_ = fate;
      least_ = cost;
    }
    return fate;
  }

  const Search& search_;
  WatchedEngine& engine_;
  std::map<int, Family> families_, kin_;
  std::vector<Trial> trials_;
  Fate fate_ = Fate::failed;
  double least_ = std::numeric_limits<double>::infinity();
};

}  // namespace

std::optional<Answer> solve_here(const std::vector<Alternative>& alternatives, const Search& search,
                                 Engine& given) {
  const process::Deadline& deadline = search.terms.deadline;
  WatchedEngine engine(given, deadline);
  Contest contest(search, engine);
  for (std::size_t i = 0; i < alternatives.size() && !deadline.passed(); ++i) {
    if (!contest.consider(static_cast<int>(i), alternatives[i])) break;
  }
  if (deadline.passed()) return std::nullopt;
  Answer answer{contest.winner, contest.fits(), {}, contest.take_trials()};
  // Nothing worth a try is no failure of the engine: the content is too large.
  if (!contest.best && engine.failures == 0) return answer;
  if (!contest.best) return std::nullopt;
  const Problem problem = alternatives[static_cast<std::size_t>(contest.winner)].pose();
  answer.solution = finished(problem, std::move(*contest.best), search, engine);
  // What was cut short would depend on how fast the machine is.
  if (deadline.passed()) return std::nullopt;
  return answer;
}

std::optional<Answer> solve(const std::vector<Alternative>& alternatives, const Search& search) {
  auto work = [&] { return solve_here(alternatives, search, *graphviz_engine()); };
  if (!search.terms.isolated) return work();
  return in_child(work, search.terms.deadline, alternatives.size());
}

}  // namespace entente::layout
