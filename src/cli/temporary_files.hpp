#pragma once

#include <sys/types.h>

#include <string>

namespace entente::cli {

/// fork(), of a process that an interrupt of this one ends as well: 0 in the child, -1 if there is
/// none.
pid_t start_child();
/// Waits for it, and forgets it. Its status, as of waitpid().
int end_child(pid_t process);

/// A file under a temporary name, which disappears unless it is renamed; also when the program is
/// interrupted.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& folder);
  ~TemporaryFile();
  TemporaryFile(TemporaryFile&& other) noexcept;
  TemporaryFile& operator=(TemporaryFile&&) = delete;

  /// Open for writing; -1 if the file could not be made.
  int descriptor() const { return descriptor_; }
  int error() const { return error_; }
  /// 0, or the error number.
  int close();
  int rename(const std::string& target);

 private:
  std::string name_;
  int descriptor_ = -1;
  int error_ = 0;
};

}  // namespace entente::cli
