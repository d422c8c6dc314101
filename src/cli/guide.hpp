#pragma once

#include <span>
#include <string_view>

namespace entente::cli {

/// A text of the guide, src/guide/NAME.md.
struct GuideTopic {
  std::string_view name;
  std::string_view text;  ///< Markdown; its first line is the heading, "# What it is about"
};

/// In the order in which they are best read.
extern const std::span<const GuideTopic> guide;

}  // namespace entente::cli
