#pragma once

#include <optional>

#include "cli/render_wishes.hpp"
#include "process/child.hpp"

namespace entente::cli {

/// A process that draws on request, each figure in a worker of its own. It is started before this
/// program has threads, since what forks must have none, and goes when this program goes.
class DrawingProcess {
 public:
  /// Draws what is wished for, again and again. Throws std::runtime_error if there is no process.
  explicit DrawingProcess(const RenderWishes& wishes);
  /// Nullopt if the process has ended.
  std::optional<Outcome> draw();

 private:
  process::Child process_;
};

}  // namespace entente::cli
