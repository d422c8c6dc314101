#include "cli/temporary_files.hpp"

#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
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

extern "C" void clean_up_and_end(int signal) {
  process::end_children(signal);
  for (const std::string& name : names()) ::unlink(name.c_str());
  ::signal(signal, SIG_DFL);  // so that the caller sees what ended the program
  ::raise(signal);
}

}  // namespace

TemporaryFile::TemporaryFile(const std::string& folder) : name_(folder + "/.entente-XXXXXX") {
  const InterruptsWait wait;
  descriptor_ = ::mkstemp(name_.data());
  error_ = descriptor_ < 0 ? errno : 0;
  if (descriptor_ >= 0) names().push_back(name_);
}

TemporaryFile::TemporaryFile(TemporaryFile&& other) noexcept
    : name_(std::exchange(other.name_, {})),
      descriptor_(std::exchange(other.descriptor_, -1)),
      error_(other.error_) {}

TemporaryFile::~TemporaryFile() {
  close();
  if (name_.empty() || error_ != 0) return;
  const InterruptsWait wait;
  ::unlink(name_.c_str());
  forget(name_);
}

int TemporaryFile::close() {
  if (descriptor_ < 0) return 0;
  return ::close(std::exchange(descriptor_, -1)) == 0 ? 0 : errno;
}

int TemporaryFile::rename(const std::string& target) {
  const InterruptsWait wait;
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
