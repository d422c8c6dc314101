#include "layout/orders.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <set>

#include "layout/guess.hpp"

namespace entente::layout {
namespace {

class Shuffler {
 public:
  void shuffle(std::vector<int>& values) {
    for (std::size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[next() % i]);
  }

  std::size_t below(std::size_t limit) { return next() % limit; }

 private:
  std::size_t next() {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(state_ >> 33);
  }
  std::uint64_t state_ = 20260218;
};

/// Orders that were considered, no two of which make the engine do the same.
class Collection {
 public:
  explicit Collection(const Problem& problem) : problem_(problem) {}

  /// Nullptr: known already.
  Guess* consider(std::vector<int> position) {
    obey(problem_.wishes, position);
    if (problem_.wishes.list.empty()) turn(position);
    if (!seen_.insert(orientation(problem_, position)).second) return nullptr;
    const double cost = guessed_shape(problem_, position);
    guesses_.push_back({std::move(position), cost});
    return &guesses_.back();
  }

  /// The best by shape, judged by how their lines cross too, best first.
  std::vector<Guess> best(std::size_t most) {
    sort(guesses_);
    std::vector<Guess> chosen;
    for (Guess& guess : guesses_) {
      if (chosen.size() == most || std::isinf(guess.cost)) break;
      chosen.push_back(std::move(guess));
      chosen.back().cost += guessed_tangle(problem_, chosen.back().position);
    }
    guesses_.clear();
    sort(chosen);
    return chosen;
  }

  static void sort(std::vector<Guess>& guesses) {
    std::stable_sort(guesses.begin(), guesses.end(),
                     [](const Guess& a, const Guess& b) { return a.cost < b.cost; });
  }

 private:
  /// The mirror image is as good a drawing: of the two, that with more arrows along the reading.
  void turn(std::vector<int>& position) const {
    int along = 0, first = 0;
    const std::vector<bool> ways = orientation(problem_, position);
    for (std::size_t e = 0; e < ways.size(); ++e) {
      for (const Strand& strand : problem_.bundles[e].strands) {
        if (strand.forward != strand.backward) along += strand.forward == ways[e] ? 1 : -1;
      }
      if (first == 0) first = ways[e] ? 1 : -1;
    }
    if (along > 0 || (along == 0 && first >= 0)) return;
    for (int& p : position) p = static_cast<int>(position.size()) - 1 - p;
  }

  const Problem& problem_;
  std::vector<Guess> guesses_;
  std::set<std::vector<bool>> seen_;
};

/// Boxes by their distance in ties from one of them.
std::vector<int> by_distance(const Problem& problem, int from) {
  std::vector<int> position(problem.boxes.size(), -1);
  std::vector<int> queue{from};
  position[at(from)] = 0;
  for (std::size_t i = 0; i < queue.size(); ++i) {
    for (const Bundle& bundle : problem.bundles) {
      if (bundle.a.box != queue[i] && bundle.b.box != queue[i]) continue;
      const int other = bundle.a.box == queue[i] ? bundle.b.box : bundle.a.box;
      if (position[at(other)] >= 0) continue;
      position[at(other)] = static_cast<int>(queue.size());
      queue.push_back(other);
    }
  }
  int next = static_cast<int>(queue.size());  // wishes tie boxes too
  for (int& p : position) {
    if (p < 0) p = next++;
  }
  return position;
}

/// One box takes another place in the order, the others close up.
std::vector<int> moved(const std::vector<int>& position, std::size_t box, int to) {
  std::vector<int> result = position;
  const int from = position[box];
  for (int& p : result) {
    if (from < p && p <= to) --p;
    if (to <= p && p < from) ++p;
  }
  result[box] = to;
  return result;
}

/// Follows changes for the better from a good order.
Guess improved(const Problem& problem, Collection& all, Guess best, int steps, Shuffler& shuffler) {
  const std::size_t boxes = problem.boxes.size();
  for (int step = 0; step < steps; ++step) {
    const std::size_t box = shuffler.below(boxes);
    const int to = static_cast<int>(shuffler.below(boxes));
    const Guess* next = all.consider(moved(best.position, box, to));
    if (!next || next->cost >= best.cost) continue;
    const double cost = next->cost + guessed_tangle(problem, next->position);
    if (cost < best.cost) best = {next->position, cost};
  }
  return best;
}

}  // namespace

std::vector<std::vector<int>> orders(const Problem& problem, int most) {
  constexpr int exhaustive = 6, thoroughly = 8;
  Collection all(problem);
  Shuffler shuffler;
  std::vector<int> position(problem.boxes.size());
  std::iota(position.begin(), position.end(), 0);
  const int boxes = static_cast<int>(position.size());
  if (auto suggested = suggested_order(problem)) all.consider(std::move(*suggested));
  if (boxes <= exhaustive) {
    do all.consider(position);
    while (std::next_permutation(position.begin(), position.end()));
  } else {
    for (int b = 0; b < boxes; ++b) all.consider(by_distance(problem, b));
    const int tries = std::max(60, 3000 / static_cast<int>(problem.bundles.size() + 1));
    for (int i = 0; i < tries; ++i) {
      all.consider(position);
      shuffler.shuffle(position);
    }
  }
  std::vector<Guess> guesses = all.best(at(4 * most));
  if (boxes > exhaustive && most >= thoroughly) {
    constexpr std::size_t starts = 3;
    constexpr int steps = 80;
    const std::size_t count = std::min(starts, guesses.size());
    for (std::size_t i = 0; i < count; ++i) {
      Guess better = improved(problem, all, guesses[i], steps, shuffler);
      if (better.cost < guesses[i].cost) guesses.push_back(std::move(better));
    }
    Collection::sort(guesses);
  }
  std::vector<std::vector<int>> best;
  for (Guess& guess : guesses) {
    if (static_cast<int>(best.size()) == most) break;
    best.push_back(std::move(guess.position));
  }
  return best;
}

std::vector<Part> parts(const Problem& problem) {
  std::vector<int> leader(problem.boxes.size());
  std::iota(leader.begin(), leader.end(), 0);
  auto find = [&](int box) {
    while (leader[at(box)] != box) box = leader[at(box)];
    return box;
  };
  for (const Bundle& bundle : problem.bundles) {
    const int a = find(bundle.a.box), b = find(bundle.b.box);
    leader[at(std::max(a, b))] = std::min(a, b);
  }
  // Boxes that a wish ties are placed together.
  for (const Wish& wish : problem.wishes.list) {
    if (wish.b < 0) continue;
    const int a = find(wish.a), b = find(wish.b);
    leader[at(std::max(a, b))] = std::min(a, b);
  }
  std::vector<Part> result;
  std::vector<int> part_of(problem.boxes.size(), -1), index_in(problem.boxes.size());
  for (std::size_t b = 0; b < problem.boxes.size(); ++b) {
    const int root = find(static_cast<int>(b));
    if (part_of[at(root)] < 0) {
      part_of[at(root)] = static_cast<int>(result.size());
      result.push_back({{{}, {}, problem.spacing, problem.area, problem.aspect, {}}, {}, {}});
    }
    Part& part = result[at(part_of[at(root)])];
    part_of[b] = part_of[at(root)];
    index_in[b] = static_cast<int>(part.boxes.size());
    part.boxes.push_back(static_cast<int>(b));
    part.problem.boxes.push_back(problem.boxes[b]);
  }
  for (std::size_t e = 0; e < problem.bundles.size(); ++e) {
    Bundle bundle = problem.bundles[e];
    Part& part = result[at(part_of[at(bundle.a.box)])];
    bundle.a.box = index_in[at(bundle.a.box)];
    bundle.b.box = index_in[at(bundle.b.box)];
    part.bundles.push_back(static_cast<int>(e));
    part.problem.bundles.push_back(std::move(bundle));
  }
  for (Part& part : result) {
    std::vector<int> index_here(problem.boxes.size(), -1);
    for (int box : part.boxes) index_here[at(box)] = index_in[at(box)];
    part.problem.wishes = wishes_within(problem.wishes, index_here);
  }
  return result;
}

}  // namespace entente::layout
