#pragma once

#include <cstdint>
#include <string>

namespace entente::marks {

/// What the width of a line means: words or deeds, how many items there are, the sum of their
/// amounts, or the number that is their label.
enum class WidthMeaning : std::uint8_t { medium, number, amount, label };

/// What the widths of a page mean, and how much. All pages of a figure have one scale.
struct LineScale {
  WidthMeaning meaning = WidthMeaning::medium;
  std::string unit = {};  ///< of amounts
  double px = 0;          ///< of a value of 1; 0: of media, or as the page has room

  friend bool operator==(const LineScale&, const LineScale&) = default;
};

}  // namespace entente::marks
