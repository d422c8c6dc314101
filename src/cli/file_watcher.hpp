#pragma once

#include <string>

namespace entente::cli {

/// Tells when a file may have changed: by inotify where there is such, and by its time and size,
/// looked at now and then, everywhere. Editors that save to another file and rename it are seen as
/// well, and so is a symbolic link's target.
class FileWatcher {
 public:
  explicit FileWatcher(std::string file);
  ~FileWatcher();
  FileWatcher(const FileWatcher&) = delete;
  FileWatcher& operator=(const FileWatcher&) = delete;

  /// Returns when there may be something new.
  void wait();

 private:
  struct Look {
    long long seconds = -1, nanoseconds = 0, size = 0;
    unsigned long long inode = 0;
    bool operator==(const Look&) const = default;
  };
  Look look() const;
  void watch_folder(const std::string& path);

  std::string file_;
  Look last_;
  int events_ = -1;  ///< of inotify
};

}  // namespace entente::cli
