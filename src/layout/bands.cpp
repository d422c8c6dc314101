#include "layout/bands.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "base/isotonic.hpp"

namespace entente::layout {
namespace {

using Index = std::size_t;

class BandSolver {
 public:
  explicit BandSolver(const BandProblem& problem) : problem_(problem) {
    for (const BandNode& node : problem.nodes) gaps_.push_back(node.gap);
    for (Index n = 0; n < problem.nodes.size(); ++n) {
      columns_[problem.nodes[n].column].push_back(n);
    }
    ends_at_.assign(problem.nodes.size(), 0);
    for (const Band& band : problem.bands) ++ends_at_[band.outer];
  }

  std::optional<BandSolution> solve() {
    if (tallest(0) > problem_.height) return std::nullopt;
    solution_.scale = largest_scale();
    measure(solution_.scale);
    if (!any_home()) take_spare_height();
    place_column(0, {});
    place_sides({});
    if (any_home()) {
      place_column(0, middle_wishes());
      place_sides({});
    } else if (columns_[0].size() > 1) {
      settle_middle();
    }
    join_ends();
    return solution_;
  }

 private:
  /// Where a node wants to be; wide bands ask for more than narrow ones.
  struct Wish {
    double middle = 0, weight = 0;
  };

  double width_of(const Band& band, double scale) const {
    return std::max(problem_.least_band, band.value * scale);
  }

  /// What a band takes of its outer node: no head runs into another.
  double slot_of(const Band& band, double scale) const {
    const double width = width_of(band, scale);
    return ends_at_[band.outer] > 1 ? std::max(width, band.room) : width;
  }

  double largest_scale() {
    double widest = 0;
    for (const Band& band : problem_.bands) widest = std::max(widest, band.value);
    double low = 0, high = widest > 0 ? problem_.widest_band / widest : 0;
    if (tallest(high) <= problem_.height) return high;
    for (int i = 0; i < 60; ++i) {
      const double middle = (low + high) / 2;
      (tallest(middle) <= problem_.height ? low : high) = middle;
    }
    return low;
  }

  /// Sets sizes for a scale and gives the height of the tallest column.
  double tallest(double scale) {
    measure(scale);
    double most = 0;
    for (const auto& [column, nodes] : columns_) most = std::max(most, taken_by(column));
    return most;
  }

  void measure(double scale) {
    const Index count = problem_.nodes.size();
    std::vector<std::map<int, double>> sides(count);  // by the column at the other end
    for (const Band& band : problem_.bands) {
      const double width = width_of(band, scale);
      sides[band.inner][problem_.nodes[band.outer].column] += width;
      sides[band.outer][problem_.nodes[band.inner].column] += slot_of(band, scale);
    }
    solution_.nodes.assign(count, {});
    for (Index n = 0; n < count; ++n) {
      BandSolution::Place& place = solution_.nodes[n];
      for (const auto& [column, width] : sides[n]) place.bar = std::max(place.bar, width);
      place.height = std::max(problem_.nodes[n].least, place.bar);
    }
  }

  double middle_of(Index n) const { return solution_.nodes[n].top + solution_.nodes[n].height / 2; }

  /// Who stood somewhere stays there, whatever its bands ask for.
  Wish wish(Index n, double middle, double weight) const {
    const std::optional<double>& home = problem_.nodes[n].home;
    return home ? Wish{*home, 100 * std::max(weight, problem_.least_band)} : Wish{middle, weight};
  }

  bool any_home() const {
    return std::any_of(problem_.nodes.begin(), problem_.nodes.end(),
                       [](const BandNode& node) { return node.home.has_value(); });
  }

  void place_sides(std::optional<int> but) {
    for (int side : {-1, 1}) {
      for (int column = side; columns_.count(column) > 0; column += side) {
        if (column != but) place_outer(column);
      }
    }
  }

  /// Each of several in the middle goes to where its own stand, and they to it. What fills more of
  /// the height than the middle stays where it is spaced evenly.
  void settle_middle() {
    std::optional<int> fullest;
    for (const int side : {-1, 1}) {
      if (columns_.count(side) == 0) continue;
      if (taken_by(side) > taken_by(fullest.value_or(0))) fullest = side;
    }
    if (fullest) place_column(*fullest, {});
    for (int round = 0; round < 20; ++round) {
      place_column(0, middle_wishes());
      place_sides(fullest);
    }
  }

  /// Rows stand farther apart where there is room.
  void take_spare_height() {
    for (const auto& [column, nodes] : columns_) {
      double wanted = 0;
      for (const Index n : nodes) wanted += n == nodes.front() ? 0 : problem_.nodes[n].spare;
      if (wanted <= 0) continue;
      const double part = (problem_.height - taken_by(column)) / wanted;
      for (const Index n : nodes) gaps_[n] += std::clamp(part, 0.0, 1.0) * problem_.nodes[n].spare;
    }
  }

  /// The least height of a column.
  double taken_by(int column) const {
    const std::vector<Index>& nodes = columns_.at(column);
    double taken = 0;
    for (const Index n : nodes) {
      taken += solution_.nodes[n].height + (n == nodes.front() ? 0 : gaps_[n]);
    }
    return taken;
  }

  /// Where nodes of the middle want to be: at the middle of what is tied to them.
  std::vector<Wish> middle_wishes() const {
    std::vector<double> sums(problem_.nodes.size(), 0), weights(problem_.nodes.size(), 0);
    for (const Band& band : problem_.bands) {
      const double w = width_of(band, solution_.scale);
      sums[band.inner] += w * middle_of(band.outer);
      weights[band.inner] += w;
    }
    std::vector<Wish> wanted;
    for (const Index n : columns_.at(0)) {
      wanted.push_back(wish(n, weights[n] > 0 ? sums[n] / weights[n] : middle_of(n), weights[n]));
    }
    return wanted;
  }

  /// Where nodes of an outer column want to be: at the middle of what they are tied to.
  void place_outer(int column) {
    std::vector<Wish> wanted;
    for (const Index n : columns_[column]) {
      double sum = 0, weight = 0;
      for (Index b = 0; b < problem_.bands.size(); ++b) {
        const Band& band = problem_.bands[b];
        if (band.outer != n) continue;
        const double w = width_of(band, solution_.scale);
        sum += w * end_at(band.inner, b);
        weight += w;
      }
      wanted.push_back(wish(n, weight > 0 ? sum / weight : problem_.height / 2, weight));
    }
    place_column(column, wanted);
  }

  /// Where a band leaves its inner node before the outer ends are known: in the order of nodes.
  double end_at(Index node, Index band) const {
    const int side = problem_.nodes[problem_.bands[band].outer].column;
    double before = 0, all = 0;
    for (Index b = 0; b < problem_.bands.size(); ++b) {
      const Band& other = problem_.bands[b];
      if (other.inner != node || problem_.nodes[other.outer].column != side) continue;
      const double w = width_of(other, solution_.scale);
      if (other.outer < problem_.bands[band].outer) before += w;
      if (b == band) before += w / 2;
      all += w;
    }
    return middle_of(node) - all / 2 + before;
  }

  /// Without wishes a column is spaced evenly over the height.
  void place_column(int column, const std::vector<Wish>& wanted) {
    const std::vector<Index>& nodes = columns_[column];
    if (nodes.empty()) return;
    if (wanted.empty()) {
      const double spare = problem_.height - taken_by(column);
      const bool alone = nodes.size() == 1;
      const double extra = alone ? 0 : spare / static_cast<double>(nodes.size() - 1);
      double y = alone ? spare / 2 : 0;
      for (const Index n : nodes) {
        if (n != nodes.front()) y += gaps_[n] + extra;
        solution_.nodes[n].top = y;
        y += solution_.nodes[n].height;
      }
      return;
    }
    std::vector<double> gaps;
    for (Index i = 1; i < nodes.size(); ++i) {
      gaps.push_back((solution_.nodes[nodes[i - 1]].height + solution_.nodes[nodes[i]].height) / 2 +
                     gaps_[nodes[i]]);
    }
    std::vector<double> middles, weights;
    for (const Wish& wish : wanted) {
      middles.push_back(wish.middle);
      weights.push_back(std::max(wish.weight, problem_.least_band));
    }
    const std::vector<double> at =
        base::spread(middles, gaps, solution_.nodes[nodes.front()].height / 2,
                     problem_.height - solution_.nodes[nodes.back()].height / 2, weights);
    for (Index i = 0; i < nodes.size(); ++i) {
      solution_.nodes[nodes[i]].top = at[i] - solution_.nodes[nodes[i]].height / 2;
    }
  }

  /// Bands are stacked at both ends in the order of their other ends.
  void join_ends() {
    solution_.bands.resize(problem_.bands.size());
    std::map<std::pair<Index, int>, std::vector<Index>> stacks;  // node, column at the other end
    for (Index b = 0; b < problem_.bands.size(); ++b) {
      const Band& band = problem_.bands[b];
      BandSolution::Ends& ends = solution_.bands[b];
      ends.width = width_of(band, solution_.scale);
      ends.floored = ends.width > band.value * solution_.scale;
      stacks[{band.inner, problem_.nodes[band.outer].column}].push_back(b);
      stacks[{band.outer, problem_.nodes[band.inner].column}].push_back(b);
    }
    for (auto& [at, stack] : stacks) {
      const Index node = at.first;
      auto other = [&](Index b) {
        const Band& band = problem_.bands[b];
        return middle_of(band.inner == node ? band.outer : band.inner);
      };
      std::stable_sort(stack.begin(), stack.end(),
                       [&](Index a, Index b) { return other(a) < other(b); });
      auto slot = [&](Index b) {
        return problem_.bands[b].inner == node ? solution_.bands[b].width
                                               : slot_of(problem_.bands[b], solution_.scale);
      };
      double all = 0;
      for (const Index b : stack) all += slot(b);
      double y = middle_of(node) - all / 2;
      for (const Index b : stack) {
        BandSolution::Ends& ends = solution_.bands[b];
        (problem_.bands[b].inner == node ? ends.inner : ends.outer) = y + slot(b) / 2;
        y += slot(b);
      }
    }
  }

  const BandProblem& problem_;
  std::map<int, std::vector<Index>> columns_;
  std::vector<double> gaps_;  ///< by node
  std::vector<int> ends_at_;  ///< by node: how many bands have it as their outer one
  BandSolution solution_;
};

}  // namespace

std::optional<BandSolution> solve_bands(const BandProblem& problem) {
  return BandSolver(problem).solve();
}

std::vector<std::size_t> untangled(const std::vector<std::size_t>& column_nodes,
                                   const std::vector<Band>& bands,
                                   const std::vector<double>& middle_rank) {
  const Index count = column_nodes.size();
  std::vector<std::vector<const Band*>> of(count);
  std::vector<double> center(count, 0);
  for (Index i = 0; i < count; ++i) {
    double sum = 0, weight = 0;
    for (const Band& band : bands) {
      if (band.outer != column_nodes[i]) continue;
      of[i].push_back(&band);
      sum += band.value * middle_rank[band.inner];
      weight += band.value;
    }
    center[i] = weight > 0 ? sum / weight : 0;
  }
  std::vector<Index> order(count);
  std::iota(order.begin(), order.end(), Index{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](Index a, Index b) { return center[a] < center[b]; });
  // What the bands of one above the other cost: products of widths where they cross.
  auto cost = [&](Index above, Index below) {
    double sum = 0;
    for (const Band* a : of[above]) {
      for (const Band* b : of[below]) {
        if (middle_rank[a->inner] > middle_rank[b->inner]) sum += a->value * b->value;
      }
    }
    return sum;
  };
  for (Index round = 0; round < count; ++round) {
    bool better = false;
    for (Index i = 1; i < count; ++i) {
      if (cost(order[i], order[i - 1]) < cost(order[i - 1], order[i])) {
        std::swap(order[i], order[i - 1]);
        better = true;
      }
    }
    if (!better) break;
  }
  return order;
}

}  // namespace entente::layout
