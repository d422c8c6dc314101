#include "process/deadline.hpp"

#include <algorithm>
#include <cstdint>

namespace entente::process {
namespace {

using Clock = std::chrono::steady_clock;

constexpr double longest = 1e6;  // seconds; what is longer is for ever

}  // namespace

Deadline::Deadline(double seconds) {
  if (!(seconds < longest)) return;
  end_ = Clock::now() + std::chrono::duration_cast<Clock::duration>(
                            std::chrono::duration<double>(std::max(seconds, 0.0)));
}

bool Deadline::passed() const { return end_ != Clock::time_point::max() && Clock::now() >= end_; }

int Deadline::milliseconds() const {
  constexpr std::int64_t minute = 60000;
  if (end_ == Clock::time_point::max()) return minute;
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(end_ - Clock::now());
  return static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, minute));
}

}  // namespace entente::process
