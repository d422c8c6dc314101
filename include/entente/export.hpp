#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entente/dossier.hpp"

namespace entente {

/// A format that a dossier can be written in.
struct ExportFormat {
  std::string_view name;       ///< "gexf"
  std::string_view title;      ///< for people
  std::string_view extension;  ///< of its files, with the point
  bool several = false;        ///< a dossier becomes several files
  bool binary = false;         ///< no text
};

/// In the order in which they are listed.
std::span<const ExportFormat> export_formats();
/// Null if none is named so.
const ExportFormat* export_format(std::string_view name);

struct ExportedFile {
  std::string part;  ///< "actors"; empty where there is one file
  std::string bytes;
};

struct Export {
  std::vector<ExportedFile> files;
  /// What the format has no place for, and so is not in the files: "layout wishes: 2".
  std::vector<std::string> left_out;
};

/// "dir/story-events.csv" for the part "events" of "dir/story.csv".
std::string path_of_part(const std::string& path, const std::string& part);

/// Writes a dossier in another format. Errors: `io-write` if the module for XLSX is not there.
Checked<Export> export_dossier(const Dossier& dossier, const ExportFormat& format);

}  // namespace entente
