#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a type that nobody knows may have been meant to be.
namespace entente::model {

struct NearTypes {
  /// A slip for this one, or what it says to readers in the language of the document.
  std::optional<std::string> meant;
  /// Those that share a word or its stem with it ("appeal-refused": "appeal"); three at most.
  std::vector<std::string> others;
};

/// `declared`: the types of the document.
NearTypes near_types(std::string_view type, std::string_view language,
                     const std::vector<std::string>& declared);

}  // namespace entente::model
