#pragma once

#include <string>
#include <string_view>

#include "input/document.hpp"

namespace entente::input {

/// Collects diagnostics and gives them their places in the text.
class Report {
 public:
  Report(const Document& document, Diagnostics& diagnostics)
      : document_(document), diagnostics_(diagnostics) {}

  void add(Code code, std::string pointer, std::string message, std::string hint = "",
           Spot spot = Spot::value);
  /// At the character that stands `offset` bytes into the string that `pointer` names.
  void add_inside(Code code, std::string pointer, std::size_t offset, std::string message,
                  std::string hint = "");
  /// A diagnostic that names its places by pointers alone.
  void add(Diagnostic diagnostic);

  bool has_errors() const { return errors_ > 0; }
  /// How many places were looked at to find those of the diagnostics.
  std::size_t steps() const { return steps_; }

 private:
  /// Counts it. Whether it is to be kept; only then is its place worth looking for.
  bool admit(Severity severity);
  Location locate(std::string_view pointer, Spot spot = Spot::value);

  const Document& document_;
  Diagnostics& diagnostics_;
  std::size_t errors_ = 0, others_ = 0, steps_ = 0;
};

}  // namespace entente::input
