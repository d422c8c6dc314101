#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace entente::exchange {

/// The files of a ZIP archive, found by its directory and unpacked when asked for. Nothing that the
/// archive says of itself is believed: what unpacks to more than it may is cut off.
class Zip {
 public:
  /// `bytes` must outlive it. `most`: bytes that all its files may unpack to.
  Zip(std::string_view bytes, std::size_t most);

  /// Why it cannot be read; empty if it can.
  const std::string& fault() const { return fault_; }
  bool has(const std::string& path) const { return entries_.count(path) > 0; }
  /// None: there is no such file, or it is damaged, or it is too large: fault() tells.
  std::optional<std::string> unpack(const std::string& path);

 private:
  struct Entry {
    std::size_t begin = 0;   ///< of its own header
    std::size_t packed = 0;  ///< bytes
    unsigned method = 0;
    bool encrypted = false;
  };
  void read_directory();
  std::optional<std::string> inflated(std::string_view packed);

  std::string_view bytes_;
  std::size_t left_;
  std::string fault_;
  std::map<std::string, Entry> entries_;
};

}  // namespace entente::exchange
