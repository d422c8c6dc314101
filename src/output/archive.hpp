#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "entente/diagnostic.hpp"

namespace entente::output {

/// A ZIP file in the making. The same parts give the same bytes, wherever and whenever.
class Archive {
 public:
  enum class Packing { deflate, store };

  void add(std::string path, std::string bytes, Packing packing = Packing::deflate);
  /// The file; nullopt, and an error, if libzip fails.
  std::optional<std::string> bytes();
  const std::string& error() const { return error_; }

 private:
  struct Part {
    std::string path, bytes;
    Packing packing;
  };
  std::vector<Part> parts_;
  std::string error_;
};

/// A part of a package: its path within it, and its bytes.
struct ArchivePart {
  std::string path, bytes;
};
/// All parts as one file. Error: `io-write`.
Checked<std::string> pack(std::vector<ArchivePart> parts);

}  // namespace entente::output
