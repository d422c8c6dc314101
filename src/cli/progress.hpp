#pragma once

#include <string_view>

namespace entente::cli {

/// One line on the terminal that says what is being done; nothing if no one is watching.
class Progress {
 public:
  /// `total`: steps to come. `enabled`: false keeps it silent.
  Progress(int total, bool enabled);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void step(std::string_view words);

 private:
  int total_, done_ = 0;
  bool shown_;
};

}  // namespace entente::cli
