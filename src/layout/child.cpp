#include "layout/child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstring>

namespace entente::layout {
namespace {

/// Writes or reads the same fields in the same order; `Archive` decides which.
template <class Archive>
void fields(Archive& ar, Point& p) {
  ar(p.x), ar(p.y);
}
template <class Archive>
void fields(Archive& ar, Size& s) {
  ar(s.width), ar(s.height);
}
template <class Archive>
void fields(Archive& ar, Rect& r) {
  ar(r.x), ar(r.y), ar(r.width), ar(r.height);
}
template <class Archive>
void fields(Archive& ar, Route& r) {
  ar(r.points), ar(r.words), ar(r.length);
}
template <class Archive>
void fields(Archive& ar, Score& s) {
  for (double& term : s.terms) ar(term);
}
template <class Archive>
void fields(Archive& ar, Solution& s) {
  ar(s.boxes), ar(s.rows), ar(s.routes), ar(s.used), ar(s.collisions), ar(s.near), ar(s.crossings),
      ar(s.length), ar(s.score), ar(s.cost);
}
template <class Archive>
void fields(Archive& ar, Trial& t) {
  ar(t.alternative), ar(t.fate), ar(t.penalty), ar(t.used), ar(t.crossings), ar(t.score),
      ar(t.shortfalls);
}
template <class Archive>
void fields(Archive& ar, Answer& a) {
  ar(a.alternative), ar(a.fits), ar(a.solution), ar(a.trials);
}

struct Writer {
  std::vector<double> numbers;
  void operator()(double& v) { numbers.push_back(v); }
  void operator()(int& v) { numbers.push_back(v); }
  void operator()(bool& v) { numbers.push_back(v ? 1 : 0); }
  void operator()(Fate& v) { numbers.push_back(static_cast<double>(v)); }
  template <class T>
  void operator()(std::vector<T>& list) {
    numbers.push_back(static_cast<double>(list.size()));
    for (T& item : list) (*this)(item);
  }
  template <class T>
  void operator()(T& value) {
    fields(*this, value);
  }
};

struct Reader {
  const std::vector<double>& numbers;
  std::size_t next = 0;
  bool good = true;
  void operator()(double& v) {
    good = good && next < numbers.size();
    v = good ? numbers[next++] : 0;
  }
  /// A whole number from 0 to `most`; NaN is none.
  int whole(double most) {
    double v = 0;
    (*this)(v);
    good = good && v >= 0 && v <= most;
    return good ? static_cast<int>(v) : 0;
  }
  void operator()(int& v) { v = whole(1e6); }
  void operator()(bool& v) { v = whole(1) != 0; }
  void operator()(Fate& v) { v = static_cast<Fate>(whole(static_cast<double>(Fate::clean))); }
  template <class T>
  void operator()(std::vector<T>& list) {
    double size = 0;
    (*this)(size);
    good = good && size >= 0 && size <= static_cast<double>(numbers.size());
    if (!good) return;
    list.resize(static_cast<std::size_t>(size));
    for (T& item : list) (*this)(item);
  }
  template <class T>
  void operator()(T& value) {
    fields(*this, value);
  }
};

void silence_child() {
  const rlimit no_core{0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  const int null = open("/dev/null", O_WRONLY);
  if (null >= 0) dup2(null, STDERR_FILENO);
  for (int signal : {SIGINT, SIGTERM, SIGSEGV, SIGABRT}) std::signal(signal, SIG_DFL);
}

bool write_all(int fd, const void* data, std::size_t size) {
  const char* at = static_cast<const char*>(data);
  while (size > 0) {
    const ssize_t n = write(fd, at, size);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    at += n;
    size -= static_cast<std::size_t>(n);
  }
  return true;
}

/// Everything until the other end closes; false at the deadline.
bool read_all(int fd, double seconds, std::vector<char>& bytes) {
  using Clock = std::chrono::steady_clock;
  const auto end = Clock::now() + std::chrono::duration_cast<Clock::duration>(
                                      std::chrono::duration<double>(seconds));
  char buffer[65536];
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
    if (left.count() <= 0) return false;
    pollfd waiting{fd, POLLIN, 0};
    const int ready =
        poll(&waiting, 1, static_cast<int>(std::min<std::int64_t>(left.count(), 60000)));
    if (ready < 0 && errno != EINTR) return false;
    if (ready <= 0) continue;
    const ssize_t n = read(fd, buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    if (n == 0) return true;
    bytes.insert(bytes.end(), buffer, buffer + n);
  }
}

/// Noexcept: an exception must end the child, not go on in it as a second copy of the program.
[[noreturn]] void run_child(const std::function<std::optional<Answer>()>& work, int fd) noexcept {
  silence_child();
  const std::optional<Answer> answer = work();
  if (answer) {
    const std::vector<double> numbers = flatten_answer(*answer);
    write_all(fd, numbers.data(), numbers.size() * sizeof(double));
  }
  _exit(0);
}

}  // namespace

std::vector<double> flatten_answer(const Answer& answer) {
  Writer writer;
  Answer copy = answer;
  writer(copy);
  return std::move(writer.numbers);
}

std::optional<Answer> unflatten_answer(const std::vector<double>& numbers) {
  Reader reader{numbers};
  Answer answer;
  reader(answer);
  if (!reader.good || reader.next != numbers.size()) return std::nullopt;
  return answer;
}

std::optional<Answer> in_child(const std::function<std::optional<Answer>()>& work,
                               double deadline) {
  int ends[2];
  if (pipe(ends) != 0) return std::nullopt;
  const pid_t child = fork();
  if (child == 0) {
    close(ends[0]);
    run_child(work, ends[1]);
  }
  close(ends[1]);
  std::vector<char> bytes;
  bool complete = false;
  if (child > 0) {
    complete = read_all(ends[0], deadline, bytes);
    if (!complete) kill(child, SIGKILL);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
  }
  close(ends[0]);
  if (!complete || bytes.empty() || bytes.size() % sizeof(double) != 0) return std::nullopt;
  std::vector<double> numbers(bytes.size() / sizeof(double));
  std::memcpy(numbers.data(), bytes.data(), bytes.size());
  return unflatten_answer(numbers);
}

}  // namespace entente::layout
