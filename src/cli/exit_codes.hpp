#pragma once

namespace entente::cli {

/// What the program returns. If several apply, the greatest; an internal error before all.
enum class ExitCode : int {
  done = 0,
  internal_error = 1,
  different = 1,  ///< of `entente diff`, as of diff: two versions are not the same
  invalid_input = 2,
  wrong_command_line = 3,
  no_access = 4,  ///< something cannot be read or written
  no_figure = 5,  ///< the layout failed, the content does not fit, or a figure has a fault
};

}  // namespace entente::cli
