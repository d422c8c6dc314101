#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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

}  // namespace entente::output
