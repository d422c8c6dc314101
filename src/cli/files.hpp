#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/report.hpp"
#include "entente/dossier.hpp"

namespace entente::cli {

/// The bytes of a file, or of standard input if `name` is "-". Reads one byte more than `limit` at
/// most, so that the reader sees that there are too many. Error: `io-read`.
Checked<std::string> read_input(const std::string& name, std::size_t limit);

/// The dossier in a file, for commands that do not judge it: of what is found only errors are
/// reported. None if there are any.
std::optional<Dossier> read_dossier(const std::string& name, Report& report);

/// A file or, for "-", standard input, that is read piece by piece.
class InputFile {
 public:
  explicit InputFile(const std::string& name);
  ~InputFile();
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;

  /// Appends the next piece; false at the end, or after an error.
  bool more(std::string& out);
  /// `io-read`, if something went wrong.
  Diagnostics diagnostics() const;
  std::size_t size() const;  ///< 0: unknown

 private:
  std::string name_;
  int descriptor_ = -1, error_ = 0;
};

/// Writes all of it. Error: `io-write`. A reader that has gone away ends the program quietly.
Diagnostics write_output(std::string_view bytes);

/// True if both names lead to one file.
bool same_file(const std::string& a, const std::string& b);
bool is_folder(const std::string& path);

/// What a file is, and so how one is known that was made before and may be replaced.
enum class FileKind {
  figure,  ///< a figure, its text alternative or its table; by its extension
  report,  ///< what was reported: by its first line
  rules,   ///< of --depfile
  own,     ///< was read and understood, or has a name that nobody else uses
};

/// Files that are written together or not at all.
///
/// Each is first written in full under a temporary name in its folder; only when all are on the
/// disk do they take their names. An interrupt removes the temporary files. A file that was there
/// before and was not made by entente stays as it is.
class FileBatch {
 public:
  /// `protect`: names that are never replaced, such as the inputs. `force`: replace any other file.
  FileBatch(std::vector<std::string> protect, bool force)
      : protect_(std::move(protect)), force_(force) {}

  void add(std::string path, std::string bytes, FileKind kind = FileKind::figure);
  /// The figures, in the order in which they were added: names with their bytes.
  std::vector<std::pair<std::string, std::string>> figures() const;
  /// Error: `io-write`; then no file was changed, unless the disk failed between two renamings.
  Diagnostics commit();

 private:
  struct Entry {
    std::string path, bytes;
    FileKind kind;
  };
  /// Why a file that is there must not be replaced.
  std::optional<Diagnostic> obstacle(const Entry& entry) const;

  std::vector<Entry> entries_;
  std::vector<std::string> protect_;
  bool force_;
};

/// Prepares for interrupts, closed pipes and limits on the size of files. Call once, at the start.
void install_signal_handlers();

}  // namespace entente::cli
