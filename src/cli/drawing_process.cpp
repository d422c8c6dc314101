#include "cli/drawing_process.hpp"

#include <unistd.h>

#ifdef __linux__
#include <signal.h>
#include <sys/prctl.h>
#endif

#include <cerrno>
#include <cstdint>
#include <stdexcept>

#include "cli/batch.hpp"
#include "cli/temporary_files.hpp"

namespace entente::cli {
namespace {

bool send(int pipe, const char* bytes, std::size_t size) {
  while (size > 0) {
    const ssize_t count = ::write(pipe, bytes, size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    bytes += count;
    size -= static_cast<std::size_t>(count);
  }
  return true;
}

bool receive(int pipe, char* bytes, std::size_t size) {
  while (size > 0) {
    const ssize_t count = ::read(pipe, bytes, size);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes += count;
    size -= static_cast<std::size_t>(count);
  }
  return true;
}

/// All figures of the file at once, each in its worker.
Outcome draw_all(const RenderWishes& wishes) {
  std::vector<std::string> figures;
  for (const FigureKind kind : wishes.figures) {
    figures.emplace_back(word_for(kind, figure_names));
  }
  const auto work = [&wishes](const std::string& figure) {
    RenderWishes one = wishes;
    one.figures = {chosen("figure", figure, figure_names)};
    return draw_file(one, wishes.files.front());
  };
  Outcome all;
  for (Outcome& part : in_workers(figures, wishes.jobs, work, false)) {
    for (Diagnostic& diagnostic : part.diagnostics) {
      if (diagnostic.code == Code::worker_failed) diagnostic.at.file = wishes.files.front();
      all.diagnostics.push_back(std::move(diagnostic));
    }
    if (all.texts.empty()) all.texts = std::move(part.texts);
    for (auto& figure : part.figures) all.figures.push_back(std::move(figure));
  }
  return all;
}

[[noreturn]] void serve(const RenderWishes& wishes, int requests, int answers) {
#ifdef __linux__
  ::prctl(PR_SET_PDEATHSIG, SIGTERM);
#endif
  char request = 0;
  while (receive(requests, &request, 1)) {
    const std::string bytes = packed(draw_all(wishes));
    const std::uint64_t size = bytes.size();
    if (!send(answers, reinterpret_cast<const char*>(&size), sizeof size) ||
        !send(answers, bytes.data(), bytes.size())) {
      break;
    }
  }
  ::_exit(0);
}

}  // namespace

DrawingProcess::DrawingProcess(const RenderWishes& wishes) {
  int there[2], back[2];
  if (::pipe(there) != 0 || ::pipe(back) != 0) throw std::runtime_error("no pipes");
  process_ = start_child();
  if (process_ == 0) {
    ::close(there[1]);
    ::close(back[0]);
    serve(wishes, there[0], back[1]);
  }
  ::close(there[0]);
  ::close(back[1]);
  requests_ = there[1];
  answers_ = back[0];
  if (process_ < 0) throw std::runtime_error("no process could be started");
}

DrawingProcess::~DrawingProcess() {
  ::close(requests_);
  ::close(answers_);
  if (process_ > 0) end_child(process_);
}

std::optional<Outcome> DrawingProcess::draw() {
  constexpr std::uint64_t most = std::uint64_t{1} << 32;
  std::uint64_t size = 0;
  if (!send(requests_, "d", 1) || !receive(answers_, reinterpret_cast<char*>(&size), sizeof size) ||
      size > most) {
    return std::nullopt;
  }
  std::string bytes(static_cast<std::size_t>(size), '\0');
  if (!receive(answers_, bytes.data(), bytes.size())) return std::nullopt;
  return unpacked(bytes);
}

}  // namespace entente::cli
