#pragma once

#include <optional>
#include <string_view>

namespace entente::flags {

/// Reads the values of attributes from left to right.
class Scan {
 public:
  explicit Scan(std::string_view text) : rest_(text) {}

  bool at_end() const { return rest_.empty(); }
  char peek() const { return rest_.empty() ? '\0' : rest_.front(); }
  void skip_spaces();
  /// Spaces, and one comma among them.
  void skip_comma();
  bool take(char c);
  /// Letters and '-'.
  std::string_view word();
  /// "-1.5e3", ".5"; nullopt if none stands here or it is beyond a million.
  std::optional<double> number();
  /// '0' or '1', which need no space after them.
  std::optional<bool> flag();

 private:
  std::string_view rest_;
};

}  // namespace entente::flags
