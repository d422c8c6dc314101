#include "cli/flag_folder.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <system_error>

#include "cli/files.hpp"

namespace entente::cli {

std::map<std::string, std::string> read_flags(const std::string& folder,
                                              const std::vector<std::string>& codes) {
  namespace fs = std::filesystem;
  constexpr std::size_t most = 1 << 20;  // bytes; the library takes less
  std::map<std::string, std::string> flags;
  for (const std::string& code : codes) {
    std::string lower = code;
    for (char& c : lower) c = static_cast<char>(c | 0x20);
    for (const std::string& name : {lower, code}) {
      const fs::path path = fs::path(folder) / (name + ".svg");
      std::error_code error;
      if (!fs::is_regular_file(path, error)) continue;  // a pipe would never end
      Checked<std::string> bytes = read_input(path.string(), most);
      if (!bytes.value) continue;
      flags.emplace(code, *std::move(bytes.value));
      break;
    }
  }
  return flags;
}

std::string joined(const std::map<std::string, std::string>& flags) {
  std::string all;
  for (const auto& [code, svg] : flags) all += fmt::format("\n{}\n{}", code, svg);
  return all;
}

}  // namespace entente::cli
