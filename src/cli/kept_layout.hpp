#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cli/files.hpp"
#include "cli/report.hpp"
#include "entente/layout.hpp"

namespace entente::cli {

/// The file of --layout-file: read before the figures are drawn, written after.
///
/// From its reading to its writing no other program that keeps a layout in the same folder does so:
/// each finds what the one before has left, and figures and file belong together.
class KeptLayout {
 public:
  KeptLayout() = default;
  ~KeptLayout();
  KeptLayout(const KeptLayout&) = delete;
  KeptLayout& operator=(const KeptLayout&) = delete;

  /// `path`: empty if nothing is to be kept. A file that is not there yet holds nothing. False: it
  /// cannot be read, which is reported.
  bool read(const std::string& path, Report& report);
  explicit operator bool() const { return !path_.empty(); }
  const std::string& bytes() const { return bytes_; }

  /// Where actors stood in a figure of that name.
  std::vector<ActorPlace> homes(const std::string& figure) const;
  void keep(const std::string& figure, SavedFigure places);
  void add_to(FileBatch& batch) const;

 private:
  /// Waits until nobody else has the folder; where it cannot be locked, it is not.
  void lock_folder();

  std::string path_, bytes_;
  int folder_ = -1;
  SavedLayout old_, new_;
};

/// "12 actors kept in place: moved by 4 px on average". None kept: nothing.
std::optional<Diagnostic> told(const LayoutReport& report);

}  // namespace entente::cli
