#include "cli/batch.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

#include <algorithm>
#include <cerrno>
#include <thread>

#include "cli/files.hpp"
#include "cli/progress.hpp"
#include "cli/temporary_files.hpp"

namespace entente::cli {
namespace {

struct Worker {
  std::size_t file = 0;  ///< position in the list
  pid_t process = -1;
  int pipe = -1;
  std::string bytes;
};

Outcome failure(const std::string& file, std::string message, std::string hint = "") {
  Diagnostic problem;
  problem.code = Code::worker_failed;
  problem.at.file = file;
  problem.message = std::move(message);
  problem.hint = std::move(hint);
  return {{std::move(problem)}, {}, {}, {}, false};
}

void send(int pipe, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(pipe, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) break;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

/// The life of a worker; never returns.
[[noreturn]] void live(const std::function<Outcome(const std::string&)>& work,
                       const std::string& file, int pipe) {
#ifdef __linux__
  ::prctl(PR_SET_PDEATHSIG, SIGTERM);  // nobody draws for a program that is gone
#endif
  int code = 0;
  try {
    send(pipe, packed(work(file)));
  } catch (const std::exception& error) {
    send(pipe, packed(failure(file, fmt::format("internal error: {}", error.what()),
                              "please report this, with the dossier if you can")));
  } catch (...) {
    code = 1;
  }
  ::_exit(code);
}

class Pool {
 public:
  Pool(const std::vector<std::string>& files, int jobs,
       const std::function<Outcome(const std::string&)>& work, bool show_progress)
      : files_(files),
        jobs_(static_cast<std::size_t>(std::max(jobs, 1))),
        work_(work),
        outcomes_(files.size()),
        progress_(static_cast<int>(files.size()), show_progress) {}

  std::vector<Outcome> run() {
    while (next_ < files_.size() || !workers_.empty()) {
      while (next_ < files_.size() && workers_.size() < jobs_) start(next_++);
      listen();
    }
    return std::move(outcomes_);
  }

 private:
  void start(std::size_t file) {
    int ends[2];
    if (::pipe(ends) != 0) {
      outcomes_[file] = failure(files_[file], "no worker could be started");
      return;
    }
    const pid_t process = start_child();
    if (process == 0) {
      ::close(ends[0]);
      for (const Worker& other : workers_) ::close(other.pipe);
      live(work_, files_[file], ends[1]);
    }
    ::close(ends[1]);
    if (process < 0) {
      ::close(ends[0]);
      outcomes_[file] = failure(files_[file], "no worker could be started");
      return;
    }
    workers_.push_back({file, process, ends[0], {}});
  }

  /// Waits until a worker has said something, and takes it in.
  void listen() {
    std::vector<pollfd> pipes;
    for (const Worker& worker : workers_) pipes.push_back({worker.pipe, POLLIN, 0});
    if (pipes.empty() || ::poll(pipes.data(), static_cast<nfds_t>(pipes.size()), -1) < 0) return;
    for (std::size_t i = pipes.size(); i-- > 0;) {
      if (pipes[i].revents == 0) continue;
      char buffer[1 << 16];
      const ssize_t count = ::read(workers_[i].pipe, buffer, sizeof buffer);
      if (count > 0) workers_[i].bytes.append(buffer, static_cast<std::size_t>(count));
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) finish(i);
    }
  }

  void finish(std::size_t index) {
    Worker worker = std::move(workers_[index]);
    workers_.erase(workers_.begin() + static_cast<std::ptrdiff_t>(index));
    ::close(worker.pipe);
    const int status = end_child(worker.process);
    const std::string& file = files_[worker.file];
    auto outcome = unpacked(worker.bytes);
    if (WIFSIGNALED(status)) {
      outcome = failure(file, fmt::format("the process that drew it was ended: {}",
                                          ::strsignal(WTERMSIG(status))));
    } else if (!outcome) {
      outcome = failure(file, "the process that drew it ended without a word");
    }
    outcomes_[worker.file] = std::move(*outcome);
    progress_.step(file);
  }

  const std::vector<std::string>& files_;
  const std::size_t jobs_;
  const std::function<Outcome(const std::string&)>& work_;
  std::vector<Outcome> outcomes_;
  std::vector<Worker> workers_;
  std::size_t next_ = 0;
  Progress progress_;
};

}  // namespace

std::vector<Outcome> in_workers(const std::vector<std::string>& files, int jobs,
                                const std::function<Outcome(const std::string&)>& work,
                                bool show_progress) {
  return Pool(files, jobs, work, show_progress).run();
}

int default_jobs() { return static_cast<int>(std::max(1u, std::thread::hardware_concurrency())); }

}  // namespace entente::cli
