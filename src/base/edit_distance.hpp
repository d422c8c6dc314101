#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente::base {

/// Restricted Damerau–Levenshtein distance in code points (insert, delete, replace, swap
/// neighbours).
std::size_t edit_distance(std::string_view a, std::string_view b);
/// The candidate that `word` was probably meant to be: case-insensitive, at most a third of its
/// letters wrong.
std::optional<std::string> closest(std::string_view word,
                                   const std::vector<std::string>& candidates);

}  // namespace entente::base
