#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "support/golden.hpp"

/// The documents under tests/cases.
namespace cases {

struct File {
  std::string name;  ///< "bad-date-slips.json"
  std::string path;  ///< below tests/: "cases/invalid/bad-date-slips.json"
  std::string text;
};

/// The documents of tests/cases/<folder>, by name.
inline std::vector<File> files(const std::string& folder) {
  namespace fs = std::filesystem;
  std::vector<File> found;
  for (const auto& entry : fs::directory_iterator(fs::path(ENTENTE_TEST_DIR) / "cases" / folder)) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".json" && extension != ".jsonl") continue;
    const std::string name = entry.path().filename().string();
    found.push_back({name, "cases/" + folder + "/" + name, golden::read(entry.path().string())});
  }
  std::sort(found.begin(), found.end(),
            [](const File& a, const File& b) { return a.name < b.name; });
  return found;
}

}  // namespace cases
