#include "cli/batch.hpp"

#include <fmt/format.h>
#include <string.h>
#include <sys/wait.h>

#include <algorithm>
#include <thread>

#include "cli/progress.hpp"
#include "process/child.hpp"

namespace entente::cli {
namespace {

struct Worker {
  std::size_t file = 0;  ///< position in the list
  process::Child child;
  std::string bytes;
};

Outcome failure(const std::string& file, std::string message, std::string hint = "") {
  Diagnostic problem = make_diagnostic(Code::worker_failed, std::move(message), std::move(hint));
  problem.at.file = file;
  return {{std::move(problem)}, {}, {}, {}, false};
}

/// What a worker does, and tells.
std::string told(const std::function<Outcome(const std::string&)>& work, const std::string& file) {
  try {
    return packed(work(file));
  } catch (const std::exception& error) {
    return packed(failure(file, fmt::format("internal error: {}", error.what()),
                          "please report this, with the dossier if you can"));
  }
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
      while (next_ < files_.size() && workers_.size() < jobs_ && start(next_)) ++next_;
      if (workers_.empty()) break;
      listen();
    }
    while (next_ < files_.size()) outcomes_[next_++] = not_started();
    return std::move(outcomes_);
  }

 private:
  /// The same for all files, so that it is told once.
  static Outcome not_started() {
    Diagnostic problem = make_diagnostic(
        Code::io_write, "no process can be started to draw files",
        "there are too few descriptors, processes or too little memory: see `ulimit -a`");
    problem.at.file = "entente";
    return {{std::move(problem)}, {}, {}, {}, false};
  }

  /// False: none can be had now. With as many as there are it goes on, each in its turn.
  bool start(std::size_t file) {
    process::Child child(process::Manner::like_parent, [&](process::Channel& channel) {
      channel.send(told(work_, files_[file]));
    });
    if (!child) {
      jobs_ = std::max<std::size_t>(workers_.size(), 1);
      return false;
    }
    workers_.push_back({file, std::move(child), {}});
    return true;
  }

  /// Waits until a worker has said something, and takes it in.
  void listen() {
    std::vector<process::Child*> children;
    for (Worker& worker : workers_) children.push_back(&worker.child);
    const std::vector<std::size_t> speaking = process::speaking(children);
    for (std::size_t i = speaking.size(); i-- > 0;) {
      Worker& worker = workers_[speaking[i]];
      if (!worker.child.channel().receive(worker.bytes)) finish(speaking[i]);
    }
  }

  void finish(std::size_t index) {
    Worker worker = std::move(workers_[index]);
    workers_.erase(workers_.begin() + static_cast<std::ptrdiff_t>(index));
    const int status = worker.child.wait();
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
  std::size_t jobs_;
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
