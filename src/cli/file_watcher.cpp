#include "cli/file_watcher.hpp"

#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <system_error>

#ifdef __linux__
#include <sys/inotify.h>
#endif

namespace entente::cli {
namespace {

/// Milliseconds. After the first sign of a change a little time passes until the file is whole.
constexpr int settle = 10;
constexpr int glance_with_events = 1000, glance_alone = 40;

}  // namespace

FileWatcher::FileWatcher(std::string file) : file_(std::move(file)) {
#ifdef __linux__
  events_ = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  watch_folder(file_);
  std::error_code error;
  const auto target = std::filesystem::canonical(file_, error);
  if (!error) watch_folder(target.string());
#endif
  last_ = look();
}

FileWatcher::~FileWatcher() {
  if (events_ >= 0) ::close(events_);
}

void FileWatcher::watch_folder([[maybe_unused]] const std::string& path) {
#ifdef __linux__
  const std::string folder = std::filesystem::path(path).parent_path().string();
  if (events_ >= 0) {
    ::inotify_add_watch(events_, folder.empty() ? "." : folder.c_str(),
                        IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_MODIFY);
  }
#endif
}

FileWatcher::Look FileWatcher::look() const {
  struct stat status {};
  if (::stat(file_.c_str(), &status) != 0) return {};
#ifdef __APPLE__
  const auto& time = status.st_mtimespec;
#else
  const auto& time = status.st_mtim;
#endif
  return {time.tv_sec, time.tv_nsec, static_cast<long long>(status.st_size), status.st_ino};
}

void FileWatcher::wait() {
  while (true) {
    pollfd event{events_, POLLIN, 0};
    ::poll(&event, events_ >= 0 ? 1 : 0, events_ >= 0 ? glance_with_events : glance_alone);
    if (event.revents != 0) {
      char buffer[4096];
      while (::read(events_, buffer, sizeof buffer) > 0) continue;
    }
    if (look() == last_) continue;
    do {  // until it rests
      last_ = look();
      ::poll(nullptr, 0, settle);
    } while (look() != last_);
    return;
  }
}

}  // namespace entente::cli
