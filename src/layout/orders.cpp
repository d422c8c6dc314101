#include "layout/orders.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <set>

namespace entente::layout {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }

/// Which end of each bundle lies left: all that the engine learns from an order.
std::vector<bool> orientation(const Problem& problem, const std::vector<int>& position) {
  std::vector<bool> result;
  for (const Bundle& bundle : problem.bundles) {
    result.push_back(position[at(bundle.a.box)] < position[at(bundle.b.box)]);
  }
  return result;
}

/// Column of each box (even) when every bundle points right and is as short as can be.
std::vector<int> columns(const Problem& problem, const std::vector<int>& position) {
  std::vector<int> boxes(problem.boxes.size());
  std::iota(boxes.begin(), boxes.end(), 0);
  std::sort(boxes.begin(), boxes.end(),
            [&](int x, int y) { return position[at(x)] < position[at(y)]; });
  std::vector<int> column(problem.boxes.size(), 0);
  for (int box : boxes) {
    for (const Bundle& bundle : problem.bundles) {
      const bool forward = position[at(bundle.a.box)] < position[at(bundle.b.box)];
      const int left = forward ? bundle.a.box : bundle.b.box;
      const int right = forward ? bundle.b.box : bundle.a.box;
      if (right == box) column[at(box)] = std::max(column[at(box)], column[at(left)] + 2);
    }
  }
  return column;
}

/// A guess, without an engine, of how well an order fits: width and height of its columns, arrows
/// against the direction of reading. Infinite if it cannot fit the width.
double guess(const Problem& problem, const std::vector<int>& position) {
  const std::vector<int> column = columns(problem, position);
  const int last = *std::max_element(column.begin(), column.end());
  std::vector<double> width(at(last) + 1, 0), height(at(last) + 1, 0);
  const Spacing& spacing = problem.spacing;
  for (std::size_t b = 0; b < problem.boxes.size(); ++b) {
    const Box& box = problem.boxes[b];
    const std::size_t c = at(column[b]);
    width[c] = std::max(width[c], box.width + 2 * spacing.stub);
    height[c] += std::accumulate(box.rows.begin(), box.rows.end(), box.padding + spacing.node);
  }
  double against = 0, strands = 0;
  for (const Bundle& bundle : problem.bundles) {
    const bool forward = position[at(bundle.a.box)] < position[at(bundle.b.box)];
    const std::size_t c = at(column[at(forward ? bundle.a.box : bundle.b.box)]) + 1;
    if (c >= width.size()) continue;
    width[c] = std::max(width[c], bundle.width);
    for (const Strand& strand : bundle.strands) {
      height[c] += strand.above + strand.below;
      strands += 1;
      if (strand.forward != strand.backward && strand.forward != forward) against += 1;
    }
    height[c] += spacing.node;
  }
  const double w =
      std::accumulate(width.begin(), width.end(), last * spacing.rank - 2 * spacing.stub);
  const double h = *std::max_element(height.begin(), height.end());
  if (w > problem.area.width) return std::numeric_limits<double>::infinity();
  return against_homes(problem.wishes, position) + 20 * std::max(0.0, h / problem.area.height - 1) +
         0.3 * std::abs(std::log(w / h / problem.aspect)) + against / std::max(1.0, strands);
}

class Shuffler {
 public:
  void shuffle(std::vector<int>& values) {
    for (std::size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[next() % i]);
  }

 private:
  std::size_t next() {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(state_ >> 33);
  }
  std::uint64_t state_ = 20260218;
};

}  // namespace

std::vector<std::vector<int>> orders(const Problem& problem, int most) {
  struct Guess {
    double cost;
    std::vector<int> position;
  };
  std::vector<Guess> guesses;
  std::set<std::vector<bool>> seen;
  std::vector<int> position(problem.boxes.size());
  std::iota(position.begin(), position.end(), 0);
  auto consider = [&](std::vector<int> wished) {
    obey(problem.wishes, wished);
    if (seen.insert(orientation(problem, wished)).second) {
      guesses.push_back({guess(problem, wished), std::move(wished)});
    }
  };
  if (auto suggested = suggested_order(problem)) consider(std::move(*suggested));
  if (position.size() <= 6) {
    do consider(position);
    while (std::next_permutation(position.begin(), position.end()));
  } else {
    Shuffler shuffler;
    const int tries = std::max(60, 6000 / static_cast<int>(problem.bundles.size() + 1));
    for (int i = 0; i < tries; ++i) {
      consider(position);
      shuffler.shuffle(position);
    }
  }
  std::stable_sort(guesses.begin(), guesses.end(),
                   [](const Guess& a, const Guess& b) { return a.cost < b.cost; });
  std::vector<std::vector<int>> best;
  for (Guess& g : guesses) {
    if (static_cast<int>(best.size()) == most || std::isinf(g.cost)) break;
    best.push_back(std::move(g.position));
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
