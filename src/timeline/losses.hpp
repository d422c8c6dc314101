#pragma once

#include <vector>

#include "timeline/entries.hpp"
#include "timeline/planner.hpp"

/// What a reader misses in a plan, in items without words.
namespace entente::timeline {

constexpr std::size_t enough = 20;      // labels above lanes that make a list needless
constexpr std::size_t most_heads = 10;  // labels at their marks above a list of the others
constexpr double loss_of_unled = 1.0;   // of words in a list that nothing but their date leads to

/// All of it.
double loss(const Plan& plan, const Trial& trial);

/// Where houses have no lane.
double loss_of_houses(const Plan& plan);

/// What these lanes miss, of however many items they have the words.
double loss_of_lanes(const Plan& plan, const Trial& trial);

/// The least of plans that need not be made to know so much.
class LeastLoss {
 public:
  /// `entries`: of all items.
  explicit LeastLoss(const std::vector<Entry>& entries);

  /// With the words of so many items, but for what houses without a lane are missed.
  double with(std::size_t worded, Mode mode, Rest rest, std::size_t lanes) const;

 private:
  double untold(std::size_t worded, Rest rest, std::size_t lanes) const;

  /// Of so many items, the least that only lanes tell about who takes part.
  std::vector<double> by_lanes_{0};
};

}  // namespace entente::timeline
