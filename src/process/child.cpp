#include "process/child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <thread>

namespace entente::process {
namespace {

/// A child that has not been waited for. Fixed places without locks: signal handlers read them.
struct Running {
  std::atomic<pid_t> process{0};  ///< 0: nobody's place
  std::atomic<int> descriptor{-1};
};
std::array<Running, 512> running;

/// This process's own end of the channel to its parent.
std::atomic<int> to_parent{-1};

class SignalsWait {
 public:
  SignalsWait() {
    sigset_t all;
    sigfillset(&all);
    ::pthread_sigmask(SIG_BLOCK, &all, &before_);
  }
  ~SignalsWait() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  SignalsWait(const SignalsWait&) = delete;
  SignalsWait& operator=(const SignalsWait&) = delete;

 private:
  sigset_t before_;
};

void remember(pid_t process, int descriptor) {
  for (Running& place : running) {
    pid_t nobody = 0;
    if (!place.process.compare_exchange_strong(nobody, process)) continue;
    place.descriptor = descriptor;
    return;
  }
}

void forget(pid_t process) {
  for (Running& place : running) {
    if (place.process != process) continue;
    place.descriptor = -1;
    place.process = 0;
  }
}

/// In the child: its brothers are none of its business, and what its parent holds open towards the
/// grandparent must not stay open because of it.
void let_go_of_others() {
  for (Running& place : running) {
    if (place.process.exchange(0) == 0) continue;
    const int descriptor = place.descriptor.exchange(-1);
    if (descriptor >= 0) ::close(descriptor);
  }
  if (to_parent >= 0) ::close(to_parent);
}

void be_silent() {
  const rlimit no_core{0, 0};
  ::setrlimit(RLIMIT_CORE, &no_core);
  const int null = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (null >= 0) ::dup2(null, STDERR_FILENO);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGSEGV, SIGABRT}) std::signal(signal, SIG_DFL);
}

void end_with_parent([[maybe_unused]] pid_t parent, [[maybe_unused]] const Channel& channel,
                     int signal) {
#ifdef __linux__
  ::prctl(PR_SET_PDEATHSIG, signal);
  if (::getppid() != parent) ::_exit(1);  // it went before it could be said
#else
  raise_when_closed(channel, signal);
#endif
}

/// Two ends that are closed by exec; false if there are none.
bool connect(int (&ends)[2]) {
  if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) return false;
  for (const int end : ends) {
    ::fcntl(end, F_SETFD, FD_CLOEXEC);
#ifdef SO_NOSIGPIPE
    const int yes = 1;
    ::setsockopt(end, SOL_SOCKET, SO_NOSIGPIPE, &yes, sizeof yes);
#endif
  }
  return true;
}

[[noreturn]] void live(const std::function<void(Channel&)>& work, Channel& channel) noexcept {
  int code = 0;
  try {
    work(channel);
  } catch (...) {
    code = 1;
  }
  ::_exit(code);  // never frees, never returns as a second copy of the program
}

}  // namespace

Child::Child(Manner manner, const std::function<void(Channel&)>& work) {
  int ends[2];
  if (!connect(ends)) return;
  channel_ = Channel(ends[0]);
  Channel far(ends[1]);
  const pid_t parent = ::getpid();
  {
    const SignalsWait wait;
    process_ = ::fork();
    if (process_ > 0) remember(process_, ends[0]);
    if (process_ == 0) {
      let_go_of_others();
      channel_.close();
      to_parent = far.descriptor();
      if (manner == Manner::silent) be_silent();
      end_with_parent(parent, far, manner == Manner::silent ? SIGKILL : SIGTERM);
    }
  }
  if (process_ == 0) live(work, far);
  if (process_ < 0) channel_.close();
}

Child::~Child() {
  kill();
  wait();
}

Child::Child(Child&& other) noexcept
    : process_(std::exchange(other.process_, -1)), channel_(std::move(other.channel_)) {}

Child& Child::operator=(Child&& other) noexcept {
  std::swap(process_, other.process_);
  std::swap(channel_, other.channel_);
  return *this;
}

void Child::kill() {
  if (process_ > 0) ::kill(process_, SIGKILL);
}

int Child::wait() {
  if (process_ <= 0) return 0;
  forget(process_);  // before the descriptor may be somebody else's
  channel_.close();
  int status = 0;
  while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) continue;
  process_ = -1;
  return status;
}

std::vector<std::size_t> speaking(const std::vector<Child*>& children) {
  std::vector<pollfd> waiting;
  for (Child* child : children) waiting.push_back({child->channel().descriptor(), POLLIN, 0});
  std::vector<std::size_t> found;
  if (::poll(waiting.data(), static_cast<nfds_t>(waiting.size()), -1) < 0) return found;
  for (std::size_t i = 0; i < waiting.size(); ++i) {
    if (waiting[i].revents != 0) found.push_back(i);
  }
  return found;
}

std::optional<std::string> answer_of_child(const std::function<std::optional<std::string>()>& work,
                                           const Deadline& deadline) {
  Child child(Manner::silent, [&work](Channel& channel) {
    if (const std::optional<std::string> answer = work()) channel.send(*answer);
  });
  if (!child) return std::nullopt;
  std::optional<std::string> answer = child.channel().receive_all(deadline);
  if (!answer) child.kill();
  const int status = child.wait();
  const bool good = answer && !answer->empty() && WIFEXITED(status) && WEXITSTATUS(status) == 0;
  return good ? std::move(answer) : std::nullopt;
}

void end_children(int signal) noexcept {
  for (const Running& place : running) {
    if (place.process > 0) ::kill(place.process, signal);
  }
  for (const Running& place : running) {
    if (place.process > 0) ::waitpid(place.process, nullptr, 0);
  }
}

void raise_when_closed(const Channel& channel, int signal) {
  const SignalsWait wait;  // the thread inherits it: signals are for the others
  std::thread([descriptor = channel.descriptor(), signal] {
    pollfd closed{descriptor, 0, 0};
    while (::poll(&closed, 1, -1) < 0 && errno == EINTR) continue;
    ::kill(::getpid(), signal);
  }).detach();
}

}  // namespace entente::process
