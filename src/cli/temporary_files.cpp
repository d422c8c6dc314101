#include "cli/temporary_files.hpp"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "cli/files.hpp"
#include "process/child.hpp"

namespace entente::cli {
namespace {

constexpr int interrupts[] = {SIGINT, SIGTERM, SIGHUP};

/// Names of the temporary files that exist now. The signal handler reads it, so it is changed only
/// while those signals wait.
std::vector<std::string>& names() {
  static std::vector<std::string> list;
  return list;
}

class InterruptsWait {
 public:
  InterruptsWait() {
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : interrupts) sigaddset(&set, signal);
    ::sigprocmask(SIG_BLOCK, &set, &before_);
  }
  ~InterruptsWait() { ::sigprocmask(SIG_SETMASK, &before_, nullptr); }
  InterruptsWait(const InterruptsWait&) = delete;
  InterruptsWait& operator=(const InterruptsWait&) = delete;

 private:
  sigset_t before_;
};

void forget(const std::string& name) {
  auto& list = names();
  list.erase(std::remove(list.begin(), list.end(), name), list.end());
}

/// How many files without a name are open.
std::size_t nameless = 0;

/// They are kept open until they get their names: a few, where few descriptors are to be had, and
/// none where there is no way to give them one.
std::size_t most_nameless() {
  struct rlimit limit {};
  if (::access("/proc/self/fd", X_OK) != 0 || ::getrlimit(RLIMIT_NOFILE, &limit) != 0) return 0;
  constexpr rlim_t few = 64;
  return limit.rlim_cur < few ? 0 : std::min<std::size_t>(limit.rlim_cur / 4, few);
}

extern "C" void clean_up_and_end(int signal) {
  process::end_children(signal);
  for (const std::string& name : names()) ::unlink(name.c_str());
  ::signal(signal, SIG_DFL);  // so that the caller sees what ended the program
  ::raise(signal);
}

}  // namespace

TemporaryFile::TemporaryFile(const std::string& folder) : name_(folder + "/.entente-XXXXXX") {
#ifdef O_TMPFILE
  if (nameless < most_nameless()) {
    descriptor_ = ::open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
    if (descriptor_ >= 0) {
      has_name_ = false;
      ++nameless;
      return;
    }
  }
#endif
  const InterruptsWait wait;
  descriptor_ = ::mkstemp(name_.data());
  error_ = descriptor_ < 0 ? errno : 0;
  if (descriptor_ >= 0) names().push_back(name_);
}

TemporaryFile::TemporaryFile(TemporaryFile&& other) noexcept
    : name_(std::exchange(other.name_, {})),
      descriptor_(std::exchange(other.descriptor_, -1)),
      error_(other.error_),
      has_name_(std::exchange(other.has_name_, true)) {}

TemporaryFile::~TemporaryFile() {
  if (!has_name_) {
    let_go();
    return;
  }
  close();
  if (name_.empty() || error_ != 0) return;
  const InterruptsWait wait;
  ::unlink(name_.c_str());
  forget(name_);
}

int TemporaryFile::close() {
  if (descriptor_ < 0 || !has_name_) return 0;
  return ::close(std::exchange(descriptor_, -1)) == 0 ? 0 : errno;
}

void TemporaryFile::let_go() {
  if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
  if (!has_name_) --nameless;
  has_name_ = true;
  name_.clear();
}

/// 0, or the error number. Pre: it has none, and the interrupts wait.
int TemporaryFile::give_name() {
  const std::string self = "/proc/self/fd/" + std::to_string(descriptor_);
  const std::string stem = name_.substr(0, name_.size() - 6) + std::to_string(::getpid()) + '-';
  constexpr int most = 1000;  // names that others may have taken
  for (int i = 0; i < most; ++i) {
    name_ = stem + std::to_string(i);
    if (::linkat(AT_FDCWD, self.c_str(), AT_FDCWD, name_.c_str(), AT_SYMLINK_FOLLOW) == 0) {
      names().push_back(name_);
      has_name_ = true;
      --nameless;
      return ::close(std::exchange(descriptor_, -1)) == 0 ? 0 : errno;
    }
    if (errno != EEXIST) return errno;
  }
  return EEXIST;
}

int TemporaryFile::rename(const std::string& target) {
  const InterruptsWait wait;
  if (!has_name_) {
    if (const int error = give_name()) return error;
  }
  if (std::rename(name_.c_str(), target.c_str()) != 0) return errno;
  forget(name_);
  name_.clear();
  return 0;
}

void install_signal_handlers() {
  names();  // made now, not inside the handler
  struct sigaction action {};
  action.sa_handler = clean_up_and_end;
  sigemptyset(&action.sa_mask);
  for (const int signal : interrupts) {
    struct sigaction before {};
    ::sigaction(signal, nullptr, &before);
    if (before.sa_handler != SIG_IGN) ::sigaction(signal, &action, nullptr);  // nohup stays nohup
  }
  ::signal(SIGPIPE, SIG_DFL);  // a reader that has seen enough, as in `entente schema | head`
  ::signal(SIGXFSZ, SIG_IGN);  // then writing says that the file is too large
}

}  // namespace entente::cli
