#pragma once

#include <string>

namespace entente::cli {

/// A file that disappears unless it is renamed; also when the program is interrupted. Where the
/// system can do so it has no name until then, and whatever ends the program leaves nothing.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& folder);
  ~TemporaryFile();
  TemporaryFile(TemporaryFile&& other) noexcept;
  TemporaryFile& operator=(TemporaryFile&&) = delete;

  /// Open for writing; -1 if the file could not be made.
  int descriptor() const { return descriptor_; }
  int error() const { return error_; }
  /// 0, or the error number. A file without a name stays open until it has one.
  int close();
  int rename(const std::string& target);

 private:
  int give_name();
  void let_go();

  std::string name_;  ///< where it has none yet, the pattern of one
  int descriptor_ = -1;
  int error_ = 0;
  bool has_name_ = true;
};

}  // namespace entente::cli
