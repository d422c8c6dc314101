#pragma once

#include <string>

namespace entente::cli {

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
