#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::exports {

/// What a format has no place for, counted.
class Account {
 public:
  void leave_out(std::string_view what, std::size_t count = 1) {
    if (count == 0) return;
    for (auto& [words, so_far] : counts_) {
      if (words != what) continue;
      so_far += count;
      return;
    }
    counts_.emplace_back(what, count);
  }
  /// "undated items: 3", in the order in which they were found.
  std::vector<std::string> words() const {
    std::vector<std::string> out;
    for (const auto& [words, count] : counts_) out.push_back(words + ": " + std::to_string(count));
    return out;
  }

 private:
  std::vector<std::pair<std::string, std::size_t>> counts_;
};

}  // namespace entente::exports
