#include "timeline/strip.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace entente::timeline {
namespace {

constexpr int most_stacked = 5;  // marks; higher stacks are no longer counted by eye

/// From the bottom: what happened, and of that the stronger color first, so that stacks compare by
/// conflict.
int place_in_stack(const Strip::Portion& portion) {
  constexpr int by_sign[] = {2, 0, 1};  // cooperation, conflict, neutral
  return 3 * static_cast<int>(portion.status) + by_sign[static_cast<std::size_t>(portion.sign)];
}

void count(const Entry& entry, Strip::Stack& stack) {
  ++stack.total;
  for (Strip::Portion& portion : stack.portions) {
    if (portion.sign != entry.sign || portion.status != entry.status) continue;
    ++portion.count;
    return;
  }
  stack.portions.push_back({entry.sign, entry.status, 1});
}

double site_of(const Entry& entry, const Scale& scale) {
  const double time = entry.spells.front().pieces.front().at();
  return time == -infinity ? scale.left() : scale.x(time);
}

/// The middle of the stack at x; stacks begin anew after each break.
double stack_at(double x, double pitch, const Scale& scale) {
  const AxisSegment* at = &scale.segments().front();
  for (const AxisSegment& segment : scale.segments()) {
    if (x >= segment.left) at = &segment;
  }
  const double room = std::max(pitch, at->right - at->left);
  const double count = std::max(1.0, std::floor(room / pitch));
  const double step = room / count;  // whole stacks from edge to edge
  const double index = std::clamp(std::floor((x - at->left) / step), 0.0, count - 1);
  return at->left + (index + 0.5) * step;
}

}  // namespace

void fill_strip(std::span<const Entry> entries, const Sizes& sizes, Plan& plan) {
  Strip& strip = *plan.strip;
  strip.pitch = 0.62 * sizes.em;
  std::map<double, Strip::Stack> stacks;
  for (const Entry& entry : entries) {
    if (!entry.dated()) continue;
    const double x = stack_at(site_of(entry, *plan.scale), strip.pitch, *plan.scale);
    Strip::Stack& stack = stacks[x];
    stack.x = x;
    count(entry, stack);
    ++strip.count;
  }
  int highest = 0;
  for (auto& [x, stack] : stacks) {
    highest = std::max(highest, stack.total);
    std::sort(stack.portions.begin(), stack.portions.end(),
              [](const Strip::Portion& a, const Strip::Portion& b) {
                return place_in_stack(a) < place_in_stack(b);
              });
    strip.stacks.push_back(std::move(stack));
  }
  strip.columns = highest > most_stacked;
  const double full = most_stacked * strip.pitch;
  strip.per_item = strip.columns ? full / highest : strip.pitch;
  strip.height = std::min(highest, most_stacked) * strip.pitch + 0.5 * sizes.em;
  if (strip.columns) strip.height += sizes.line;  // how many the highest column stands for
}

}  // namespace entente::timeline
