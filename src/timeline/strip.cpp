#include "timeline/strip.hpp"

#include <algorithm>
#include <cmath>

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
  return scale.x(entry.spells.front().pieces.front().at());
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

double pitch_of(const Sizes& sizes) { return 0.62 * sizes.em; }

void add(std::span<const Entry> entries, const Sizes& sizes, const Scale& scale, Stacks& stacks) {
  for (const Entry& entry : entries) {
    const double x = stack_at(site_of(entry, scale), pitch_of(sizes), scale);
    Strip::Stack& stack = stacks[x];
    stack.x = x;
    count(entry, stack);
  }
}

}  // namespace

Stacks stacks_of(std::span<const Entry> entries, const Sizes& sizes, const Scale& scale) {
  Stacks stacks;
  add(entries, sizes, scale, stacks);
  return stacks;
}

void fill_strip(std::span<const Entry> entries, const Sizes& sizes, const Stacks& counted,
                Plan& plan) {
  Strip& strip = *plan.strip;
  strip.pitch = pitch_of(sizes);
  Stacks stacks = counted;
  add(entries, sizes, *plan.scale, stacks);
  int highest = 0;
  for (auto& [x, stack] : stacks) {
    strip.count += static_cast<std::size_t>(stack.total);
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
