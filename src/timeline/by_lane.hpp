#pragma once

#include <cstddef>
#include <vector>

#include "timeline/entries.hpp"

namespace entente::timeline {

/// A value for each lane, found at once: trials ask for those of thousands of stops.
template <class T>
class ByLane {
 public:
  explicit ByLane(T none = {}) : none_(none) {}

  const T& at(const LaneKey& key) const {
    const std::size_t i = index_of(key);
    return i < values_.size() ? values_[i] : none_;
  }
  T& operator[](const LaneKey& key) {
    const std::size_t i = index_of(key);
    if (i >= values_.size()) values_.resize(i + 1, none_);
    return values_[i];
  }

 private:
  /// First the lanes of nobody in particular, then actors.
  static std::size_t index_of(const LaneKey& key) {
    const bool actor = key.kind == LaneKey::Kind::actor;
    return actor ? 4 + std::size_t{key.actor.value} : static_cast<std::size_t>(key.kind);
  }

  T none_;
  std::vector<T> values_;
};

/// Some lanes.
class LaneSet {
 public:
  LaneSet() = default;
  explicit LaneSet(const std::vector<LaneKey>& lanes) {
    for (const LaneKey& lane : lanes) insert(lane);
  }
  void insert(const LaneKey& lane) { in_[lane] = 1; }
  bool contains(const LaneKey& lane) const { return in_.at(lane) != 0; }

 private:
  ByLane<char> in_;
};

}  // namespace entente::timeline
