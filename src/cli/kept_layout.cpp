#include "cli/kept_layout.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>

#include "cli/files.hpp"
#include "entente/dossier.hpp"

namespace entente::cli {

KeptLayout::~KeptLayout() {
  if (folder_ >= 0) ::close(folder_);  // and its lock
}

void KeptLayout::lock_folder() {
  const std::string folder = std::filesystem::path(path_).parent_path().string();
  folder_ = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  while (folder_ >= 0 && ::flock(folder_, LOCK_EX) != 0 && errno == EINTR) continue;
}

bool KeptLayout::read(const std::string& path, Report& report) {
  path_ = path;
  std::error_code error;
  if (!path.empty()) lock_folder();
  if (path.empty() || !std::filesystem::exists(path, error)) return true;
  Checked<std::string> bytes = read_input(path, Limits{}.bytes);
  report.add(bytes.diagnostics, path);
  if (!bytes.value) return false;
  bytes_ = *bytes.value;
  Checked<SavedLayout> layout = load_layout(bytes_, path);
  report.add(layout.diagnostics, path);
  report.add_text(path, std::move(*bytes.value));
  if (!layout.value) return false;
  old_ = new_ = std::move(*layout.value);
  return true;
}

std::vector<ActorPlace> KeptLayout::homes(const std::string& figure) const {
  const auto found = old_.figures.find(figure);
  return found == old_.figures.end() ? std::vector<ActorPlace>() : found->second.actors;
}

void KeptLayout::keep(const std::string& figure, SavedFigure places) {
  new_.figures[figure] = std::move(places);
}

void KeptLayout::add_to(FileBatch& batch) const {
  batch.add(path_, save_layout(new_), FileKind::own);  // it was read, or is not there
}

std::optional<Diagnostic> told(const LayoutReport& report) {
  if (report.kept == 0) return std::nullopt;
  return make_diagnostic(Code::places_kept,
                         fmt::format("{} actors kept in place: moved by {:.0f} px on average",
                                     report.kept, report.moved));
}

}  // namespace entente::cli
