#pragma once

#include <chrono>

namespace entente::process {

/// The time by which something must be done.
class Deadline {
 public:
  /// None: there is always time.
  Deadline() = default;
  /// So many seconds from now.
  explicit Deadline(double seconds);

  bool passed() const;
  /// How long to wait, in the form of poll(): at most a minute, 0 once it has passed.
  int milliseconds() const;

 private:
  std::chrono::steady_clock::time_point end_ = std::chrono::steady_clock::time_point::max();
};

/// How work that may hang or crash is done.
struct Terms {
  bool isolated = false;  ///< in a child process, so that a crash costs nothing
  Deadline deadline;
};

}  // namespace entente::process
