#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cli/files.hpp"
#include "cli/report.hpp"
#include "entente/layout.hpp"

namespace entente::cli {

/// The file of --layout-file: read before the figures are drawn, written after.
class KeptLayout {
 public:
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
  std::string path_, bytes_;
  SavedLayout old_, new_;
};

/// "12 actors kept in place: moved by 4 px on average". None kept: nothing.
std::optional<Diagnostic> told(const LayoutReport& report);

}  // namespace entente::cli
