#include "layout/guess.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace entente::layout {
namespace {

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

/// Boxes and the ways of bundles in columns, to be put in an order in which few lines cross.
class Columns {
 public:
  Columns(const Problem& problem, const std::vector<int>& position) {
    const std::vector<int> column = columns(problem, position);
    members_.resize(at(*std::max_element(column.begin(), column.end())) + 1);
    gaps_.resize(members_.size());
    for (std::size_t b = 0; b < problem.boxes.size(); ++b) add_node(column[b]);
    for (const Bundle& bundle : problem.bundles) {
      const bool forward = position[at(bundle.a.box)] < position[at(bundle.b.box)];
      const int left = forward ? bundle.a.box : bundle.b.box;
      const int right = forward ? bundle.b.box : bundle.a.box;
      const double weight = static_cast<double>(bundle.strands.size());
      int last = left;
      for (int c = column[at(left)] + 1; c < column[at(right)]; ++c) {
        const int next = add_node(c);
        gaps_[at(c - 1)].push_back({last, next, weight});
        last = next;
      }
      gaps_[at(column[at(right)] - 1)].push_back({last, right, weight});
      lines_ += weight;
      long_way_ += weight * (column[at(right)] - column[at(left)] - 2);
    }
    place_.resize(at(nodes_));
    for (const auto& members : members_) number(members);
  }

  /// Least crossings found in a few sweeps to and fro.
  double crossings() {
    constexpr int sweeps = 3;
    double least = count();
    for (int i = 0; i < sweeps && least > 0; ++i) {
      for (std::size_t c = 1; c < members_.size(); ++c) sort(c, gaps_[c - 1], true);
      least = std::min(least, count());
      for (std::size_t c = members_.size() - 1; c > 0; --c) sort(c - 1, gaps_[c - 1], false);
      least = std::min(least, count());
    }
    return least;
  }

  double lines() const { return std::max(1.0, lines_); }
  double long_way() const { return long_way_; }

 private:
  struct Piece {
    int left, right;
    double weight;
  };

  int add_node(int column) {
    members_[at(column)].push_back(nodes_);
    return nodes_++;
  }

  void number(const std::vector<int>& members) {
    for (std::size_t i = 0; i < members.size(); ++i) place_[at(members[i])] = static_cast<int>(i);
  }

  /// Orders a column by the mean place of what its members are tied to in the column beside it.
  void sort(std::size_t column, const std::vector<Piece>& pieces, bool by_left) {
    std::vector<double> sum(place_.size(), 0), weight(place_.size(), 0);
    for (const Piece& p : pieces) {
      const std::size_t here = at(by_left ? p.right : p.left);
      sum[here] += p.weight * place_[at(by_left ? p.left : p.right)];
      weight[here] += p.weight;
    }
    for (int node : members_[column]) {
      const std::size_t n = at(node);
      sum[n] = weight[n] > 0 ? sum[n] / weight[n] : place_[n];
    }
    std::stable_sort(members_[column].begin(), members_[column].end(),
                     [&](int a, int b) { return sum[at(a)] < sum[at(b)]; });
    number(members_[column]);
  }

  double count() const {
    double crossings = 0;
    for (const std::vector<Piece>& gap : gaps_) {
      for (std::size_t i = 0; i < gap.size(); ++i) {
        const int left = place_[at(gap[i].left)], right = place_[at(gap[i].right)];
        for (std::size_t j = i + 1; j < gap.size(); ++j) {
          const int a = left - place_[at(gap[j].left)], b = right - place_[at(gap[j].right)];
          if ((a < 0 && b > 0) || (a > 0 && b < 0)) crossings += gap[i].weight * gap[j].weight;
        }
      }
    }
    return crossings;
  }

  int nodes_ = 0;
  std::vector<std::vector<int>> members_;  ///< by column, top to bottom
  std::vector<std::vector<Piece>> gaps_;   ///< from each column to the next
  std::vector<int> place_;                 ///< by node, in its column
  double lines_ = 0, long_way_ = 0;
};

}  // namespace

std::vector<bool> orientation(const Problem& problem, const std::vector<int>& position) {
  std::vector<bool> result;
  for (const Bundle& bundle : problem.bundles) {
    result.push_back(position[at(bundle.a.box)] < position[at(bundle.b.box)]);
  }
  return result;
}

double guessed_shape(const Problem& problem, const std::vector<int>& position) {
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
  constexpr double tightest = 0.4;  // share of the distances that a squeezed drawing keeps
  const double w =
      std::accumulate(width.begin(), width.end(), last * spacing.rank - 2 * spacing.stub);
  const double h = *std::max_element(height.begin(), height.end());
  if (w - (1 - tightest) * last * spacing.rank > problem.area.width) {
    return std::numeric_limits<double>::infinity();
  }
  return against_homes(problem.wishes, position) +
         20 * std::max({0.0, h / problem.area.height - 1, w / problem.area.width - 1}) +
         0.3 * std::abs(std::log(w / h / problem.aspect)) + against / std::max(1.0, strands);
}

double guessed_tangle(const Problem& problem, const std::vector<int>& position) {
  if (problem.bundles.empty()) return 0;
  Columns columns(problem, position);
  return (4 / columns.lines() + 0.3) * columns.crossings() +
         0.3 * columns.long_way() / columns.lines();
}

}  // namespace entente::layout
