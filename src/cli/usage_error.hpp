#pragma once

#include <stdexcept>
#include <string>

namespace entente::cli {

/// The command line is wrong; the program ends with ExitCode::wrong_command_line.
class UsageError : public std::runtime_error {
 public:
  explicit UsageError(const std::string& message, std::string hint = "")
      : std::runtime_error(message), hint_(std::move(hint)) {}
  const std::string& hint() const { return hint_; }

 private:
  std::string hint_;
};

}  // namespace entente::cli
