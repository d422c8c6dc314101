#include "timeline/losses.hpp"

#include <algorithm>

namespace entente::timeline {
namespace {

constexpr std::size_t easy_above = 12;
constexpr std::size_t hardly_enough = 16;  // words for a story

constexpr double loss_of_numbered = 0.7;  // as loss_of_unled, with numbers at the marks
constexpr double loss_of_silence = 5;     // where not all items have words, as a note says
constexpr double loss_of_strip = 1.5;
constexpr double loss_of_nameless = 4;  // nobody is found at a glance
constexpr double loss_of_alone = 0.5;   // where lanes hold less than half
constexpr double loss_of_missing = 55;  // by the shares of houses in the story, beyond small ones
constexpr double loss_of_titled = 1.5;  // without a lane: the finding is about them
constexpr double loss_of_untold = 0.8;
constexpr double loss_of_merged = 0.2;  // of a house that shares its lane

/// What a reader misses who finds so many of all items with words in this mode, whatever else: of
/// those without, the first few that tell the story count more.
double loss_of_words(std::size_t all, std::size_t worded, Mode mode, std::size_t heads) {
  const auto silent = static_cast<double>(all - worded);
  auto below = [&](std::size_t count) {
    const std::size_t few = std::min(count, all);
    return static_cast<double>(few - std::min(worded, few));
  };
  const double mute = 2.5 * below(enough) + 3 * below(hardly_enough);
  constexpr double of_many = 0.7;  // a word more or less, where there are enough
  // Words of a list are away from their marks; without numbers nothing but dates leads there.
  const std::size_t many = std::min(worded, enough);
  const double listed = is_list(mode) ? static_cast<double>(many - std::min(heads, many)) : 0;
  // Many leaders side by side are hard to follow.
  const bool above = mode == Mode::words_above && worded > easy_above;
  const double leaders = above ? 0.15 * static_cast<double>(worded - easy_above) : 0;
  return of_many * silent + (worded < all ? loss_of_silence : 0) + mute + leaders +
         (mode == Mode::list_alone ? loss_of_unled : loss_of_numbered) * listed;
}

}  // namespace

double loss_of_houses(const Plan& plan) {
  return loss_of_missing * plan.missing + loss_of_titled * static_cast<double>(plan.titled);
}

double loss_of_lanes(const Plan& plan, const Trial& trial) {
  // Where items are only counted, others that have words bring lanes with them.
  if (trial.rest == Rest::counted) return 0;
  // On no lane, LeastLoss tells what is not told.
  return loss_of_houses(plan) + loss_of_merged * static_cast<double>(plan.merged.size()) +
         (trial.lanes > 0 ? loss_of_untold * plan.untold : 0);
}

double loss(const Plan& plan, const Trial& trial) {
  const std::size_t drawn = plan.items.size() + (plan.strip ? plan.strip->count : 0);
  const std::size_t all = drawn + plan.left_out;
  const std::size_t worded = all - plan.quiet - plan.left_out;
  const double alone = static_cast<double>(plan.alone) - 0.5 * static_cast<double>(drawn);
  return loss_of_words(all, worded, trial.mode, trial.heads.size()) +
         loss_of_alone * std::max(0.0, alone) + 2 * static_cast<double>(plan.left_out) +
         loss_of_untold * plan.untold + loss_of_merged * static_cast<double>(plan.merged.size()) +
         0.5 * static_cast<double>(plan.cut) +
         (trial.lanes == 0 && plan.untold > 0 ? loss_of_nameless : 0) + loss_of_houses(plan) +
         (plan.strip || plan.alone > 0 ? loss_of_strip : 0);
}

LeastLoss::LeastLoss(const std::vector<Entry>& entries) {
  std::vector<double> shares;
  for (const Entry& entry : entries) {
    shares.push_back(entry.dated() ? of_actors(entry.stops.get()) : 0);
  }
  std::sort(shares.begin(), shares.end());
  for (const double share : shares) by_lanes_.push_back(by_lanes_.back() + share);
}

/// What is only counted, or stands on a lane of all, has no lane that tells who takes part; what
/// has no words counts half.
double LeastLoss::untold(std::size_t worded, Rest rest, std::size_t lanes) const {
  if (lanes == 0) return 0.5 * (by_lanes_.back() + by_lanes_[worded]);
  return rest == Rest::counted ? 0.5 * by_lanes_[by_lanes_.size() - 1 - worded] : 0;
}

double LeastLoss::with(std::size_t worded, Mode mode, Rest rest, std::size_t lanes) const {
  constexpr double rounding = 1e-6;  // sums of the same in another order
  const std::size_t all = by_lanes_.size() - 1;
  const double hidden = untold(worded, rest, lanes);
  // Who has no words stands in a strip, or is left out, which is worse.
  const bool strip = rest == Rest::counted && worded < all;
  return loss_of_words(all, worded, mode, mode == Mode::list_alone ? most_heads : 0) +
         (strip ? loss_of_strip : 0) + loss_of_untold * hidden +
         (lanes == 0 && hidden > 0 ? loss_of_nameless : 0) - rounding;
}

}  // namespace entente::timeline
