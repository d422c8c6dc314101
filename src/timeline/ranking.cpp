#include "timeline/ranking.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace entente::timeline {
namespace {

constexpr double worth_of_doubt = 1.25;

}  // namespace

std::vector<std::size_t> Ranking::wordless() const {
  const auto first = static_cast<std::ptrdiff_t>(std::min(order.size(), most_ranked));
  std::vector<std::size_t> items(order.begin() + first, order.end());
  std::sort(items.begin(), items.end());
  return items;
}

Ranking rank(const Dossier& dossier, const select::Selection& selection) {
  Ranking ranking;
  std::vector<std::pair<double, std::size_t>> order;
  for (std::size_t i = 0; i < selection.items.size(); ++i) {
    const double importance = select::importance(dossier, selection, selection.items[i]);
    // What is not sure is told in words rather than by a mark that a reader has to look up.
    const Status status = select::status_of(dossier, selection.items[i]);
    const bool doubtful = status != Status::happened && status != Status::planned;
    ranking.importance.push_back(importance);
    ranking.doubtful.push_back(doubtful);
    order.push_back({-importance * (doubtful ? worth_of_doubt : 1), i});
  }
  std::sort(order.begin(), order.end());
  const std::size_t count = std::min(order.size(), most_ranked);
  const double far = std::max(1.0, static_cast<double>(order.size()) / 10);
  std::vector<double> distance(count, far);
  std::vector<bool> taken(count, false);
  for (std::size_t round = 0; round < count; ++round) {
    std::size_t best = count;
    double most = -1;
    for (std::size_t i = 0; i < count; ++i) {
      const double score = -order[i].first * (0.6 + 0.4 * std::min(1.0, distance[i] / far));
      if (!taken[i] && score > most) {
        most = score;
        best = i;
      }
    }
    taken[best] = true;
    ranking.order.push_back(order[best].second);
    for (std::size_t i = 0; i < count; ++i) {
      const auto apart =
          static_cast<double>(order[i].second) - static_cast<double>(order[best].second);
      distance[i] = std::min(distance[i], std::abs(apart));
    }
  }
  for (std::size_t i = count; i < order.size(); ++i) ranking.order.push_back(order[i].second);
  return ranking;
}

}  // namespace entente::timeline
