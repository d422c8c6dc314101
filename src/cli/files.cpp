#include "cli/files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <optional>
#include <set>
#include <system_error>

#include "cli/rules.hpp"
#include "cli/temporary_files.hpp"
#include "entente/render.hpp"

namespace entente::cli {
namespace {

namespace fs = std::filesystem;

Diagnostic problem(Code code, const std::string& file, std::string message, std::string hint = "") {
  Diagnostic result = make_diagnostic(code, std::move(message), std::move(hint));
  result.at.file = file;
  return result;
}

/// "No such file or directory" as part of a sentence.
std::string reason(int error) {
  std::string words = std::generic_category().message(error);
  if (words.size() > 1 && words[1] >= 'a') words[0] = static_cast<char>(words[0] | 0x20);
  return words;
}

/// 0, or the error number.
int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return 0;
}

std::optional<std::string> read_all(int descriptor, std::size_t most) {
  std::string bytes;
  while (bytes.size() < most) {
    const std::size_t before = bytes.size();
    bytes.resize(std::min(most, before + (1u << 16)));
    const ssize_t count = ::read(descriptor, bytes.data() + before, bytes.size() - before);
    const int error = errno;
    bytes.resize(before + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    if (count == 0) break;
    if (count < 0 && error != EINTR) {
      errno = error;
      return std::nullopt;
    }
  }
  return bytes;
}

/// A figure in one of the formats, by what its writer puts at the start.
bool is_own_figure(const std::string& path, std::string_view text) {
  const auto ends_with = [&path](std::string_view end) { return path.ends_with(end); };
  const auto begins_with = [text](std::size_t near, std::string_view words) {
    return text.substr(0, near).find(words) != text.npos;
  };
  if (ends_with(".alt.txt")) return is_text_alternative(text);
  if (ends_with(".svg")) {
    return text.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg ") &&
           begins_with(400, " role=\"img\" aria-labelledby=\"");
  }
  if (ends_with(".png")) return begins_with(400, std::string_view("tEXtSoftware\0entente", 20));
  if (ends_with(".pdf")) return begins_with(400, "\n% made by entente\n");
  if (ends_with(".html")) return begins_with(1000, "<meta name=\"generator\" content=\"entente\">");
  if (ends_with(".pptx")) return text.find("<Application>entente</Application>") != text.npos;
  return text.find("<!-- made by entente ") != text.npos;
}

/// True if the first line is how a report begins, in one of its forms.
bool is_own_report(std::string_view text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  if (text.empty() || text == "[]\n") return true;
  if (line == "[") return text.starts_with("[\n  {\"code\": \"");
  if (line.starts_with("::")) {
    const std::size_t title = line.find("title=");
    return title != line.npos &&
           code_from_word(line.substr(title + 6, line.find("::", title) - title - 6));
  }
  const std::size_t bracket = line.rfind('[');
  return bracket != line.npos && line.ends_with(']') &&
         code_from_word(line.substr(bracket + 1, line.size() - bracket - 2));
}

bool made_by_entente(const std::string& path, FileKind kind) {
  if (kind == FileKind::own) return true;
  const Checked<std::string> file = read_input(path, 16u << 20);
  if (!file.value) return false;
  if (kind == FileKind::report) return is_own_report(*file.value);
  if (kind == FileKind::rules) return is_made_of_rules(*file.value);
  return is_own_figure(path, *file.value);
}

/// Where a file lies, or will lie: a symbolic link is followed, so that it stays one.
std::string target_of(std::string path) {
  std::error_code error;
  for (int links = 0; links < 40 && fs::is_symlink(path, error); ++links) {
    path = (fs::path(path).parent_path() / fs::read_symlink(path, error)).string();
  }
  return path;
}

mode_t mode_for(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0) return status.st_mode & 07777;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

std::string folder_of(const std::string& path) {
  const std::string folder = fs::path(path).parent_path().string();
  return folder.empty() ? "." : folder;
}

/// 0, or the error number.
int write_temporary(TemporaryFile& file, std::string_view bytes, mode_t mode) {
  if (file.descriptor() < 0) return file.error();
  if (const int error = write_all(file.descriptor(), bytes)) return error;
  if (::fchmod(file.descriptor(), mode) != 0) return errno;
  // Pipes and some network folders cannot be synchronised; then there is nothing to wait for.
  if (::fsync(file.descriptor()) != 0 && errno != EINVAL && errno != ENOTSUP) return errno;
  return file.close();
}

/// A pipe, terminal or /dev/null: written to, never replaced.
bool is_device(const std::string& path) {
  std::error_code error;
  return fs::exists(path, error) && !fs::is_regular_file(path, error);
}

/// 0, or the error number.
int write_device(const std::string& path, std::string_view bytes) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (descriptor < 0) return errno;
  const int error = write_all(descriptor, bytes);
  return ::close(descriptor) != 0 && error == 0 ? errno : error;
}

void sync_folder(const std::string& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

Diagnostic cannot_write(const std::string& path, int error) {
  return problem(Code::io_write, path, "cannot write: " + reason(error));
}

}  // namespace

Checked<std::string> read_input(const std::string& name, std::size_t limit) {
  Checked<std::string> result;
  const bool standard = name == "-";
  const int descriptor = standard ? STDIN_FILENO : ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
  int error = descriptor < 0 ? errno : 0;
  if (error == 0) {
    result.value = read_all(descriptor, limit + 1);
    if (!result.value) error = errno;
    if (!standard) ::close(descriptor);
  }
  if (error != 0) {
    result.diagnostics.push_back(problem(Code::io_read, name, "cannot read: " + reason(error)));
  }
  return result;
}

std::optional<Dossier> read_dossier(const std::string& name, Report& report) {
  Checked<std::string> bytes = read_input(name, Limits{}.bytes);
  report.add(bytes.diagnostics, name);
  if (!bytes.value) return std::nullopt;
  Checked<Dossier> dossier = load(*bytes.value, name);
  for (const Diagnostic& d : dossier.diagnostics) {
    if (d.severity == Severity::error) report.add({d}, name);
  }
  report.add_text(name, std::move(*bytes.value));
  return std::move(dossier.value);
}

InputFile::InputFile(const std::string& name) : name_(name) {
  descriptor_ = name == "-" ? STDIN_FILENO : ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor_ < 0) error_ = errno;
}

InputFile::~InputFile() {
  if (descriptor_ > STDIN_FILENO) ::close(descriptor_);
}

bool InputFile::more(std::string& out) {
  constexpr std::size_t piece = std::size_t{1} << 18;
  const std::size_t before = out.size();
  while (error_ == 0) {
    out.resize(before + piece);
    const ssize_t count = ::read(descriptor_, out.data() + before, piece);
    out.resize(before + (count > 0 ? static_cast<std::size_t>(count) : 0));
    if (count >= 0) return count > 0;
    if (errno != EINTR) error_ = errno;
  }
  return false;
}

Diagnostics InputFile::diagnostics() const {
  if (error_ == 0) return {};
  return {problem(Code::io_read, name_, "cannot read: " + reason(error_))};
}

std::size_t InputFile::size() const {
  struct stat status {};
  const bool known =
      descriptor_ >= 0 && ::fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode);
  return known ? static_cast<std::size_t>(status.st_size) : 0;
}

Diagnostics write_output(std::string_view bytes) {
  const int error = write_all(STDOUT_FILENO, bytes);
  if (error == 0) return {};
  if (error == EPIPE) ::_exit(0);
  return {problem(Code::io_write, "standard output", "cannot write: " + reason(error))};
}

bool same_file(const std::string& a, const std::string& b) {
  std::error_code error;
  return fs::equivalent(a, b, error);
}

bool is_folder(const std::string& path) {
  std::error_code error;
  return fs::is_directory(path, error);
}

void FileBatch::add(std::string path, std::string bytes, FileKind kind) {
  entries_.push_back({std::move(path), std::move(bytes), kind});
}

std::vector<std::pair<std::string, std::string>> FileBatch::figures() const {
  std::vector<std::pair<std::string, std::string>> figures;
  for (const Entry& entry : entries_) {
    if (entry.kind == FileKind::figure) figures.emplace_back(entry.path, entry.bytes);
  }
  return figures;
}

std::optional<Diagnostic> FileBatch::obstacle(const Entry& entry) const {
  const std::string& path = entry.path;
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) return std::nullopt;
  if (fs::is_directory(status)) {
    return problem(Code::io_write, path, "cannot write: there is a folder of that name");
  }
  const std::string another =
      entry.kind == FileKind::figure ? "choose another name with -o" : "choose another name";
  for (const std::string& name : protect_) {
    if (!same_file(name, path)) continue;
    return problem(Code::io_write, path, "this is an input; it is kept as it is", another);
  }
  const bool free = !fs::is_regular_file(status) || force_ || made_by_entente(path, entry.kind);
  if (free) return std::nullopt;
  return problem(Code::io_write, path,
                 "there is a file of that name, not made by entente; it is kept as it is",
                 another + ", or replace it with --force");
}

Diagnostics FileBatch::commit() {
  Diagnostics problems;
  for (const Entry& entry : entries_) {
    if (auto found = obstacle(entry)) problems.push_back(std::move(*found));
  }
  if (!problems.empty()) return problems;

  struct Step {
    const Entry* entry;
    std::string target;
    TemporaryFile temporary;
  };
  std::vector<Step> steps;
  std::set<std::string> targets;
  for (const Entry& entry : entries_) {
    std::string target = target_of(entry.path);
    std::error_code unknown;
    const std::string place = fs::weakly_canonical(target, unknown).string();
    if (!is_device(target) && !targets.insert(unknown ? target : place).second) {
      return {problem(Code::io_write, entry.path, "two results have this name; neither is written",
                      "choose different names")};
    }
    if (is_device(target)) {
      if (const int error = write_device(target, entry.bytes)) {
        return {cannot_write(entry.path, error)};
      }
      continue;
    }
    std::error_code failure;
    fs::create_directories(folder_of(target), failure);
    if (failure) return {cannot_write(folder_of(target), failure.value())};
    // Seen now, not when others have taken their names.
    struct stat there {};
    if (::lstat(target.c_str(), &there) != 0 && errno == ENAMETOOLONG) {
      return {cannot_write(entry.path, errno)};
    }
    TemporaryFile temporary(folder_of(target));
    if (const int error = write_temporary(temporary, entry.bytes, mode_for(target))) {
      return {cannot_write(entry.path, error)};
    }
    steps.push_back({&entry, std::move(target), std::move(temporary)});
  }
  for (Step& step : steps) {
    if (const int error = step.temporary.rename(step.target)) {
      return {cannot_write(step.entry->path, error)};
    }
    sync_folder(folder_of(step.target));
  }
  return {};
}

}  // namespace entente::cli
