#pragma once

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

/// Comparison with a committed file. ENTENTE_ACCEPT=1 rewrites it, but never where CI is set; a
/// difference leaves `<file>.got.<ext>` beside it.
namespace golden {

/// Whose layouts the committed figures have: that of Debian 12.
constexpr const char* graphviz = "2.43.0";

inline std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline void write(const std::string& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

/// True if `text` is what the file at `path` (below tests/) holds.
inline bool matches(const std::string& path, const std::string& text) {
  const std::string full = std::string(ENTENTE_TEST_DIR) + "/" + path;
  if (read(full) == text) return true;
  if (std::getenv("ENTENTE_ACCEPT") && !std::getenv("CI")) {
    write(full, text);
    return true;
  }
  const std::size_t dot = full.rfind('.');
  write(full.substr(0, dot) + ".got" + full.substr(dot), text);
  return false;
}

}  // namespace golden
