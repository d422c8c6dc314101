#include "layout/solve.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "layout/arrange.hpp"
#include "layout/child.hpp"
#include "layout/orders.hpp"
#include "layout/score.hpp"

namespace entente::layout {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }

struct Candidate {
  Arrangement arrangement;
  Solution solution;
};

/// Arranges with straight lines and untangles a few times; keeps the best state seen.
std::optional<Candidate> sketch(const Problem& problem, std::vector<int> position, int rounds,
                                Engine& engine) {
  Arrangement arrangement = initial_arrangement(problem, std::move(position));
  std::optional<Candidate> best;
  for (int round = 0; round < rounds; ++round) {
    std::optional<Solution> solution = arrange(problem, arrangement, engine, false);
    if (!solution) break;
    score(problem, *solution);
    const Arrangement current = arrangement;
    const bool changed = untangle(problem, *solution, arrangement);
    if (!best || solution->cost < best->solution.cost) {
      best = Candidate{current, std::move(*solution)};
    }
    if (!changed) break;
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
  score(problem, *solution);
  return Candidate{std::move(arrangement), std::move(*solution)};
}

int column_gaps(const Problem& problem, const Solution& solution) {
  std::set<long> middles;
  for (const Rect& box : solution.boxes) middles.insert(std::lround(box.center().x / 8));
  return std::max(1, 2 * (static_cast<int>(middles.size()) - 1)) *
         (problem.bundles.empty() ? 0 : 1);
}

/// Uses the room that is left: wider columns, then more air between what is above each other.
Candidate spread(const Problem& problem, Candidate candidate, Engine& engine) {
  const Spacing& spacing = problem.spacing;
  const int gaps = column_gaps(problem, candidate.solution);
  if (gaps == 0) return candidate;
  const double rank = std::clamp(candidate.arrangement.rank_separation +
                                     (problem.area.width - candidate.solution.used.width) / gaps,
                                 spacing.rank, spacing.max_rank);
  for (double node : {spacing.max_node, (spacing.max_node + spacing.node) / 2, spacing.node}) {
    for (double share : {1.0, 0.5}) {
      const double wide = std::floor(spacing.rank + share * (rank - spacing.rank));
      std::optional<Candidate> next =
          route(problem, candidate.arrangement, wide, std::floor(node), engine);
      if (next && fits(problem, next->solution) &&
          next->solution.crossings <= candidate.solution.crossings) {
        return std::move(*next);
      }
    }
  }
  return candidate;
}

std::optional<Solution> solve_part(const Problem& problem, const Search& search, Engine& engine) {
  const int rounds = search.candidates > 1 ? 2 : 3;
  std::vector<Candidate> sketches;
  for (std::vector<int>& order : orders(problem, search.candidates)) {
    if (auto candidate = sketch(problem, std::move(order), rounds, engine)) {
      sketches.push_back(std::move(*candidate));
    }
  }
  std::stable_sort(sketches.begin(), sketches.end(), [](const Candidate& a, const Candidate& b) {
    return a.solution.cost < b.solution.cost;
  });
  std::optional<Candidate> best;
  for (std::size_t i = 0; i < sketches.size() && i < 3; ++i) {
    const Arrangement& a = sketches[i].arrangement;
    auto candidate = route(problem, a, a.rank_separation, a.node_separation, engine);
    if (candidate && (!best || candidate->solution.cost < best->solution.cost)) {
      best = std::move(candidate);
    }
  }
  if (!best) return std::nullopt;
  if (problem.fill && fits(problem, best->solution)) {
    best = spread(problem, std::move(*best), engine);
  }
  return std::move(best->solution);
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

std::optional<Solution> solve_problem(const Problem& problem, const Search& search,
                                      Engine& engine) {
  const std::vector<Part> split = parts(problem);
  std::vector<Solution> solved;
  for (const Part& part : split) {
    std::optional<Solution> solution = solve_part(part.problem, search, engine);
    if (!solution) return std::nullopt;
    solved.push_back(std::move(*solution));
  }
  if (solved.size() == 1) return std::move(solved.front());
  Solution packed = pack(problem, split, solved);
  score(problem, packed);
  return packed;
}

}  // namespace

std::optional<Answer> solve_here(const std::vector<Problem>& alternatives, const Search& search,
                                 Engine& engine) {
  std::optional<Answer> answer;
  for (std::size_t i = 0; i < alternatives.size(); ++i) {
    std::optional<Solution> solution = solve_problem(alternatives[i], search, engine);
    if (!solution) continue;
    const bool good = fits(alternatives[i], *solution);
    answer = Answer{static_cast<int>(i), good, std::move(*solution)};
    if (good) break;
  }
  return answer;
}

std::optional<Answer> solve(const std::vector<Problem>& alternatives, const Search& search) {
  auto work = [&] { return solve_here(alternatives, search, *graphviz_engine()); };
  return search.isolated ? in_child(work, search.deadline) : work();
}

}  // namespace entente::layout
